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
/** The languages of each stop word, as indexes into `STOP_WORDS`. */
const LANGUAGES_OF = new Map<string, number[]>();
STOP_WORDS.forEach(([, words], language) => {
  for (const word of words.split(' ')) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);
});
const ENGLISH = 0;
const ENGLISH_WORDS = new Set(STOP_WORDS[ENGLISH]?.[1].split(' '));

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
  const words = fold(sample).split(BETWEEN_WORDS);
  if (words.length < FEWEST_WORDS) return 'unknown';
  const counts = STOP_WORDS.map(() => 0);
  for (const word of words) for (const language of LANGUAGES_OF.get(word) ?? []) counts[language] = (counts[language] ?? 0) + 1;
  const most = Math.max(...counts);
  if (most > LEAST_SHARE * words.length) return STOP_WORDS[counts.indexOf(most)]?.[0] ?? 'other';
  const english = counts[ENGLISH] ?? 0;
  if (english < Math.max(LEAST_PLAIN_SHARE * words.length, most)) return 'other';
  return (sample.match(BEYOND_ASCII)?.length ?? 0) <= FOREIGN_SHARE * words.length ? 'en' : 'other';
}

/** One look at the middle of the text: English prose has so many of its stop words that no other language comes near. */
function isPlainlyEnglish(text: string): boolean {
  const from = Math.max(0, (text.length - QUICK_SAMPLE) >> 1);
  let words = 0;
  let found = 0;
  for (const word of text.slice(from, from + QUICK_SAMPLE).toLowerCase().split(' ')) {
    words++;
    if (ENGLISH_WORDS.has(word)) found++;
  }
  return words >= QUICK_WORDS && found >= QUICK_SHARE * words;
}

function sampled(text: string): string {
  if (text.length <= SAMPLES * SAMPLE) return text;
  const step = Math.floor((text.length - SAMPLE) / (SAMPLES - 1));
  return Array.from({ length: SAMPLES }, (_, i) => text.slice(i * step, i * step + SAMPLE)).join(' ');
}
