import { COMMON_WORDS } from './common-words';
import { hashWord, WORD_BITS, wordCode } from './word-hash';

/** Weight of a word that is on no list. */
export const RAREST = 5.5;
/** Weight below which a word says nothing about what a text is about. */
export const CONTENT = 1.2;
/** Frequency that every text has for free: words below this idf weigh nothing. */
const FLOOR = 0.7;

/** How much a word says, by its code: its inverse document frequency in English at large, 0 for grammar. */
export const WORD_WEIGHTS = new Float32Array(WORD_BITS + 1).fill(RAREST);
COMMON_WORDS.forEach((words, step) => {
  for (const word of words.split(' ')) {
    const code = wordCode(hashWord(word, 0, word.length));
    WORD_WEIGHTS[code] = Math.min(WORD_WEIGHTS[code]!, Math.max(0, step / 2 - FLOOR));
  }
});
