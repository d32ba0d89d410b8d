/**
 * Patterns that ignore letter case and know every letter of Unicode take an engine longer to compile than to use. They read a
 * text through these few letters instead.
 */

/** The letters of a plain text, as the inside of a class that ignores case: ASCII, `í` and `ó`, `ª` for another letter with a case, `º` for one without. */
export const PLAIN_LETTERS = 'a-zªºíó';
/** Letters and figures, `²` for every figure beyond ASCII. */
export const PLAIN_WORD = `${PLAIN_LETTERS}\\d²`;
/** A letter with a case. */
export const PLAIN_CASED = '[a-zªíó]';

const KEPT = 'íóÍÓ';
/** What may have to be replaced: punctuation and signs of currency are neither letters nor figures. */
const OTHERS = /[^\x00-\x7f\u2000-\u2060\u20a0-\u20cf]/gu;

/** The text with letters and figures beyond ASCII replaced, of the same length. */
export function plainLetters(text: string): string {
  return text.replace(OTHERS, (character) => {
    if (KEPT.includes(character)) return character;
    if (/[\p{Lu}\p{Ll}\p{Lt}]/u.test(character)) return 'ª'.repeat(character.length);
    if (/\p{L}/u.test(character)) return 'º'.repeat(character.length);
    return /\p{N}/u.test(character) ? '²'.repeat(character.length) : character;
  });
}
