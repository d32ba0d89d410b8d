import type { Gazetteer, GazetteerEntry } from './gazetteer';
import type { EntityType } from './mention';
import { nameKey } from './name-key';

/** What `PlaceContext` reads of a mention. */
export interface PlacedMention {
  readonly form: string;
  readonly type: EntityType;
  /** Nothing but ", " stands between it and the mention before it. */
  readonly follows: boolean;
}

/** A place that is not the one its name alone would give: a state's entry, or a city named with its state. */
export interface PlaceReading {
  readonly name: string;
  readonly entry?: GazetteerEntry;
}

/**
 * Tells places of one name apart by what stands beside them in a seed: a city before a state of the United States lies there
 * ("Paris, Texas"), and Georgia is that state when the seed names a city before it, or other states and nothing Georgian.
 */
export class PlaceContext {
  readonly #mentions: readonly PlacedMention[];
  readonly #entries: readonly (GazetteerEntry | undefined)[];
  readonly #gazetteer: Gazetteer;
  readonly #states = new Map<string, boolean>();

  constructor(mentions: readonly PlacedMention[], gazetteer: Gazetteer) {
    this.#mentions = mentions;
    this.#gazetteer = gazetteer;
    this.#entries = mentions.map(({ form, type }) => (type === 'person' ? undefined : gazetteer.lookup(nameKey(form))));
  }

  /** The reading of the mention at an index, or undefined when its name alone says enough. */
  read(i: number): PlaceReading | undefined {
    const mention = this.#mentions[i];
    const entry = this.#entries[i];
    if (!mention || !entry) return undefined;
    const next = this.#mentions[i + 1];
    if (entry.kind === 'city' && next?.follows === true && entry.country !== 'US' && this.#gazetteer.state(nameKey(next.form))) {
      const state = this.#gazetteer.state(nameKey(next.form));
      return { name: `${mention.form}, ${state?.name ?? next.form}` };
    }
    const state = entry.kind === 'country' ? this.#gazetteer.state(nameKey(mention.form)) : undefined;
    return state && this.#isState(nameKey(mention.form), entry) ? { name: state.name, entry: state } : undefined;
  }

  #isState(key: string, country: GazetteerEntry): boolean {
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const code = country.id.slice('country:'.length);
    let native = 0;
    let other = 0;
    for (const [i, entry] of this.#entries.entries()) {
      if (!entry) continue;
      if (entry.id === `nationality:${code}` || entry.country === code) native++;
      if (entry.kind === 'region' && entry.country === 'US') other++;
      const next = this.#mentions[i + 1];
      if (entry.kind === 'city' && entry.country !== code && next?.follows === true && nameKey(next.form) === key) other += 2;
    }
    const is = native === 0 && other > 0;
    this.#states.set(key, is);
    return is;
  }
}
