import type { Vectors } from './vectors';
import { Random } from '../../random';

/**
 * Lloyd's k-means over some columns of some rows. Returns the centroids; `assign` finds the nearest one.
 * Deterministic: the seeds are drawn from a fixed generator.
 */
export function kMeans(values: Float32Array, stride: number, offset: number, size: number, rows: Int32Array, count: number, rounds: number): Float32Array {
  const random = new Random(count * 31 + offset);
  const centroids = new Float32Array(count * size);
  for (let c = 0; c < count; c++) {
    const row = rows[Math.floor(random.next() * rows.length)] ?? 0;
    for (let d = 0; d < size; d++) centroids[c * size + d] = (values[row * stride + offset + d] as number) + (random.next() - 0.5) * 1e-3;
  }
  for (let round = 0; round < rounds; round++) {
    const sums = new Float64Array(count * size);
    const counts = new Int32Array(count);
    for (const row of rows) {
      const c = nearest(values, row * stride + offset, size, centroids, count);
      counts[c] = (counts[c] as number) + 1;
      for (let d = 0; d < size; d++) sums[c * size + d] = (sums[c * size + d] as number) + (values[row * stride + offset + d] as number);
    }
    for (let c = 0; c < count; c++) {
      const n = counts[c] as number;
      if (n === 0) {
        const row = rows[Math.floor(random.next() * rows.length)] ?? 0;
        for (let d = 0; d < size; d++) centroids[c * size + d] = values[row * stride + offset + d] as number;
      } else for (let d = 0; d < size; d++) centroids[c * size + d] = (sums[c * size + d] as number) / n;
    }
  }
  return centroids;
}

export function nearest(values: Float32Array, at: number, size: number, centroids: Float32Array, count: number): number {
  let best = 0;
  let least = Infinity;
  for (let c = 0; c < count; c++) {
    let sum = 0;
    for (let d = 0; d < size; d++) {
      const difference = (values[at + d] as number) - (centroids[c * size + d] as number);
      sum += difference * difference;
    }
    if (sum < least) {
      least = sum;
      best = c;
    }
  }
  return best;
}

/** Splits all words into `branches[0]` clusters, each of these into `branches[1]`, and so on; the number of the leaf. */
export function clusterTree(vectors: Vectors, branches: readonly number[], sample: number): Uint16Array {
  const leaves = new Uint16Array(vectors.words.length);
  const split = (rows: Int32Array, depth: number, number: number): void => {
    const branch = branches[depth];
    if (branch === undefined) {
      for (const row of rows) leaves[row] = number;
      return;
    }
    const frequent = rows.subarray(0, Math.max(branch, Math.min(rows.length, sample)));
    const centroids = kMeans(vectors.values, vectors.size, 0, vectors.size, frequent, branch, 12);
    const members: number[][] = Array.from({ length: branch }, () => []);
    for (const row of rows) members[nearest(vectors.values, row * vectors.size, vectors.size, centroids, branch)]?.push(row);
    members.forEach((group, c) => split(Int32Array.from(group), depth + 1, number * branch + c));
  };
  split(Int32Array.from(vectors.words.keys()), 0, 0);
  return leaves;
}
