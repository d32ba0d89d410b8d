import { SHAPE_COUNT } from './line-scan';
import type { LineScans } from './page-scan';
import { CAPITAL } from './tokens';
import { FIRST_HASH, mixHash } from './word-groups';

/** Buckets of weights; features share a bucket when their hashes meet (hashing trick, Weinberger et al. 2009). */
export const BUCKETS = 1 << 15;
/** What the words are asked: is it boilerplate; a caption, credit, byline or date; a link, headline or menu; a prompt or notice? */
export const HEADS = ['score', 'creditScore', 'linkScore', 'promptScore'] as const;
export const HEAD_COUNT = HEADS.length;
/** One weight a head in each bucket, side by side. */
export const WORD_WEIGHTS = BUCKETS * HEAD_COUNT;

/** Words looked at from the start of a line. */
const MOST_WORDS = 24;
/** Most buckets that one line uses. */
export const MOST_SLOTS = 2 * MOST_WORDS + 8;

const FIRST_WORD = mixHash(FIRST_HASH, 1);
const LAST_WORD = mixHash(FIRST_HASH, 2);
const LENGTH = mixHash(FIRST_HASH, 3);
const ENDING = mixHash(FIRST_HASH, 4);
const CAPITALS = mixHash(FIRST_HASH, 5);

function slot(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 15)) & (BUCKETS - 1);
}

/**
 * The buckets that a line uses, into `out` (`MOST_SLOTS` long): its words and pairs of words, its first and last words,
 * its length, and its length with its final mark and with its capitals. Returns how many there are.
 */
export function wordSlots(scan: LineScans, line: number, out: Int32Array): number {
  const from = scan.words.starts[line]!;
  const to = scan.words.ends[line]!;
  const { hashes, flags } = scan.tokens;
  const count = to - from;
  const length = Math.min(count, 6) + (count > 12 ? 1 : 0) + (count > 25 ? 1 : 0);
  let used = 0;
  out[used++] = slot(mixHash(LENGTH, length));
  let mark = 0;
  for (let f = 10; f < 21; f++) mark = (mark << 1) | (scan.shape[line * SHAPE_COUNT + f]! > 0 ? 1 : 0);
  out[used++] = slot(mixHash(mixHash(ENDING, length), mark));
  if (count === 0) return used;
  const limit = Math.min(to, from + MOST_WORDS);
  let previous = 0;
  let capitals = 0;
  for (let i = from; i < limit; i++) {
    const hash = hashes[i]!;
    if (flags[i]! & CAPITAL) capitals++;
    out[used++] = slot(hash);
    if (i > from) out[used++] = slot(Math.imul(previous, 31) ^ hash);
    previous = hash;
  }
  out[used++] = slot(mixHash(mixHash(CAPITALS, length), Math.floor((4 * capitals) / (limit - from))));
  const first = hashes[from]!;
  const last = hashes[to - 1]!;
  out[used++] = slot(mixHash(FIRST_WORD, first));
  out[used++] = slot(mixHash(LAST_WORD, last));
  if (count > 1) {
    out[used++] = slot(mixHash(mixHash(FIRST_WORD, first), hashes[from + 1]!));
    out[used++] = slot(mixHash(mixHash(LAST_WORD, last), hashes[to - 2]!));
  }
  return used;
}

/** The heads' raw scores, into `out[at…]`: sums of the weights used, damped by the line's length. */
export function wordScores(weights: Float32Array, slots: Int32Array, used: number, out: Float32Array, at: number): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < used; i++) {
    const w = slots[i]! * HEAD_COUNT;
    a += weights[w]!;
    b += weights[w + 1]!;
    c += weights[w + 2]!;
    d += weights[w + 3]!;
  }
  const scale = 1 / Math.sqrt(used);
  out[at] = a * scale;
  out[at + 1] = b * scale;
  out[at + 2] = c * scale;
  out[at + 3] = d * scale;
}
