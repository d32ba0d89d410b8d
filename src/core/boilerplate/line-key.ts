import { quickFold } from './quick-fold';

const DIGITS = /\p{N}+(?:[.,]\p{N}+)*/gu;
const ASCII_DIGITS = /[0-9]+(?:[.,][0-9]+)*/g;
/** Symbols that pages set before a line: bullets, arrows, emoji, brackets; `#`, `(`, `©` and `@` carry meaning. */
const LEADING = /^[^\p{L}\p{N}#(©@<&~$[]+/u;
const TRAILING = new Set([...' .,:;!?…>»›|*•·→/-'].map((char) => char.charCodeAt(0)));

/** What rule packs match a line against. */
export interface LineKey {
  /** Folded, bullets cut off, each number as `#`. */
  readonly folded: string;
  /** `folded` without closing punctuation: equal for "Share this:" and "SHARE THIS". */
  readonly phrase: string;
}

/** The forms of a line that phrases and patterns are compared with. */
export function lineKey(text: string, { folded: whole, numbers } = quickFold(text)): LineKey {
  const cut = cutLeading(whole);
  const folded = numbers === 'none' ? cut : cut.replace(numbers === 'plain' ? ASCII_DIGITS : DIGITS, '#');
  return { folded, phrase: cutTrailing(folded) };
}

function cutLeading(text: string): string {
  const first = text.charCodeAt(0);
  return first >= 97 && first <= 122 ? text : text.replace(LEADING, '');
}

function cutTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.has(text.charCodeAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}
