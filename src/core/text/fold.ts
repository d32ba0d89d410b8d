import { memo } from './memo';

/**
 * Folding makes two spellings of a word that differ only in case, diacritics or typography equal:
 * NFKD (Unicode Standard Annex #15), combining marks dropped, lower case, one apostrophe for all.
 */

const APOSTROPHES = /[’‘ʼ＇′`´]/g;
const MARKS = /\p{M}+/gu;
const ASCII = /^[\x00-\x7f]*$/;
/** Letters that NFKD leaves whole though a reader takes them for a base letter. */
const STROKED: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd' };
const STROKED_LETTERS = /[łøđħıßæœþð]/g;

/** The folded form of a word or phrase. White space is kept as it is. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replaceAll('`', "'");
  return text
    .replace(APOSTROPHES, "'")
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(APOSTROPHES, "'")
    .toLowerCase()
    .replace(STROKED_LETTERS, (letter) => STROKED[letter] ?? letter);
}

const QUOTES = /[“”„‟«»‹›″＂]/g;
const DASHES = /[‐‑‒–—―−]/g;
const SPACES = /\s+/g;
/** Lines remembered: those of the seeds that somebody works on. */
const MOST_LINES = 2048;

/**
 * A line folded for comparison with phrases: `fold`, straight quotes, plain hyphens, one space between words,
 * ellipsis as three dots, trimmed.
 */
export const foldLine: (text: string) => string = memo(MOST_LINES, (text) => fold(text).replace(QUOTES, '"').replace(DASHES, '-').replace(SPACES, ' ').trim());
