import { WORD_BITS } from './word-hash';

/** Cells of the largest table that is filled; a larger gap counts as wholly changed. */
const MAX_CELLS = 1 << 16;

/** How two short word ranges differ. */
export interface WordEdits {
  /** Words that stand in both, in order. */
  readonly matched: number;
  /** Least number of words to change, drop or add (Levenshtein 1966). */
  readonly edits: number;
}

let row = new Uint32Array(256);

/** Word edits between a[a0, a1) and b[b0, b1): time in the product of the lengths, bounded. */
export function wordEdits(a: Uint16Array, a0: number, a1: number, b: Uint16Array, b0: number, b1: number): WordEdits {
  const n = a1 - a0;
  const m = b1 - b0;
  if (n === 0 || m === 0 || n * m > MAX_CELLS) return { matched: 0, edits: Math.max(n, m) };
  if (row.length < m + 1) row = new Uint32Array(2 * m + 2);
  // A cell packs edits * 2^16 + (2^15 - matched), so that one minimum prefers fewer edits, then more matches.
  const base = 1 << 15;
  for (let j = 0; j <= m; j++) row[j] = j * 65536 + base;
  for (let i = 1; i <= n; i++) {
    let diagonal = row[0]!;
    row[0] = i * 65536 + base;
    const word = a[a0 + i - 1]! & WORD_BITS;
    for (let j = 1; j <= m; j++) {
      const above = row[j]!;
      const through = (b[b0 + j - 1]! & WORD_BITS) === word ? diagonal - 1 : diagonal + 65536;
      row[j] = Math.min(through, above + 65536, row[j - 1]! + 65536);
      diagonal = above;
    }
  }
  const last = row[m]!;
  return { matched: base - (last & 65535), edits: Math.floor(last / 65536) };
}
