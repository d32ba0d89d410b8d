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
const USUAL_DEPTH = 4;

/** The probability that the trees give the feature row at `rows[at…]`. */
export function predictTrees(trees: Trees, rows: Float32Array, at: number): number {
  const sum = trees.depth === USUAL_DEPTH ? sumUsual(trees, rows, at) : sumAny(trees, rows, at);
  return 1 / (1 + Math.exp(-sum));
}

function sumUsual({ count, features, thresholds, leaves, base }: Trees, rows: Float32Array, at: number): number {
  let sum = base;
  for (let tree = 0, q = 0; tree < count; tree++, q += USUAL_DEPTH) {
    const a = rows[at + features[q]!]! > thresholds[q]! ? 1 : 0;
    const b = rows[at + features[q + 1]!]! > thresholds[q + 1]! ? 2 : 0;
    const c = rows[at + features[q + 2]!]! > thresholds[q + 2]! ? 4 : 0;
    const d = rows[at + features[q + 3]!]! > thresholds[q + 3]! ? 8 : 0;
    sum += leaves[(tree << USUAL_DEPTH) + (a | b | c | d)]!;
  }
  return sum;
}

function sumAny({ count, depth, features, thresholds, leaves, base }: Trees, rows: Float32Array, at: number): number {
  let sum = base;
  for (let tree = 0, question = 0; tree < count; tree++) {
    let leaf = 0;
    for (let level = 0; level < depth; level++, question++) {
      if (rows[at + features[question]!]! > thresholds[question]!) leaf |= 1 << level;
    }
    sum += leaves[(tree << depth) + leaf]!;
  }
  return sum;
}
