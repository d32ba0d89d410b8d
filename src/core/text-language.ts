import { fold } from './text/fold';

/** A language that stop words tell, `other` for none of them, `unknown` for too little text. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' | 'nl' | 'other' | 'unknown';

const STOP_WORDS: readonly (readonly [Language, string])[] = [
  ['en', 'the of and to in that is was for it with as on at by from be are this have has had not but they his her which would their said were been who will more about after when there what its an or we you he she'],
  ['de', 'der die das und ist nicht mit von den zu ein eine auf fur im dem sich auch als an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem uber einen so zum haben nur oder aber vor zur bis mehr durch'],
  ['fr', 'le la les des du et est que qui dans pour pas sur une un au par avec ce il plus ne se sont son aux cette ont ses mais comme nous vous elle leur etre fait deux ete ou'],
  ['es', 'el la los las de y que en un una por con no para se del al lo su mas como pero sus le ya este fue esta ha si son entre cuando muy sin sobre tambien hasta hay donde desde'],
  ['it', 'il la di e che un una per non sono del della con si da in le dei nel alla come piu anche gli ha al ma lo delle questo ai su dal stato essere nella'],
  ['pt', 'o a de e que do da em um para com nao uma os no se na por mais as dos como mas ao ele das seu sua ou quando muito nos ja tambem so pelo pela ate isso foi sao'],
  ['nl', 'de het een en van in is dat op te voor met zijn niet aan er om ook als dan maar bij of uit nog worden door naar heeft hij ze wordt tot die deze over'],
];
const ENGLISH = 0;

/** Letters a to z of a word as one number, 5 bits each: words up to six letters have one of their own. */
const LETTER_BITS = 5;
const LETTERS = 6;
/** What stands for a word that is longer or has other letters. */
const NO_KEY = 0;

function keyOf(text: string, from: number, to: number): number {
  if (to - from > LETTERS) return NO_KEY;
  let key = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 97 || unit > 122) return NO_KEY;
    key = (key << LETTER_BITS) | (unit - 96);
  }
  return key;
}

/** The languages of each stop word, as indexes into `STOP_WORDS`: by key, and of the words that have none. */
const LANGUAGES_OF = new Map<number, number[]>();
const LANGUAGES_OF_LONG = new Map<string, number[]>();
let longest = 0;
STOP_WORDS.forEach(([, words], language) => {
  for (const word of words.split(' ')) {
    longest = Math.max(longest, word.length);
    const key = keyOf(word, 0, word.length);
    if (key === NO_KEY) LANGUAGES_OF_LONG.set(word, [...(LANGUAGES_OF_LONG.get(word) ?? []), language]);
    else LANGUAGES_OF.set(key, [...(LANGUAGES_OF.get(key) ?? []), language]);
  }
});
const LONGEST_STOP_WORD = longest;

/** The languages in which `text[from…to]`, folded, is a stop word. */
function languagesOf(text: string, from: number, to: number): readonly number[] | undefined {
  const key = keyOf(text, from, to);
  if (key !== NO_KEY) return LANGUAGES_OF.get(key);
  return to - from > LONGEST_STOP_WORD ? undefined : LANGUAGES_OF_LONG.get(text.slice(from, to));
}

const ENGLISH_KEYS = new Set(STOP_WORDS[ENGLISH]?.[1].split(' ').map((word) => keyOf(word, 0, word.length)));

const SAMPLES = 4;
/** Length of each sample of a long text, in UTF-16 units. */
const SAMPLE = 1_000;
const FEWEST_WORDS = 8;
const QUICK_SAMPLE = 800;
const QUICK_WORDS = 60;
const QUICK_SHARE = 0.25;
/** Running text of a language has at least this share of its commonest words. */
const LEAST_SHARE = 0.15;
/** Lists of names hold few of them: for English less is enough where no letter is beyond ASCII. */
const LEAST_PLAIN_SHARE = 0.05;
const BEYOND_ASCII = /[^\x00-\x7f‘’“”–—…•·]/g;
/** Such letters that a plain text may hold, a word. */
const FOREIGN_SHARE = 0.02;
const BETWEEN_WORDS = /[^\p{L}]+/u;

/** The language that most of the text is in, told by its stop words from a few samples of it. */
export function guessLanguage(text: string): Language {
  if (isPlainlyEnglish(text)) return 'en';
  const sample = sampled(text);
  const counts = STOP_WORDS.map(() => 0);
  const words = countStopWords(sample, counts);
  if (words < FEWEST_WORDS) return 'unknown';
  const most = Math.max(...counts);
  if (most > LEAST_SHARE * words) return STOP_WORDS[counts.indexOf(most)]?.[0] ?? 'other';
  const english = counts[ENGLISH] ?? 0;
  if (english < Math.max(LEAST_PLAIN_SHARE * words, most)) return 'other';
  return (sample.match(BEYOND_ASCII)?.length ?? 0) <= FOREIGN_SHARE * words ? 'en' : 'other';
}

/** One look at the middle of the text: English prose has so many of its stop words that no other language comes near. */
function isPlainlyEnglish(text: string): boolean {
  const from = Math.max(0, (text.length - QUICK_SAMPLE) >> 1);
  const to = Math.min(text.length, from + QUICK_SAMPLE);
  let words = 0;
  let found = 0;
  for (let i = from, start = from, key = 0; i <= to; i++) {
    const unit = i < to ? text.charCodeAt(i) : 32;
    if (unit === 32) {
      words++;
      if (i - start <= LETTERS && key !== NO_KEY && ENGLISH_KEYS.has(key)) found++;
      start = i + 1;
      key = 0;
    } else {
      const letter = unit | 32;
      // With anything but letters in it no key of up to six letters comes out.
      key = letter >= 97 && letter <= 122 ? (key << LETTER_BITS) | (letter - 96) : -1;
    }
  }
  return words >= QUICK_WORDS && found >= QUICK_SHARE * words;
}

/** Adds to `counts` how often stop words of each language stand in the text. Returns its number of words; the edges of the text count too where they are no letters. */
function countStopWords(text: string, counts: number[]): number {
  const count = (word: string, from: number, to: number): void => {
    for (const language of languagesOf(word, from, to) ?? []) counts[language]!++;
  };
  if (!hasPlainLetters(text)) {
    const words = fold(text).split(BETWEEN_WORDS);
    for (const word of words) count(word, 0, word.length);
    return words.length;
  }
  const lower = text.toLowerCase();
  const { length } = lower;
  let words = 1;
  let from = -1;
  for (let i = 0, between = false; i <= length; i++) {
    const unit = i < length ? lower.charCodeAt(i) : 0;
    if (unit >= 97 && unit <= 122) {
      if (from < 0) from = i;
      between = false;
      continue;
    }
    if (from >= 0) count(lower, from, i);
    from = -1;
    if (!between && i < length) words++;
    between = true;
  }
  return words;
}

/** True when all letters are ASCII: beyond it there are only dashes, quotes and dots. */
function hasPlainLetters(text: string): boolean {
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127 && (unit < 0x2010 || unit > 0x2027)) return false;
  }
  return true;
}

function sampled(text: string): string {
  if (text.length <= SAMPLES * SAMPLE) return text;
  const step = Math.floor((text.length - SAMPLE) / (SAMPLES - 1));
  return Array.from({ length: SAMPLES }, (_, i) => text.slice(i * step, i * step + SAMPLE)).join(' ');
}
