import { fold } from '../text/fold';

const DASHES_AND_STROKES = /[-‐‑‒–—―_/\\]+/g;
const DOTTED_LETTERS = /(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,}/gu;
const POSSESSIVE = /(?:'s|(?<=s)')$/u;
const NOT_NAME = /[^\p{L}\p{N}&' ]+/gu;
const SPACES = /\s+/g;
/** Names in which nothing has to be folded but letter case. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/**
 * The words of a name as names are compared by: folded (case, diacritics, typography), dotted letters run together
 * ("U.S." is "us"), hyphens parting words, without a leading "the" and a possessive ending.
 */
export function nameWords(name: string): string[] {
  return withoutArticle(PLAIN.test(name) ? name.toLowerCase().split(' ') : foldedNameWords(name));
}

function foldedNameWords(name: string): string[] {
  const key = fold(name)
    .replace(DOTTED_LETTERS, (letters) => `${letters.replace(/[.\s]/g, '')} `)
    .replace(DASHES_AND_STROKES, ' ')
    .replace(NOT_NAME, ' ')
    .replace(SPACES, ' ')
    .trim()
    .replace(POSSESSIVE, '');
  return key.split(' ').map((word) => word.replace(/^'+|'+$/g, '')).filter((word) => word !== '');
}

function withoutArticle(words: string[]): string[] {
  return words.length > 1 && words[0] === 'the' ? words.slice(1) : words;
}

/** The words of a name with one space between them: equal for spellings that a reader takes for the same letters. */
export function nameKey(name: string): string {
  return nameWords(name).join(' ');
}

/** Orders strings by code unit: the same on every machine, unlike a locale's order. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
