import type { Trees } from '../../../src/core/boilerplate/model/trees';

/** One model that answers with the mean log odds of several of one size; trees of the same round stand side by side. */
export function averaged(runs: readonly Trees[]): Trees {
  const first = runs[0];
  if (!first) throw new Error('No trees to average');
  const { count, depth } = first;
  const width = 1 << depth;
  const features = new Uint8Array(count * runs.length * depth);
  const thresholds = new Float32Array(count * runs.length * depth);
  const leaves = new Float32Array(count * runs.length * width);
  for (let tree = 0; tree < count; tree++) {
    runs.forEach((run, bag) => {
      const to = tree * runs.length + bag;
      features.set(run.features.subarray(tree * depth, (tree + 1) * depth), to * depth);
      thresholds.set(run.thresholds.subarray(tree * depth, (tree + 1) * depth), to * depth);
      leaves.set(
        run.leaves.subarray(tree * width, (tree + 1) * width).map((leaf) => leaf / runs.length),
        to * width,
      );
    });
  }
  return { count: count * runs.length, depth, features, thresholds, leaves, base: runs.reduce((sum, run) => sum + run.base, 0) / runs.length };
}
