import type { CuratedEntity } from './curation';
import type { Gazetteer, GazetteerEntry } from './gazetteer';
import type { EntityType } from './mention';
import { nameKey } from './name-key';
import { acronymLetters, acronymsOf, compareOrganisations, organisationBlock, organisationWords } from './organisation-name';
import { type Agreement, comparePeople, initialsOf, parsePerson, type PersonName, personBlock } from './person-name';
import { samePlace, sameEnding } from './same-name';
import { skeleton } from './skeleton';
import { isOffice } from './titles';

/** How often each text was seen, in the order first seen: short lists, so no map. */
export type Tally = { readonly text: string; count: number }[];

/** Counts one more of a text. */
export function tally(list: Tally, text: string, by = 1): void {
  const known = list.find((entry) => entry.text === text);
  if (known) known.count += by;
  else list.push({ text, count: by });
}

/** A name in one seed. */
export interface Local {
  count: number;
  /** The first occurrence: span and 0-based line. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly forms: Tally;
  /** Roles seen at it ("Russian President"), each with the 0-based line where it was first. */
  readonly roles: { readonly text: string; readonly line: number; count: number }[];
  /** How its mentions were found. */
  readonly sources: Tally;
  /** The id of the entity whose group counts it. */
  entity?: string;
}

/** One way to name something, as the corpus spells it: the unit that joining joins. */
export class EntityNode {
  /** Where it occurs, by seed. */
  readonly seeds = new Map<string, Local>();
  readonly person: PersonName | undefined;
  readonly words: readonly string[];
  /** Folded letters when the name is an acronym. */
  readonly acronym: string | undefined;
  /** A role that stands for a person ("Apple CEO"), as a key. */
  readonly role: string | undefined;
  /** Where names that may be the same are looked for. */
  readonly block: string;
  /** The block that the given name alone would fall in. */
  readonly givenBlock: string | undefined;
  /** Acronyms that this name may be called by. */
  readonly acronyms: readonly string[];
  /** How much the name says: short forms join more specific ones, never the other way round. */
  readonly weight: number;
  /** The user's entry for it, when entities.yaml has one. */
  curated: CuratedEntity | undefined;
  /** Keys of the names that the user says are not this. */
  not: ReadonlySet<string> = new Set();

  /** `id` is type and key, e.g. `person:donald trump`; `entry` is what the gazetteer knows of the name. */
  constructor(readonly id: string, readonly type: EntityType, readonly name: string, readonly key: string, readonly entry: GazetteerEntry | undefined, gazetteer: Gazetteer) {
    const words = key.split(' ');
    this.words = type === 'organisation' ? organisationWords(name) : words;
    this.person = type === 'person' ? parsePerson(name, gazetteer) : undefined;
    this.role = this.person && words.length > 1 && isOffice(words.at(-1) ?? '') ? key : undefined;
    this.acronym = type === 'person' ? personAcronym(name) : acronymLetters(name);
    this.acronyms = this.acronym === undefined && !this.role ? (this.person ? personInitials(this.person) : acronymsOf(name)) : [];
    this.weight = this.person ? this.person.given.join('').length * 4 + words.length : (this.acronym === undefined ? 100 : 0) + this.words.length;
    const given = this.person?.given[0];
    this.givenBlock = this.person && given !== undefined && !this.person.eastern ? `${type}|${personBlock({ ...this.person, family: given, given: [] })}` : undefined;
    this.block = `${type}|${this.#block()}`;
  }

  #block(): string {
    if (this.role !== undefined) return `role ${this.role}`;
    if (this.acronym !== undefined) return organisationBlock([this.acronym]);
    if (this.person) return personBlock(this.person);
    if (this.type === 'organisation') return organisationBlock(this.words);
    if (this.type === 'place') return skeleton(this.words.at(-1) ?? '').consonants;
    return this.key.replace(/ /g, '').replace(/s$/, '');
  }
}

function personAcronym(name: string): string | undefined {
  return /^\p{Lu}\p{L}?\p{Lu}{1,2}$/u.test(name) ? name.toLowerCase() : undefined;
}

function personInitials(person: PersonName): string[] {
  const letters = initialsOf([...person.given, person.family].join(' '));
  return letters.length >= 3 && letters.length <= 4 ? [letters] : [];
}

/** How two names agree; see `Agreement`. Symmetric. Both must be of one type. */
export function compareNodes(a: EntityNode, b: EntityNode, gazetteer: Gazetteer): Agreement {
  if (a.not.has(b.key) || b.not.has(a.key)) return 'different';
  if (a.key === b.key) return 'same';
  if (a.entry && b.entry) return a.entry.id === b.entry.id ? 'same' : 'different';
  if (a.role !== undefined || b.role !== undefined) return 'different';
  if (a.acronym !== undefined || b.acronym !== undefined) {
    if (a.acronym !== undefined && b.acronym !== undefined) return a.acronym === b.acronym ? 'same' : 'different';
    const fits = a.acronym === undefined ? a.acronyms.includes(b.acronym ?? '') : b.acronyms.includes(a.acronym);
    return fits ? 'partial' : 'different';
  }
  if (a.person && b.person) return comparePeople(a.person, b.person, gazetteer);
  if (a.type === 'organisation') return compareOrganisations(a.words, b.words, gazetteer);
  if (a.type === 'place') return samePlace(a.name, b.name) ? 'same' : 'different';
  return sameEnding(a.key, b.key) ? 'same' : 'different';
}

/** The name that a person is joined by, title cut off; any other name as it is. */
export function bareName(name: string, type: EntityType, gazetteer: Gazetteer): string {
  if (type !== 'person') return name;
  const { title } = parsePerson(name, gazetteer);
  if (title.length === 0) return name;
  const words = name.trim().split(/\s+/);
  if (isOffice(nameKey(words.at(-1) ?? ''))) return name;
  let left = title.length;
  while (left > 0 && words.length > 1) {
    const word = words.shift() ?? '';
    left -= word.includes('-') ? word.split('-').length : 1;
  }
  return words.join(' ');
}

/** The id of a name that neither the user's file nor the gazetteer knows: the same for spellings that compare alike. */
export function nodeId(form: string, type: EntityType, gazetteer: Gazetteer): string {
  if (type !== 'person') return `${type}:${acronymLetters(form)?.toUpperCase() ?? nameKey(form)}`;
  const acronym = personAcronym(form);
  if (acronym !== undefined) return `${type}:${acronym.toUpperCase()}`;
  const { given, family, suffix, title } = parsePerson(form, gazetteer);
  return `${type}:${[...title, ...given, family, suffix].filter((part) => part !== '').join(' ')}`;
}
