import type { Gazetteer } from './gazetteer';
import type { EntityType, MentionSource } from './mention';
import { nameKey } from './name-key';
import type { Token } from './tokens';

/** What the whole seed says about words and names. */
export interface Evidence {
  /** The word, folded, stands in lower case somewhere in the seed, or is a common English word. */
  isOrdinary(word: string): boolean;
  /** The word, folded, stands capitalised inside a sentence. */
  isCapitalInside(word: string): boolean;
  learn(key: string, type: 'person' | 'organisation'): void;
  typeOf(key: string): 'person' | 'organisation' | undefined;
}

export interface Candidate {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  /** A title stands right before it. */
  readonly title: boolean;
}

export interface Classified {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  readonly source: MentionSource;
  /** False when only the rest of the seed can tell that it is a name. */
  readonly sure: boolean;
}

const ORGANISATION_WORDS = new Set(
  ('inc corp corporation ltd llc plc co company group holdings bank university college institute school party ministry ' +
    'department agency authority commission committee council association federation foundation organisation organization ' +
    'union league club fc united rovers times post news herald tribune gazette journal court parliament senate congress ' +
    'assembly police army navy force forces corps hospital church airlines airways motors industries technologies systems ' +
    'partners capital trust fund society centre center office bureau service services board administration academy network ' +
    'alliance front movement brotherhood studios records entertainment media television tv radio press telecom energy ' +
    'pharmaceuticals laboratories insurance').split(' '),
);
const PLACE_WORDS = new Set(
  ('river lake mount mountain mountains island islands street avenue road square park bay sea ocean gulf strait desert ' +
    'valley province county district city town village airport beach bridge peninsula cape coast hills heights forest canal ' +
    'port harbour harbor base stadium palace hotel plaza highway prefecture oblast region state territory north south east ' +
    'west').split(' '),
);
const OTHER_WORDS = new Set(
  ('war cup games olympics championship championships festival award awards prize act treaty agreement accord summit open ' +
    'trophy day week revolution conference prix league series marathon bill plan project operation oscar nobel grammy').split(' '),
);
const BEFORE_PLACE = new Set(['mount', 'lake', 'cape', 'port', 'fort', 'san', 'santa', 'north', 'south', 'east', 'west', 'new']);
const PLACE_BEFORE = new Set(['in', 'near', 'at', 'from', 'across', 'outside', 'throughout']);
const SPEAKS_AFTER = new Set('said says told added tweeted wrote argued warned insisted explained noted claimed denied who'.split(' '));
const POSSESSIVE = /['’]s?$/u;

/** The span and type of a run of capitalised words, or undefined when it names nothing. */
export function classify(candidate: Candidate, gazetteer: Gazetteer, evidence: Evidence, shouting: boolean): Classified | undefined {
  const { tokens, from, to, title } = candidate;
  const first = tokens[from];
  const last = tokens[to - 1];
  if (!first || !last) return undefined;
  const end = last.end - (POSSESSIVE.exec(last.text)?.[0].length ?? 0);
  if (end <= first.start) return undefined;
  const name = tokens.slice(from, to).map((token) => token.text).join(' ');
  const key = nameKey(name);
  const words = key.split(' ');
  const found = (type: EntityType, source: MentionSource, sure = true): Classified => ({ start: first.start, end, type, source, sure });

  const entry = gazetteer.lookup(key);
  if (entry && !title && isSpelled(name, key)) {
    if (words.length > 1 || !shouting || !evidence.isOrdinary(key)) return found(entry.type, 'gazetteer');
  }
  if (key === '' || /^[\d ]+$/.test(key) || (words.length === 1 && key.length === 1)) return undefined;
  if (title) return found('person', 'rule');
  const known = evidence.typeOf(key);
  if (known) return found(known, 'document');
  const acronym = words.length === 1 && /^(?:\p{Lu}[\p{Lu}\d&.]{1,7})$/u.test(tokens[from]?.text.replace(POSSESSIVE, '') ?? '');
  if (acronym) return shouting ? undefined : found('organisation', 'rule');
  if (shouting && words.every((word) => evidence.isOrdinary(word))) return undefined;
  const lastWord = words.at(-1) ?? '';
  if (words.length > 1) {
    if (words.some((word) => ORGANISATION_WORDS.has(word))) return found('organisation', 'rule', !shouting);
    if (words.some((word) => OTHER_WORDS.has(word))) return found('other', 'rule', !shouting);
    if (PLACE_WORDS.has(lastWord) || BEFORE_PLACE.has(words[0] ?? '')) return found('place', 'rule', !shouting);
    if (gazetteer.isGiven(words[0] ?? '') || (/^\p{L}\.?$/u.test(tokens[from + 1]?.text ?? '') && words.length > 2)) return found('person', 'rule', !shouting || !evidence.isOrdinary(lastWord));
    if (shouting) return found('other', 'rule', false);
    if (words.length <= 3 && !evidence.isOrdinary(lastWord) && !evidence.isOrdinary(words[0] ?? '')) return found('person', 'rule');
    return found('other', 'rule');
  }
  if (SPEAKS_AFTER.has(tokens[to]?.folded ?? '') && !first.opens) return found('person', 'rule');
  if (!first.opens && !shouting && PLACE_BEFORE.has(tokens[from - 1]?.folded ?? '')) return found('place', 'rule');
  const sure = !first.opens && !shouting && !evidence.isOrdinary(key);
  return found('other', 'rule', sure && key.length > 3);
}

/** A short name of the gazetteer counts only in its own letter case: "US" is a country, "Us" and "Who" are words. */
function isSpelled(name: string, key: string): boolean {
  return key.length > 3 || /^[\p{Lu}\d.& -]+(?:['’]s)?$/u.test(name) || /^(?:fed|nato|opec|isis|uae)$/.test(key) || (key.length === 3 && /^\p{Lu}\p{Ll}/u.test(name) && !/^(?:who|are|car|ice|sec|may|the)$/.test(key));
}
