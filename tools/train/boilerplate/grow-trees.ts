import { type Trees, question } from '../../../src/core/boilerplate/model/trees';
import { type Binned, gathered } from './bins';
import { type GrownNode, type TreeOptions, growTree } from './grow-tree';
import { randomFrom } from './random';

export interface GrowOptions extends TreeOptions {
  readonly trees: number;
  readonly rate: number;
  /** Share of rows, and of features, that each tree looks at. */
  readonly rowShare: number;
  readonly featureShare: number;
  readonly seed: number;
}

/**
 * Gradient boosting on log loss (Friedman 2001, with second-order leaves as in Chen and Guestrin 2016). `use` names the
 * rows to learn from. Deterministic for a seed.
 */
export function growTrees(data: Binned, labels: Uint8Array, weights: Float32Array, use: Int32Array, options: GrowOptions): Trees {
  const random = randomFrom(options.seed);
  const base = startOf(labels, weights, use);
  const count = use.length;
  const binned: Binned = { ...data, rows: count, bins: gathered(data, use) };
  const score = new Float32Array(count).fill(base);
  const gradient = new Float32Array(count);
  const hessian = new Float32Array(count);
  const leaf = new Uint8Array(count);
  const sample = new Int32Array(count);
  const subsetSize = Math.max(1, Math.round(data.features * options.featureShare));
  const grown: { nodes: GrownNode[]; values: Float64Array }[] = [];
  for (let tree = 0; tree < options.trees; tree++) {
    let sampled = 0;
    for (let at = 0; at < count; at++) {
      const row = use[at]!;
      const p = 1 / (1 + Math.exp(-score[at]!));
      gradient[at] = (p - labels[row]!) * weights[row]!;
      hessian[at] = Math.max(1e-6, p * (1 - p) * weights[row]!);
      if (random() < options.rowShare) sample[sampled++] = at;
    }
    const nodes = growTree({ data: binned, gradient, hessian }, sample.subarray(0, sampled), choose(data.features, subsetSize, random), options);
    const values = wordsOfLeaves(nodes, binned, gradient, hessian, leaf, options);
    for (let at = 0; at < count; at++) score[at]! += values[leaf[at]!]!;
    grown.push({ nodes, values });
  }
  return laidOut(grown, data, options.depth, base);
}

/** What each leaf says, of all rows that fall into it; `leaf` is told which that are. */
function wordsOfLeaves(nodes: readonly GrownNode[], { bins, rows }: Binned, gradient: Float32Array, hessian: Float32Array, leaf: Uint8Array, { rate, lambda }: GrowOptions): Float64Array {
  const sums = new Float64Array(nodes.length * 2);
  for (let at = 0; at < rows; at++) {
    let node = 0;
    while (nodes[node]!.feature >= 0) {
      const { feature, border, next } = nodes[node]!;
      node = next + (bins[feature * rows + at]! > border ? 1 : 0);
    }
    leaf[at] = node;
    sums[node * 2]! += gradient[at]!;
    sums[node * 2 + 1]! += hessian[at]!;
  }
  return Float64Array.from(nodes, ({ feature }, node) => (feature >= 0 ? 0 : (-rate * sums[node * 2]!) / (sums[node * 2 + 1]! + lambda)));
}

function laidOut(grown: readonly { nodes: readonly GrownNode[]; values: Float64Array }[], { borders }: Binned, depth: number, base: number): Trees {
  const starts = new Int32Array(grown.length + 1);
  grown.forEach(({ nodes }, tree) => (starts[tree + 1] = starts[tree]! + nodes.length));
  const all = grown.flatMap(({ nodes }, tree) => nodes.map((node) => ({ ...node, next: starts[tree]! + node.next })));
  return {
    depth,
    starts,
    questions: Uint32Array.from(all, ({ feature, next }) => question(Math.max(0, feature), next)),
    thresholds: Float32Array.from(all, ({ feature, border }) => (feature < 0 ? NaN : borders[feature]![border]!)),
    values: Float32Array.from(grown.flatMap(({ values }) => [...values])),
    base,
  };
}

function startOf(labels: Uint8Array, weights: Float32Array, use: Int32Array): number {
  let positive = 0;
  let all = 0;
  for (const row of use) {
    positive += labels[row]! * weights[row]!;
    all += weights[row]!;
  }
  return Math.log((positive + 1) / (all - positive + 1));
}

function choose(from: number, count: number, random: () => number): Int32Array {
  const all = Int32Array.from({ length: from }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (from - i));
    const kept = all[i]!;
    all[i] = all[j]!;
    all[j] = kept;
  }
  return all.slice(0, count).sort();
}
