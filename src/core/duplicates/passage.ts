import type { Span } from '../text/span';
import type { Words } from '../text/words';

/** One side of a copied passage. Word indices count in `findWords` of the seed's text; lines are 0-based, inclusive. */
export interface PassageSide {
  readonly uri: string;
  readonly firstWord: number;
  readonly endWord: number;
  readonly startLine: number;
  readonly endLine: number;
}

/** Two passages that say the same in the same words, or nearly. */
export interface PassagePair {
  /** In the seed that was asked about; of two in one seed, the later. */
  readonly a: PassageSide;
  readonly b: PassageSide;
  /** Words of side a. */
  readonly words: number;
  /** Share of words changed, dropped or added, of the longer side: 0 for a copy that is equal after folding. */
  readonly changed: number;
  /** Words that stand on both sides in order. */
  readonly matched: number;
}

/** True when two lists name the same places in the same order. */
export function samePlaces(some: readonly PassagePair[], others: readonly PassagePair[]): boolean {
  const isSame = (x: PassageSide, y: PassageSide): boolean => x.uri === y.uri && x.firstWord === y.firstWord && x.endWord === y.endWord;
  return some.length === others.length && some.every(({ a, b }, i) => isSame(a, others[i]!.a) && isSame(b, others[i]!.b));
}

/**
 * Where a passage stands in its text, in UTF-16 offsets: from its first word to its last, and with `text` given the quotation
 * marks, brackets and full stops that touch them. Commas and dashes join it to what is not copied: they stay out.
 */
export function spanOf(side: PassageSide, words: Words, text?: string): Span {
  let start = words.starts[side.firstWord] ?? 0;
  let end = Math.max(start, words.ends[side.endWord - 1] ?? start);
  if (text === undefined) return { start, end };
  while (start > 0 && OPENING.test(text[start - 1] ?? '')) start--;
  while (end < text.length && CLOSING.test(text[end] ?? '')) end++;
  return { start, end };
}

const OPENING = /["“”„‘’'«»‹([{¿¡]/;
const CLOSING = /[.!?…"“”‘’'«»›)\]}。！？」』]/;
