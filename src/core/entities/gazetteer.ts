import type { EntityType } from './mention';
import { nameKey } from './name-key';

export type GazetteerKind = 'country' | 'city' | 'region' | 'organisation' | 'nationality';

/** What the gazetteer knows of a name. Names of one entry share one object. */
export interface GazetteerEntry {
  /** Stable and the same for all names of the entry: `country:UA`, `city:kyiv`, `nationality:UA`. */
  readonly id: string;
  /** The name to show: today's everyday English one. */
  readonly name: string;
  readonly kind: GazetteerKind;
  readonly type: EntityType;
  /** ISO 3166 code of the country that a city or state lies in, when known. */
  readonly country?: string;
}

/** The shipped file, models/gazetteer.json; `tools/train/gazetteer.ts` writes it. Names in a string are parted by commas. */
interface GazetteerData {
  readonly version: 1;
  /** `code;names;adjectives`. */
  readonly countries: readonly string[];
  readonly nationalities: readonly string[];
  /** `country code;names`; the code may be empty. */
  readonly places: readonly string[];
  /** States of the United States. */
  readonly states: readonly string[];
  readonly regions: readonly string[];
  /** `country code;cities`. */
  readonly cities: readonly string[];
  readonly organisations: readonly string[];
  /** Folded given names, parted by spaces. */
  readonly given: string;
  /** Folded forms of one given name, parted by spaces; the first stands for all. */
  readonly nicknames: readonly string[];
}

const TYPE_OF: Readonly<Record<GazetteerKind, EntityType>> = {
  country: 'place', city: 'place', region: 'place', organisation: 'organisation', nationality: 'other',
};

/** Countries, large cities, regions, well-known organisations, peoples and given names, looked up by name. */
export class Gazetteer {
  readonly #entries = new Map<string, GazetteerEntry>();
  readonly #states = new Map<string, GazetteerEntry>();
  readonly #given: ReadonlySet<string>;
  readonly #formal = new Map<string, string>();
  /** The first words of all names. */
  readonly #openings = new Set<string>();
  #longest = 1;

  constructor(data: GazetteerData) {
    for (const line of data.countries) {
      const [code = '', names = '', adjectives = ''] = line.split(';');
      this.#add('country', names.split(','), code);
      if (adjectives !== '') this.#add('nationality', adjectives.split(','), code);
    }
    for (const line of data.places) {
      const [country = '', names = ''] = line.split(';');
      this.#add('city', names.split(','), undefined, country);
    }
    for (const name of data.states) this.#states.set(nameKey(name), this.#add('region', [name], undefined, 'US'));
    for (const name of data.regions) this.#add('region', [name]);
    for (const line of data.cities) {
      const [country = '', names = ''] = line.split(';');
      for (const name of names.split(',')) this.#add('city', [name], undefined, country);
    }
    for (const names of data.organisations) this.#add('organisation', names.split(','));
    for (const name of data.nationalities) this.#add('nationality', [name]);
    this.#given = new Set(data.given.split(' '));
    for (const line of data.nicknames) {
      const forms = line.split(' ');
      for (const form of forms) this.#formal.set(form, forms[0] ?? form);
    }
  }

  /** The most words that a name of the gazetteer has. */
  get longest(): number {
    return this.#longest;
  }

  /** The entry that a name belongs to, by its `nameKey`, or undefined. */
  lookup(key: string): GazetteerEntry | undefined {
    return this.#entries.get(key);
  }

  /** False when no name has `word`, lower case, for its first. */
  mayBegin(word: string): boolean {
    return this.#openings.has(word);
  }

  /** The state of the United States that a name, by its `nameKey`, may be, though `lookup` may give a country: Georgia. */
  state(key: string): GazetteerEntry | undefined {
    return this.#states.get(key);
  }

  /** True for a word, folded, that is a given name somewhere. */
  isGiven(word: string): boolean {
    return this.#given.has(word);
  }

  /** The form that a given name, folded, is compared by: `bill` gives `william`; an unknown one gives itself. */
  formal(word: string): string {
    return this.#formal.get(word) ?? word;
  }

  #add(kind: GazetteerKind, names: readonly string[], code?: string, country = ''): GazetteerEntry {
    const name = names[0] ?? '';
    const entry: GazetteerEntry = { id: `${kind}:${code ?? nameKey(name)}`, name, kind, type: TYPE_OF[kind], ...(country === '' ? {} : { country }) };
    for (const spelling of names) {
      const key = nameKey(spelling);
      if (key === '' || this.#entries.has(key)) continue;
      const words = key.split(' ');
      this.#entries.set(key, entry);
      this.#openings.add(words[0] ?? key);
      this.#longest = Math.max(this.#longest, words.length);
    }
    return entry;
  }
}

/** Bytes turned to text at once: the most arguments that every engine takes. */
const CHUNK = 4096;

/** Reads models/gazetteer.json, which is pure ASCII. Throws an Error with a plain message when the bytes are no gazetteer of this version. */
export function loadGazetteer(bytes: Uint8Array): Gazetteer {
  let json = '';
  for (let at = 0; at < bytes.length; at += CHUNK) json += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  const data: unknown = JSON.parse(json);
  if (typeof data !== 'object' || data === null || !('version' in data) || data.version !== 1) throw new Error('Not a gazetteer of version 1');
  return new Gazetteer(data as GazetteerData);
}
