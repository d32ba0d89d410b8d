import { foldLine } from '../text/fold';

const DIGITS = /\p{N}+(?:[.,]\p{N}+)*/gu;
const ASCII_DIGITS = /[0-9]+(?:[.,][0-9]+)*/g;
/** Symbols that pages set before a line: bullets, arrows, emoji, brackets; `#`, `(`, `©` and `@` carry meaning. */
const LEADING = /^[^\p{L}\p{N}#(©@<&~$[]+/u;
const TRAILING = new Set([...' .,:;!?…>»›|*•·→/-'].map((char) => char.charCodeAt(0)));

const ASCII = /^[\x00-\x7f]*$/;
const TYPOGRAPHIC = /[‘’“”–—]/;
const SINGLE = /[‘’`]/g;
const DOUBLE = /[“”]/g;
const DASH = /[–—]/g;
const UNEVEN_SPACE = /[\t\n\v\f\r]| {2}/;
const SPACES = /\s+/g;

/** What rule packs match a line against. */
export interface LineKey {
  /** Folded, bullets cut off, each number as `#`. */
  readonly folded: string;
  /** `folded` without closing punctuation: equal for "Share this:" and "SHARE THIS". */
  readonly phrase: string;
}

/** The forms of a line that phrases and patterns are compared with. */
export function lineKey(text: string): LineKey {
  const plain = TYPOGRAPHIC.test(text) ? text.replace(SINGLE, "'").replace(DOUBLE, '"').replace(DASH, '-') : text;
  const ascii = ASCII.test(plain);
  const folded = cutLeading(ascii ? foldAscii(plain) : foldLine(text)).replace(ascii ? ASCII_DIGITS : DIGITS, '#');
  return { folded, phrase: cutTrailing(folded) };
}

/** What `foldLine` gives for a text of plain characters, in one pass where it can. */
function foldAscii(text: string): string {
  const lower = text.toLowerCase().trim().replaceAll('`', "'");
  return UNEVEN_SPACE.test(lower) ? lower.replace(SPACES, ' ') : lower;
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
