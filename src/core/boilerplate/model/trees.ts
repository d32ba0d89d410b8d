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

/** The probability that the trees give the feature row at `rows[at…]`. */
export function predictTrees(trees: Trees, rows: Float32Array, at: number): number {
  const { count, depth, features, thresholds, leaves } = trees;
  const width = 1 << depth;
  let sum = trees.base;
  let question = 0;
  for (let tree = 0; tree < count; tree++) {
    let leaf = 0;
    for (let level = 0; level < depth; level++, question++) {
      if (rows[at + features[question]!]! > thresholds[question]!) leaf |= 1 << level;
    }
    sum += leaves[tree * width + leaf]!;
  }
  return 1 / (1 + Math.exp(-sum));
}
