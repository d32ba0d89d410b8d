import { foldLine } from '../text/fold';

const DIGITS = /\p{N}+(?:[.,]\p{N}+)*/gu;
/** Symbols that pages set before a line: bullets, arrows, emoji, brackets; `#`, `(`, `©` and `@` carry meaning. */
const LEADING = /^[^\p{L}\p{N}#(©@<&~$[]+/u;
const TRAILING = /[\s.,:;!?…>»›|*•·→/-]+$/;

/** What rule packs match a line against. */
export interface LineKey {
  /** Folded, bullets cut off, each number as `#`. */
  readonly folded: string;
  /** `folded` without closing punctuation: equal for "Share this:" and "SHARE THIS". */
  readonly phrase: string;
}

/** The forms of a line that phrases and patterns are compared with. */
export function lineKey(text: string): LineKey {
  const folded = foldLine(text).replace(LEADING, '').replace(DIGITS, '#');
  return { folded, phrase: folded.replace(TRAILING, '') };
}
