import { hashText } from './hash';
import type { Lexicon } from './lexicon';

/** What the features need to know about one spelling; kept per spelling, so that a text pays once for each. */
export interface WordFacts {
  readonly text: string;
  /** Hash of the spelling, of its lower case, and of its shape ("Xx-x9"). */
  readonly hash: number;
  readonly lower: number;
  readonly shape: number;
  /** Hashes of the first one to four and the last one to four letters, lower case. */
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  /** Row in the embedding table, or -1. */
  readonly row: number;
  /** Cluster at three granularities, 0 when unknown. */
  readonly coarse: number;
  readonly middle: number;
  readonly fine: number;
  /** How the word is usually written: see `Lexicon.casing`. */
  readonly casing: number;
  /** What lists of names say about the word by itself: see `Lexicon.gazetteer`. */
  readonly lists: number;
  readonly kind: number;
  /** True for a word of sports pages. */
  readonly sport: boolean;
}

/** Kinds of spelling, told by its letters. */
export const PUNCTUATION = 0;
export const NUMBER = 1;
export const LOWER = 2;
/** A capital somewhere: "Alaska", "iPhone", "al-Qaida". */
export const CAPITAL = 3;
/** Capitals only, at least two of them. */
export const UPPER = 4;

const HAS_UPPER = /[\p{Lu}\p{Lt}]/u;
const HAS_LOWER = /\p{Ll}/u;
const HAS_LETTER = /\p{L}/u;
const HAS_DIGIT = /\p{N}/u;
/** Addresses, handles and currencies: never a name. */
const MACHINE = /^(?:https?:|www\.|[@#].|[^@\s]+@[^@\s]+\.)|[$€£¥]$|^(?:USD|EUR|GBP|Rs|Dh|Dhs)$/;
const ACUTE = /[’‘ʼ]/g;
/** Punctuation that the training text writes in another way. */
const USUAL: ReadonlyMap<string, string> = new Map(Object.entries({ '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '—': '--', '–': '-', '…': '...', '[': '(', ']': ')' }));

export function kindOf(word: string): number {
  if (MACHINE.test(word)) return PUNCTUATION;
  if (HAS_UPPER.test(word)) return !HAS_LOWER.test(word) && word.length > 1 && /\p{Lu}.*\p{Lu}/u.test(word) ? UPPER : CAPITAL;
  if (HAS_LETTER.test(word) && !/^\p{N}/u.test(word)) return LOWER;
  return HAS_DIGIT.test(word) ? NUMBER : PUNCTUATION;
}

const SPORTS_LEXICON = new Set(
  ('soccer football basketball baseball cricket rugby tennis golf athletics cycling hockey league cup match matches goal goals coach striker midfielder defender goalkeeper season ' +
    'tournament standings played beat champions championship scored scorers scoring points innings wickets wicket halftime fixtures team teams player players game games qualifier ' +
    'round seeded division club clubs inning win won defeat drew draw final semifinal quarterfinal stadium lap race metres singles').split(' '),
);

/** A spelling longer than this is cut before it is looked at: no name is that long. */
const LONGEST = 60;

export function factsOf(word: string, lexicon: Lexicon): WordFacts {
  const text = word.length > LONGEST ? word.slice(0, LONGEST) : word;
  const plain = USUAL.get(text) ?? text.replace(ACUTE, "'");
  const low = plain.toLowerCase();
  const lower = hashText(low);
  const row = lexicon.row(low, lower);
  return {
    text,
    hash: hashText(plain),
    lower,
    shape: hashText(shapeOf(plain)),
    prefixes: [1, 2, 3, 4].map((n) => (low.length >= n ? hashText(low, 0, n) : 0)),
    suffixes: [1, 2, 3, 4].map((n) => (low.length >= n ? hashText(low, low.length - n) : 0)),
    row,
    coarse: lexicon.coarse(row),
    middle: lexicon.middle(row),
    fine: lexicon.fine(row),
    casing: lexicon.casing(row),
    lists: lexicon.lists(lower),
    kind: kindOf(text),
    sport: SPORTS_LEXICON.has(low),
  };
}

/** Letters and digits by class, runs of one class shortened to two. */
export function shapeOf(word: string): string {
  let shape = '';
  let previous = '';
  let run = 0;
  for (const char of word) {
    const c = HAS_UPPER.test(char) ? 'X' : HAS_LETTER.test(char) ? 'x' : HAS_DIGIT.test(char) ? '9' : char;
    run = c === previous ? run + 1 : 0;
    previous = c;
    if (run < 2) shape += c;
  }
  return shape;
}
