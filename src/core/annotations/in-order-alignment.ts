import { shortestEdit } from './shortest-edit';

/**
 * For each of `a` its partner in `b` or -1, in rising order: Myers' O(ND) difference algorithm (1986), and where the two
 * differ too much for it, "patience diff" (Bram Cohen). Of several good alignments the one that pairs early.
 */
export function alignedInOrder(a: readonly number[], b: readonly number[]): Int32Array {
  const partner = new Int32Array(a.length).fill(-1);
  const work = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
  for (let gap = work.pop(); gap; gap = work.pop()) {
    let { a0, a1, b0, b1 } = gap;
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) partner[a0++] = b0++;
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) partner[--a1] = --b1;
    if (a0 === a1 || b0 === b1) continue;
    if (shortestEdit(a, b, a0, a1, b0, b1, partner)) continue;
    const anchors = uniqueAnchors(a, b, a0, a1, b0, b1);
    if (anchors.length === 0) continue;
    for (const [i, j] of anchors) {
      partner[i] = j;
      work.push({ a0, a1: i, b0, b1: j });
      a0 = i + 1;
      b0 = j + 1;
    }
    work.push({ a0, a1, b0, b1 });
  }
  return partner;
}

/** Pairs of values that stand once in either part, the longest row of them that rises on both sides. */
function uniqueAnchors(a: readonly number[], b: readonly number[], a0: number, a1: number, b0: number, b1: number): [number, number][] {
  const places = new Map<number, number>();
  for (let j = b0; j < b1; j++) places.set(b[j] ?? 0, places.has(b[j] ?? 0) ? -1 : j);
  const seen = new Map<number, number>();
  for (let i = a0; i < a1; i++) seen.set(a[i] ?? 0, (seen.get(a[i] ?? 0) ?? 0) + 1);
  const pairs: [number, number][] = [];
  for (let i = a0; i < a1; i++) {
    const j = places.get(a[i] ?? 0) ?? -1;
    if (j >= 0 && seen.get(a[i] ?? 0) === 1) pairs.push([i, j]);
  }
  return longestRising(pairs);
}

/** Longest subsequence of pairs (sorted by the first) whose second rises (patience sorting). */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, j], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const row: [number, number][] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const found = pairs[index];
    if (found) row.push(found);
  }
  return row.reverse();
}
