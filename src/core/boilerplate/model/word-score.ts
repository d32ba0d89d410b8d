import { FIRST_HASH, mixHash } from './word-groups';
import type { Tokens } from './tokens';

/** Number of weights; features share a weight when their hashes meet (hashing trick, Weinberger et al. 2009). */
export const WORD_WEIGHTS = 1 << 15;

/** Words looked at from each end of a line. */
const MOST_WORDS = 24;

const FIRST_WORD = mixHash(FIRST_HASH, 1);
const LAST_WORD = mixHash(FIRST_HASH, 2);
const LENGTH = mixHash(FIRST_HASH, 3);

function slot(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 15)) & (WORD_WEIGHTS - 1);
}

/**
 * The weights that a line uses, into `out` (long enough: 64): its words and pairs of words, its first and last words,
 * and its length class. Returns how many there are.
 */
export function wordSlots(tokens: Tokens, from: number, to: number, out: Int32Array): number {
  const count = to - from;
  let used = 0;
  out[used++] = slot(mixHash(LENGTH, Math.min(count, 6) + (count > 12 ? 1 : 0) + (count > 25 ? 1 : 0)));
  if (count === 0) return used;
  const hashes = tokens.hashes;
  const limit = Math.min(to, from + MOST_WORDS);
  let previous = 0;
  for (let i = from; i < limit; i++) {
    const hash = hashes[i] ?? 0;
    out[used++] = slot(hash);
    if (i > from) out[used++] = slot(Math.imul(previous, 31) ^ hash);
    previous = hash;
  }
  const first = hashes[from] ?? 0;
  out[used++] = slot(mixHash(FIRST_WORD, first));
  if (count > 1) out[used++] = slot(mixHash(mixHash(FIRST_WORD, first), hashes[from + 1] ?? 0));
  out[used++] = slot(mixHash(LAST_WORD, hashes[to - 1] ?? 0));
  return used;
}

/** The logistic model's raw score: the mean-free sum of the weights used, damped by the line's length. */
export function wordScore(weights: Float32Array, slots: Int32Array, used: number): number {
  let sum = 0;
  for (let i = 0; i < used; i++) sum += weights[slots[i] ?? 0] ?? 0;
  return sum / Math.sqrt(used);
}
