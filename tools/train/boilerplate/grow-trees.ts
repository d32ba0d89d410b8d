import type { Trees } from '../../../src/core/boilerplate/model/trees';
import { randomFrom } from './random';

/** Feature rows cut into at most 32 bins a feature. */
export interface Binned {
  readonly rows: number;
  readonly features: number;
  readonly bins: Uint8Array;
  /** Upper border of each bin but the last, a feature. */
  readonly borders: readonly Float32Array[];
}

export interface GrowOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Share of groups, of their rows, and of features that each tree looks at. */
  readonly groupShare: number;
  readonly rowShare: number;
  readonly featureShare: number;
  /** L2 on leaves. */
  readonly lambda: number;
  readonly seed: number;
}

const BINS = 32;
const SAMPLE = 40_000;

/** Cuts features at quantiles of a sample. */
export function bin(values: Float32Array, rows: number, features: number): Binned {
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  const borders: Float32Array[] = [];
  const bins = new Uint8Array(rows * features);
  for (let f = 0; f < features; f++) {
    const sample: number[] = [];
    for (let row = 0; row < rows; row += step) sample.push(values[row * features + f]!);
    const border = bordersOf(Float32Array.from(sample).sort());
    borders.push(border);
    for (let row = 0; row < rows; row++) {
      const value = values[row * features + f]!;
      let low = 0;
      let high = border.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value > border[middle]!) low = middle + 1;
        else high = middle;
      }
      bins[row * features + f] = low;
    }
  }
  return { rows, features, bins, borders };
}

function bordersOf(sorted: Float32Array): Float32Array {
  const found = new Set<number>();
  const distinct = [...new Set(sorted)];
  if (distinct.length <= BINS) for (let i = 1; i < distinct.length; i++) found.add(Math.fround((distinct[i - 1]! + distinct[i]!) / 2));
  else {
    for (let k = 1; k < BINS; k++) {
      const at = Math.floor((k * sorted.length) / BINS);
      const value = sorted[at]!;
      if (value > sorted[0]!) found.add(Math.fround((value + sorted[Math.max(0, at - 1)]!) / 2));
    }
    const rare = sorted[Math.floor(sorted.length * 0.99)]!;
    found.add(rare);
  }
  return Float32Array.from([...found].sort((a, b) => a - b).slice(0, BINS - 1));
}

/**
 * Gradient boosting of oblivious trees on log loss (Friedman 2001, with second-order leaves as in Chen and Guestrin
 * 2016). `use` names the rows to learn from, `groups` gives each row's group: a tree sees some
 * groups only, so that what holds on few sites gains little. Deterministic for a seed.
 */
export function growTrees(data: Binned, labels: Uint8Array, weights: Float32Array, groups: Int32Array, use: Int32Array, options: GrowOptions): Trees {
  const { features, bins, borders } = data;
  const { depth, lambda } = options;
  const width = 1 << depth;
  const random = randomFrom(options.seed);
  const groupCount = groups.reduce((most, group) => Math.max(most, group), 0) + 1;
  const base = startOf(labels, weights, use);
  const score = new Float32Array(data.rows).fill(base);
  const gradient = new Float32Array(data.rows);
  const hessian = new Float32Array(data.rows);
  const leaf = new Uint8Array(data.rows);
  const subsetSize = Math.max(1, Math.round(features * options.featureShare));
  const outFeatures = new Uint8Array(options.trees * depth);
  const outThresholds = new Float32Array(options.trees * depth);
  const outLeaves = new Float32Array(options.trees * width);
  const histogram = new Float32Array((width >> 1) * subsetSize * BINS * 2);
  const sample = new Int32Array(use.length);
  for (let tree = 0; tree < options.trees; tree++) {
    let sampled = 0;
    const inside = Uint8Array.from({ length: groupCount }, () => (random() < options.groupShare ? 1 : 0));
    for (const row of use) {
      const p = 1 / (1 + Math.exp(-score[row]!));
      gradient[row] = (p - labels[row]!) * weights[row]!;
      hessian[row] = Math.max(1e-6, p * (1 - p) * weights[row]!);
      leaf[row] = 0;
      if (inside[groups[row]!] === 1 && random() < options.rowShare) sample[sampled++] = row;
    }
    const subset = choose(features, subsetSize, random);
    for (let level = 0; level < depth; level++) {
      const leaves = 1 << level;
      histogram.fill(0, 0, leaves * subsetSize * BINS * 2);
      for (let s = 0; s < sampled; s++) {
        const row = sample[s]!;
        const g = gradient[row]!;
        const h = hessian[row]!;
        const from = row * features;
        let at = leaf[row]! * subsetSize * BINS * 2;
        for (let k = 0; k < subsetSize; k++, at += BINS * 2) {
          const cell = at + (bins[from + subset[k]!]! << 1);
          histogram[cell]! += g;
          histogram[cell + 1]! += h;
        }
      }
      const best = bestQuestion(histogram, leaves, subset, borders, lambda);
      outFeatures[tree * depth + level] = best.feature;
      outThresholds[tree * depth + level] = borders[best.feature]![best.border] ?? Infinity;
      for (const row of use) if (bins[row * features + best.feature]! > best.border) leaf[row]! |= 1 << level;
    }
    const sums = new Float64Array(width * 2);
    for (const row of use) {
      sums[leaf[row]! * 2]! += gradient[row]!;
      sums[leaf[row]! * 2 + 1]! += hessian[row]!;
    }
    for (let l = 0; l < width; l++) outLeaves[tree * width + l] = (-options.rate * sums[l * 2]!) / (sums[l * 2 + 1]! + lambda);
    for (const row of use) score[row]! += outLeaves[tree * width + leaf[row]!]!;
  }
  return { count: options.trees, depth, features: outFeatures, thresholds: outThresholds, leaves: outLeaves, base };
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

function bestQuestion(histogram: Float32Array, leaves: number, subset: Int32Array, borders: readonly Float32Array[], lambda: number): { feature: number; border: number } {
  const count = subset.length;
  const gains = new Float64Array(BINS);
  let best = -Infinity;
  let question = { feature: subset[0]!, border: 0 };
  for (let k = 0; k < count; k++) {
    const feature = subset[k]!;
    const borderCount = borders[feature]!.length;
    if (borderCount === 0) continue;
    gains.fill(0);
    for (let l = 0; l < leaves; l++) {
      const at = (l * count + k) * BINS * 2;
      let allG = 0;
      let allH = 0;
      for (let b = 0; b <= borderCount; b++) {
        allG += histogram[at + b * 2]!;
        allH += histogram[at + b * 2 + 1]!;
      }
      if (allH <= 0) continue;
      let g = 0;
      let h = 0;
      for (let b = 0; b < borderCount; b++) {
        g += histogram[at + b * 2]!;
        h += histogram[at + b * 2 + 1]!;
        const restG = allG - g;
        const restH = allH - h;
        gains[b]! += (g * g) / (h + lambda) + (restG * restG) / (restH + lambda);
      }
    }
    for (let b = 0; b < borderCount; b++) {
      if (gains[b]! > best) {
        best = gains[b]!;
        question = { feature, border: b };
      }
    }
  }
  return question;
}
