/**
 * Boosted decision trees (Friedman 2001). A node is a question, "is this feature above this?", whose two next nodes
 * stand side by side, or a leaf, which is its own next node: every walk may take as many steps as the deepest needs.
 */
export interface Trees {
  /** Most questions between a root and a leaf. */
  readonly depth: number;
  /** The first node of each tree; one more at the end. */
  readonly starts: Int32Array;
  /**
   * For each node the feature that it asks about in the lowest 8 bits (a leaf's is not looked at), and above them the
   * node for the answer no; the one for yes follows it.
   */
  readonly questions: Uint32Array;
  /** The question is "above this?". Nothing is above a leaf's, which is NaN. */
  readonly thresholds: Float32Array;
  /** A leaf's word, in log odds; 0 for questions. */
  readonly values: Float32Array;
  /** Log odds before the first tree. */
  readonly base: number;
}

/** A node's question, as `Trees` has it. */
export function question(feature: number, next: number): number {
  return (next << 8) | feature;
}

/** The node for the answer no. */
export function nextOf({ questions }: Trees, node: number): number {
  return questions[node]! >>> 8;
}

/** The depth that `predictTrees` walks without an inner loop. */
const USUAL_DEPTH = 5;

/** Trees between two looks at whether a line is settled. */
const CHUNK = 16;
/**
 * Log odds under which a line is the article's whatever the other trees say, when all are still to come and when none is:
 * of 28,000 lines that all trees together give more than 0.2, about a hundred fall below this on the way.
 */
const CLEAR_AT_FIRST = -2.9;
const CLEAR_AT_LAST = -1.5;

/** The probability that the trees give the feature row at `rows[at…]`; for lines that are plainly below 0.2, a rough one. */
export function predictTrees(trees: Trees, rows: Float32Array, at: number): number {
  const count = trees.starts.length - 1;
  const rise = (CLEAR_AT_LAST - CLEAR_AT_FIRST) / count;
  let sum = trees.base;
  for (let from = 0; from < count && sum >= CLEAR_AT_FIRST + rise * from; from += CHUNK) {
    const to = Math.min(count, from + CHUNK);
    sum += trees.depth === USUAL_DEPTH ? sumUsual(trees, rows, at, from, to) : sumAny(trees, rows, at, from, to);
  }
  return 1 / (1 + Math.exp(-sum));
}

/** Answers become numbers by `+`, which is compiled without a branch: nobody can guess them, so branches cost four times as much. */
function sumUsual({ starts, questions, thresholds, values }: Trees, rows: Float32Array, at: number, from: number, to: number): number {
  let sum = 0;
  for (let tree = from; tree < to; tree++) {
    let node = starts[tree]!;
    let question = questions[node]!;
    node = (question >>> 8) + +(rows[at + (question & 255)]! > thresholds[node]!);
    question = questions[node]!;
    node = (question >>> 8) + +(rows[at + (question & 255)]! > thresholds[node]!);
    question = questions[node]!;
    node = (question >>> 8) + +(rows[at + (question & 255)]! > thresholds[node]!);
    question = questions[node]!;
    node = (question >>> 8) + +(rows[at + (question & 255)]! > thresholds[node]!);
    question = questions[node]!;
    node = (question >>> 8) + +(rows[at + (question & 255)]! > thresholds[node]!);
    sum += values[node]!;
  }
  return sum;
}

function sumAny({ depth, starts, questions, thresholds, values }: Trees, rows: Float32Array, at: number, from: number, to: number): number {
  let sum = 0;
  for (let tree = from; tree < to; tree++) {
    let node = starts[tree]!;
    for (let step = 0; step < depth; step++) {
      const question = questions[node]!;
      node = (question >>> 8) + +(rows[at + (question & 255)]! > thresholds[node]!);
    }
    sum += values[node]!;
  }
  return sum;
}
