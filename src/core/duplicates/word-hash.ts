import { foldedUnit, foldedUnits, MANY_UNITS } from './code-points';

/**
 * A word of the index is 16 bits: 15 of hash over its folded form, and one that says that a sentence or a line ends
 * behind it. Two different words look equal once in 32,768; passages are never reported on fewer than 8 words.
 */
export const WORD_BITS = 0x7fff;
export const BREAK = 0x8000;

/** Start value of a word's running hash (FNV-1a, Fowler, Noll, Vo). */
export const HASH_SEED = 0x811c9dc5 | 0;
export const HASH_PRIME = 0x01000193;

/** Adds the folded form of a code point to a running hash. */
export function hashCodePoint(hash: number, code: number): number {
  const unit = foldedUnit(code);
  if (unit === 0) return hash;
  if (unit !== MANY_UNITS) return Math.imul(hash ^ unit, HASH_PRIME);
  let next = hash;
  for (const one of foldedUnits(code)) next = Math.imul(next ^ one, HASH_PRIME);
  return next;
}

/** Spreads a finished running hash over 32 bits. */
export function finishHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

/** The 15 bits that the index keeps of a finished hash. */
export function wordCode(finished: number): number {
  return finished >>> 17;
}

/** The finished hash of a word as it stands in a text, folded on the way. */
export function hashWord(text: string, start: number, end: number): number {
  let hash = HASH_SEED;
  for (let i = start; i < end; i++) {
    let code = text.charCodeAt(i);
    if (code >= 0xd800 && code < 0xdc00 && i + 1 < end) code = text.codePointAt(i++) ?? code;
    hash = hashCodePoint(hash, code);
  }
  return finishHash(hash);
}

/** Adds a word's finished hash to the running hash of its line. */
export function hashIntoLine(line: number, finished: number): number {
  const mixed = Math.imul(line ^ finished, 0x9e3779b1 | 0);
  return mixed ^ (mixed >>> 15);
}

function codesOf(words: string): Uint8Array {
  const set = new Uint8Array(WORD_BITS + 1);
  for (const word of words.split(' ')) set[wordCode(hashWord(word, 0, word.length))] = 1;
  return set;
}

/** Words whose full stop does not end a sentence, by code: abbreviations and initials. */
export const ABBREVIATION_CODES = codesOf(
  'mr mrs ms dr prof rev hon st sr jr gen col lt maj capt sgt cmdr adm gov sen rep pres supt det insp messrs mme mlle jan feb mar apr ' +
    'jun jul aug sep sept oct nov dec vs etc approx est vol inc ltd corp co bros dept univ ave blvd rd mt ft ' +
    'a b c d e f g h i j k l m n o p q r s t u v w x y z',
);

/** Words that carry grammar, not content, by code: they weigh little in an alignment. */
export const FUNCTION_CODES = codesOf(
  'a an the of to in on at by for from with as and or but nor so yet that this these those which who whom whose what when where ' +
    'why how is are was were be been being am do does did has have had will would shall should can could may might must not no ' +
    'it its he him his she her hers they them their theirs we us our ours you your yours i me my mine there here than then also ' +
    'into onto over under about after before between during through against among within without up down out off again more most ' +
    "some any all both each other such only own same very just too if because while until since although though said says it's",
);
