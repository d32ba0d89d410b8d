import type { Pieces } from './pieces';
import { shortestEdit } from './shortest-edit';

/** Which piece of a new text an old piece became. */
export interface Alignment {
  /** For each old piece the new one, or -1. Only pairs that every good alignment shares. */
  readonly newOf: Int32Array;
  /** For each new piece the old one, or -1. */
  readonly oldOf: Int32Array;
  /** Old pieces that were paired out of order: 1 for moved. */
  readonly moved: Uint8Array;
}

/**
 * Aligns the pieces of two texts with Myers' O(ND) difference algorithm (1986), very different ones after "patience diff"
 * (Bram Cohen). A passage that stands twice can often be aligned in two ways; therefore it is aligned once from the front
 * and once from the back, and only pairs on which both agree count. Whole pieces that moved are paired when they stand
 * alone on either side.
 */
export function alignPieces(old: Pieces, fresh: Pieces): Alignment {
  const a = inked(old);
  const b = inked(fresh);
  const forward = aligned(a.hashes, b.hashes);
  const backward = aligned([...a.hashes].reverse(), [...b.hashes].reverse());
  const newOf = new Int32Array(old.count).fill(-1);
  const oldOf = new Int32Array(fresh.count).fill(-1);
  for (let i = 0; i < a.hashes.length; i++) {
    const j = forward[i] ?? -1;
    const mirrored = backward[a.hashes.length - 1 - i] ?? -1;
    if (j >= 0 && b.hashes.length - 1 - mirrored === j) pair(newOf, oldOf, a.indexes[i] ?? 0, b.indexes[j] ?? 0);
  }
  dropDoubtful(old, fresh, newOf, oldOf);
  const moved = Uint8Array.from(newOf, (j) => (j < 0 ? 1 : 0));
  pairMoved(old, fresh, newOf, oldOf);
  return { newOf, oldOf, moved: moved.map((flag, i) => (flag === 1 && (newOf[i] ?? -1) >= 0 ? 1 : 0)) };
}

function pair(newOf: Int32Array, oldOf: Int32Array, i: number, j: number): void {
  newOf[i] = j;
  oldOf[j] = i;
}

function inked(pieces: Pieces): { hashes: number[]; indexes: number[] } {
  const hashes: number[] = [];
  const indexes: number[] = [];
  pieces.hashes.forEach((hash, index) => {
    if (hash < 0) return;
    hashes.push(hash);
    indexes.push(index);
  });
  return { hashes, indexes };
}

/**
 * Takes back pairs that may be the wrong copy. A row of pairs that follow each other on both sides needs one piece that
 * stands as often as before; and at its ends no piece may also stand, unpaired, in the gap beside it, for then the row
 * could as well start or end there.
 */
function dropDoubtful(old: Pieces, fresh: Pieces, newOf: Int32Array, oldOf: Int32Array): void {
  const before = counted(old);
  const after = counted(fresh);
  const asOften = (i: number): boolean => before.get(old.hashes[i] ?? -1) === after.get(old.hashes[i] ?? -1);
  const doubtful = new Set<number>();
  for (const row of rows(newOf)) {
    const length = row.end - row.start;
    const indexes = Array.from({ length }, (_, k) => row.start + k);
    if (!indexes.some(asOften)) for (const i of indexes) doubtful.add(i);
    const fromNew = newOf[row.start] ?? 0;
    const hashes = indexes.map((i) => old.hashes[i] ?? -1);
    const lasts = [slide(old, newOf, row.start, -1, hashes), slide(fresh, oldOf, fromNew, -1, hashes)];
    for (let k = 0; k < Math.max(...lasts); k++) doubtful.add(row.start + k);
    hashes.reverse();
    const firsts = [slide(old, newOf, row.end - 1, 1, hashes), slide(fresh, oldOf, fromNew + length - 1, 1, hashes)];
    for (let k = 0; k < Math.max(...firsts); k++) doubtful.add(row.end - 1 - k);
  }
  for (const i of doubtful) {
    oldOf[newOf[i] ?? 0] = -1;
    newOf[i] = -1;
  }
}

/** Rows of old pieces paired with new ones that follow each other too. */
function rows(newOf: Int32Array): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let i = 0; i < newOf.length; ) {
    let end = i + 1;
    if ((newOf[i] ?? -1) >= 0) {
      while (end < newOf.length && newOf[end] === (newOf[end - 1] ?? 0) + 1) end++;
      found.push({ start: i, end });
    }
    i = end;
  }
  return found;
}

/** How many of a row's `hashes`, from its edge inwards, also stand in the same order, unpaired, in the gap beside `edge`. */
function slide(pieces: Pieces, partner: Int32Array, edge: number, way: -1 | 1, hashes: readonly number[]): number {
  let far = edge;
  while (far + way >= 0 && far + way < partner.length && partner[far + way] === -1) far += way;
  let count = 0;
  for (let i = far; i !== edge && count < hashes.length; i -= way) if (pieces.hashes[i] === hashes[count]) count++;
  return count;
}

/** How often each hash stands. */
function counted(pieces: Pieces): Map<number, number> {
  const counts = new Map<number, number>();
  for (const hash of pieces.hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}

/** Pieces left over on both sides, each the only one of its kind left over: they have moved. */
function pairMoved(old: Pieces, fresh: Pieces, newOf: Int32Array, oldOf: Int32Array): void {
  const before = counted(old);
  const after = counted(fresh);
  const left = leftOver(old, newOf);
  const right = leftOver(fresh, oldOf);
  for (const [hash, i] of left) {
    const j = right.get(hash) ?? -1;
    if (i >= 0 && j >= 0 && before.get(hash) === 1 && after.get(hash) === 1) pair(newOf, oldOf, i, j);
  }
}

/** Hash → index of the only unpaired piece with it; -1 for several. */
function leftOver(pieces: Pieces, partner: Int32Array): Map<number, number> {
  const found = new Map<number, number>();
  pieces.hashes.forEach((hash, index) => {
    if (hash >= 0 && partner[index] === -1) found.set(hash, found.has(hash) ? -1 : index);
  });
  return found;
}

/** For each of `a` its partner in `b` or -1; of several good alignments the one that pairs early. */
function aligned(a: readonly number[], b: readonly number[]): Int32Array {
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
