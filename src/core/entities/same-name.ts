import type { Gazetteer, GazetteerEntry } from './gazetteer';
import type { EntityType } from './mention';
import { nameKey, nameWords } from './name-key';
import { acronymLetters, acronymsOf, compareOrganisations, organisationWords } from './organisation-name';
import { type Agreement, comparePeople, initialsOf, parsePerson } from './person-name';
import { skeleton } from './skeleton';

/**
 * Says whether two names can be one entity, from the names alone: `same` for two spellings of one name, `partial` when
 * one is a short form that fits the other ("Trump", "IMF", "State Department"), `different` otherwise.
 */
export class NameMatcher {
  readonly #gazetteer: Gazetteer;

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  /** True when a reader would take both names for one entity of this type. Symmetric. */
  same(a: string, b: string, type: EntityType): boolean {
    return this.compare(a, b, type) !== 'different';
  }

  compare(a: string, b: string, type: EntityType): Agreement {
    const x = nameKey(a);
    const y = nameKey(b);
    if (x === '' || y === '') return 'different';
    if (x === y) return 'same';
    if (type === 'person') return this.#people(a, b);
    const [known, other] = [knownName(a, type, this.#gazetteer), knownName(b, type, this.#gazetteer)];
    if (known && other) return known.id === other.id ? 'same' : 'different';
    if (isAcronymOf(a, b) || isAcronymOf(b, a)) return 'partial';
    if (type === 'organisation') {
      if (acronymLetters(a) !== undefined || acronymLetters(b) !== undefined) return acronymLetters(a) === acronymLetters(b) ? 'same' : 'different';
      return compareOrganisations(organisationWords(a), organisationWords(b), this.#gazetteer);
    }
    if (type === 'place') return samePlace(a, b) ? 'same' : 'different';
    return sameEnding(x, y) ? 'same' : 'different';
  }

  #people(a: string, b: string): Agreement {
    const acronym = (short: string, long: string): boolean => /^\p{L}{3,4}$/u.test(short) && /\p{Lu}$/u.test(short) && nameWords(long).length >= short.length - 1 && initials(long).includes(short.toLowerCase());
    const initials = (long: string): string[] => {
      const { title, given, family } = parsePerson(long, this.#gazetteer);
      const words = nameWords(long).slice(title.length);
      return given.length + family.length > 0 ? [initialsOf(words.join(' '))] : [];
    };
    if (acronym(a, b) || acronym(b, a)) return 'partial';
    return comparePeople(parsePerson(a, this.#gazetteer), parsePerson(b, this.#gazetteer), this.#gazetteer);
  }
}

/** What the gazetteer knows of a name, as it stands or without the words that other spellings leave out or shorten. */
export function knownName(name: string, type: EntityType, gazetteer: Gazetteer): GazetteerEntry | undefined {
  const entry = gazetteer.lookup(nameKey(name));
  if (entry || (type !== 'organisation' && type !== 'place')) return entry;
  const shorter = gazetteer.lookup((type === 'place' ? placeWords(name) : organisationWords(name)).join(' '));
  return shorter?.type === type ? shorter : undefined;
}

function isAcronymOf(short: string, long: string): boolean {
  const letters = acronymLetters(short);
  return letters !== undefined && acronymsOf(long).includes(letters);
}

const FULL: ReadonlyMap<string, string> = new Map(Object.entries({ st: 'saint', mt: 'mount', ft: 'fort', n: 'north', s: 'south', e: 'east', w: 'west', is: 'island', isl: 'island', islands: 'island' }));

function placeWords(name: string): string[] {
  const words = nameWords(name).map((word) => FULL.get(word) ?? word);
  return words.length > 1 && /^(?:al|el|ar|as|ash|an|ad|at|az)$/.test(words[0] ?? '') ? words.slice(1) : words;
}

/** True when two place names are spellings of one: "Fallujah", "al-Falluja". */
export function samePlace(a: string, b: string): boolean {
  const x = placeWords(a);
  const y = placeWords(b);
  if (x.join('') === y.join('')) return true;
  return x.length === y.length && x.every((word, i) => word === y[i] || (word.length > 4 && skeleton(word).whole === skeleton(y[i] ?? '').whole));
}

/** True for keys that differ in spaces and a plural only: "Russians" and "Russian", "Macbook" and "MacBook". */
export function sameEnding(a: string, b: string): boolean {
  const bare = (key: string): string => key.replace(/ /g, '').replace(/s$/, '');
  return bare(a) === bare(b);
}
