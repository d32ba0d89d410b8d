/**
 * Boosted oblivious trees: every node of one depth asks the same question, so a tree is a row of questions and a table
 * of answers (the trees of CatBoost; Prokhorenkova et al. 2018, section 4).
 */
export interface Trees {
  readonly count: number;
  readonly depth: number;
  /** Feature of question `tree * depth + level`. */
  readonly features: Uint8Array;
  /** The question is "above this?". */
  readonly thresholds: Float32Array;
  /** `2 ** depth` answers a tree, in log odds. */
  readonly leaves: Float32Array;
  /** Log odds before the first tree. */
  readonly base: number;
}

/** The depth that `predictTrees` walks without an inner loop. */
const USUAL_DEPTH = 5;

/** Trees between two looks at whether a line is settled. */
const CHUNK = 32;
/**
 * Log odds under which a line is the article's whatever the other trees say: of 12,000 lines that all trees together
 * give more than 0.2, seven fall below this on the way.
 */
const CLEAR = -3.1;

/** The probability that the trees give the feature row at `rows[at…]`; for lines that are plainly below 0.2, a rough one. */
export function predictTrees(trees: Trees, rows: Float32Array, at: number): number {
  let sum = trees.base;
  for (let from = 0; from < trees.count && sum >= CLEAR; from += CHUNK) {
    const to = Math.min(trees.count, from + CHUNK);
    sum += trees.depth === USUAL_DEPTH ? sumUsual(trees, rows, at, from, to) : sumAny(trees, rows, at, from, to);
  }
  return 1 / (1 + Math.exp(-sum));
}

/** Answers become numbers by `+`, which is compiled without a branch: nobody can guess them, so branches cost four times as much. */
function sumUsual({ features, thresholds, leaves }: Trees, rows: Float32Array, at: number, from: number, to: number): number {
  let sum = 0;
  for (let tree = from, q = from * USUAL_DEPTH; tree < to; tree++, q += USUAL_DEPTH) {
    const a = +(rows[at + features[q]!]! > thresholds[q]!);
    const b = +(rows[at + features[q + 1]!]! > thresholds[q + 1]!);
    const c = +(rows[at + features[q + 2]!]! > thresholds[q + 2]!);
    const d = +(rows[at + features[q + 3]!]! > thresholds[q + 3]!);
    const e = +(rows[at + features[q + 4]!]! > thresholds[q + 4]!);
    sum += leaves[(tree << USUAL_DEPTH) | a | (b << 1) | (c << 2) | (d << 3) | (e << 4)]!;
  }
  return sum;
}

function sumAny({ depth, features, thresholds, leaves }: Trees, rows: Float32Array, at: number, from: number, to: number): number {
  let sum = 0;
  for (let tree = from, question = from * depth; tree < to; tree++) {
    let leaf = 0;
    for (let level = 0; level < depth; level++, question++) {
      if (rows[at + features[question]!]! > thresholds[question]!) leaf |= 1 << level;
    }
    sum += leaves[(tree << depth) + leaf]!;
  }
  return sum;
}
