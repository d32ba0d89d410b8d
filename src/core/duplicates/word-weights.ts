import { COMMON_WORDS } from './common-words';
import { hashWord, WORD_BITS, wordCode } from './word-hash';
import type { WordStore } from './word-store';

/** Weight of a word that is on no list. */
export const RAREST = 5.5;
/** Weight below which a word says nothing about what a text is about. */
export const CONTENT = 1.2;
/** Frequency that every text has for free: words below this idf weigh nothing. */
const FLOOR = 0.7;

/** Seeds that the frequencies in English at large count for, beside those of the corpus. */
const PRIOR_SEEDS = 300;

/** How much a word says, by its code: its inverse document frequency in English at large, 0 for grammar. */
const AT_LARGE = new Float32Array(WORD_BITS + 1).fill(RAREST);
COMMON_WORDS.forEach((words, step) => {
  for (const word of words.split(' ')) {
    const code = wordCode(hashWord(word, 0, word.length));
    AT_LARGE[code] = Math.min(AT_LARGE[code]!, Math.max(0, step / 2 - FLOOR));
  }
});

/** How much each word says in a corpus, by its code: English at large and the seeds of the corpus counted together. */
export function weighWords(store: WordStore): Float32Array {
  const seeds = new Uint32Array(WORD_BITS + 1);
  const last = new Int32Array(WORD_BITS + 1).fill(-1);
  let living = 0;
  for (let region = 0; region < store.regionCount; region++) {
    if (store.alive[region] !== 1) continue;
    living++;
    for (let i = store.start(region); i < store.end(region); i++) {
      const code = store.words[i]! & WORD_BITS;
      if (last[code] === region) continue;
      last[code] = region;
      seeds[code]!++;
    }
  }
  return AT_LARGE.map((weight, code) => {
    const share = (PRIOR_SEEDS * Math.exp(-weight - FLOOR) + seeds[code]!) / (PRIOR_SEEDS + living);
    return Math.min(weight, Math.max(0, -Math.log(share) - FLOOR));
  });
}
