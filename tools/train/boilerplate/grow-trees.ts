import type { Trees } from '../../../src/core/boilerplate/model/trees';
import { randomFrom } from './random';

/** Feature rows cut into at most 32 bins a feature. */
export interface Binned {
  readonly rows: number;
  readonly features: number;
  /** Feature by feature: the bin of each row. */
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
      bins[f * rows + row] = low;
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
  const { features, borders } = data;
  const { depth, lambda } = options;
  const width = 1 << depth;
  const random = randomFrom(options.seed);
  const groupCount = groups.reduce((most, group) => Math.max(most, group), 0) + 1;
  const base = startOf(labels, weights, use);
  const rows = use.length;
  const bins = gathered(data, use);
  const score = new Float32Array(rows).fill(base);
  const gradient = new Float32Array(rows);
  const hessian = new Float32Array(rows);
  const leaf = new Uint8Array(rows);
  const subsetSize = Math.max(1, Math.round(features * options.featureShare));
  const outFeatures = new Uint8Array(options.trees * depth);
  const outThresholds = new Float32Array(options.trees * depth);
  const outLeaves = new Float32Array(options.trees * width);
  const histogram = new Float32Array(width * BINS);
  const sample = new Int32Array(rows);
  const cells = new Int32Array(rows);
  for (let tree = 0; tree < options.trees; tree++) {
    let sampled = 0;
    const inside = Uint8Array.from({ length: groupCount }, () => (random() < options.groupShare ? 1 : 0));
    leaf.fill(0);
    for (let at = 0; at < rows; at++) {
      const row = use[at]!;
      const p = 1 / (1 + Math.exp(-score[at]!));
      gradient[at] = (p - labels[row]!) * weights[row]!;
      hessian[at] = Math.max(1e-6, p * (1 - p) * weights[row]!);
      if (inside[groups[row]!] === 1 && random() < options.rowShare) sample[sampled++] = at;
    }
    const subset = choose(features, subsetSize, random);
    for (let level = 0; level < depth; level++) {
      const leaves = 1 << level;
      const size = leaves * BINS * 2;
      for (let s = 0; s < sampled; s++) cells[s] = leaf[sample[s]!]! * BINS * 2;
      let best = { gain: -Infinity, feature: subset[0]!, border: 0 };
      for (const feature of subset) {
        if (borders[feature]!.length === 0) continue;
        const column = bins.subarray(feature * rows, (feature + 1) * rows);
        histogram.fill(0, 0, size);
        for (let s = 0; s < sampled; s++) {
          const at = sample[s]!;
          const cell = cells[s]! + (column[at]! << 1);
          histogram[cell]! += gradient[at]!;
          histogram[cell + 1]! += hessian[at]!;
        }
        best = betterQuestion(best, histogram, leaves, feature, borders[feature]!.length, lambda);
      }
      outFeatures[tree * depth + level] = best.feature;
      outThresholds[tree * depth + level] = borders[best.feature]![best.border] ?? Infinity;
      const column = bins.subarray(best.feature * rows, (best.feature + 1) * rows);
      for (let at = 0; at < rows; at++) if (column[at]! > best.border) leaf[at]! |= 1 << level;
    }
    const sums = new Float64Array(width * 2);
    for (let at = 0; at < rows; at++) {
      sums[leaf[at]! * 2]! += gradient[at]!;
      sums[leaf[at]! * 2 + 1]! += hessian[at]!;
    }
    for (let l = 0; l < width; l++) outLeaves[tree * width + l] = (-options.rate * sums[l * 2]!) / (sums[l * 2 + 1]! + lambda);
    for (let at = 0; at < rows; at++) score[at]! += outLeaves[tree * width + leaf[at]!]!;
  }
  return { count: options.trees, depth, features: outFeatures, thresholds: outThresholds, leaves: outLeaves, base };
}

/** The bins of some rows only, feature by feature: read in order, they come fast. */
function gathered(data: Binned, use: Int32Array): Uint8Array {
  const rows = use.length;
  const bins = new Uint8Array(rows * data.features);
  for (let f = 0; f < data.features; f++) {
    for (let at = 0; at < rows; at++) bins[f * rows + at] = data.bins[f * data.rows + use[at]!]!;
  }
  return bins;
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

interface Question {
  readonly gain: number;
  readonly feature: number;
  readonly border: number;
}

/** The best question about the feature that the histogram is of, or `known` when that gains more. */
function betterQuestion(known: Question, histogram: Float32Array, leaves: number, feature: number, borderCount: number, lambda: number): Question {
  const gains = new Float64Array(BINS);
  for (let l = 0; l < leaves; l++) {
    const at = l * BINS * 2;
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
  let best = known;
  for (let b = 0; b < borderCount; b++) if (gains[b]! > best.gain) best = { gain: gains[b]!, feature, border: b };
  return best;
}
