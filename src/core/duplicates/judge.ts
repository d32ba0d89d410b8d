import type { Alignment, WordRange } from './alignment';
import { BREAK, WORD_BITS } from './word-hash';

/** Fewest words of a passage. */
export const LEAST_WORDS = 8;
/** Fewest different words of a passage: one word said over and over is no copy. */
const LEAST_DISTINCT = 5;

/** True when an alignment is a copy worth reporting: the shorter it is, the more of it must be equal. */
export function judge(a: WordRange, b: WordRange, one: Alignment, same: boolean): boolean {
  const longer = Math.max(one.a1 - one.a0, one.b1 - one.b0);
  const shorter = Math.min(one.a1 - one.a0, one.b1 - one.b0);
  if (shorter < LEAST_WORDS && one.matched < LEAST_WORDS) return false;
  if (distinct(a.words, one.a0, one.a1) < LEAST_DISTINCT) return false;
  const kept = one.matched / longer;
  const whole = isWhole(a, one.a0, one.a1) && isWhole(b, one.b0, one.b1);
  if (same && kept < 0.75) return false;
  if (one.matched < 12) return whole ? kept >= 0.7 : one.longest >= 10 && kept >= 0.9;
  if (one.matched < 25) return kept >= (whole ? 0.5 : 0.75);
  return kept >= (whole ? 0.35 : 0.4);
}

/** True when a passage begins and ends with a sentence or a line. */
function isWhole({ words, start, end }: WordRange, from: number, to: number): boolean {
  return (from <= start || (words[from - 1]! & BREAK) !== 0) && (to >= end || (words[to - 1]! & BREAK) !== 0);
}

function distinct(words: Uint16Array, from: number, to: number): number {
  const seen = new Set<number>();
  for (let i = from; i < to && seen.size < LEAST_DISTINCT; i++) seen.add(words[i]! & WORD_BITS);
  return seen.size;
}
