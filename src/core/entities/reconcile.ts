import type { SeedText } from '../text/seed-text';
import type { Gazetteer } from './gazetteer';
import type { EntityType, Mention } from './mention';
import { nameKey } from './name-key';
import { sameWord } from './skeleton';

/**
 * Settles the type of names that one seed gives several types: a single word that closes the full name of a person in the
 * seed is that person; else the gazetteer knows; else the majority wins. Names it cannot settle stay as they are.
 */
export function reconcile(seed: SeedText, found: readonly Mention[], gazetteer: Gazetteer): Mention[] {
  const mentions = found.map((mention) => withoutYear(seed, mention, gazetteer));
  const keys = mentions.map((mention) => nameKey(seed.slice(mention)));
  const families = new Map<string, number>();
  const votes = new Map<string, Map<EntityType, number>>();
  for (const [i, { type }] of mentions.entries()) {
    const key = keys[i] ?? '';
    const words = key.split(' ');
    const last = words.at(-1) ?? '';
    if (type === 'person' && words.length > 1 && words.length < 5 && last.length > 2) families.set(last, (families.get(last) ?? 0) + 1);
    const types = votes.get(key) ?? new Map<EntityType, number>();
    votes.set(key, types);
    types.set(type, (types.get(type) ?? 0) + 1);
  }
  const settled = new Map<string, EntityType | undefined>();
  const settle = (key: string): EntityType | undefined => {
    if (!settled.has(key)) settled.set(key, settledType(key, families, votes.get(key) ?? new Map(), gazetteer));
    return settled.get(key);
  };
  return mentions.map((mention, i) => {
    const type = settle(keys[i] ?? '');
    return type === undefined || type === mention.type ? mention : { ...mention, type, source: 'document' };
  });
}

function settledType(key: string, families: ReadonlyMap<string, number>, votes: ReadonlyMap<EntityType, number>, gazetteer: Gazetteer): EntityType | undefined {
  const entry = gazetteer.lookup(key);
  if (entry?.kind === 'country' || entry?.kind === 'nationality') return undefined;
  if (!key.includes(' ') && key.length > 2) {
    if (families.has(key)) return 'person';
    if (!entry && key.length > 4 && !votes.has('person') && [...families.keys()].some((family) => family.length > 4 && sameWord(family, key))) return 'person';
  }
  if (entry) return votes.has(entry.type) || (votes.has('person') && !key.includes(' ')) || entry.kind === 'organisation' ? entry.type : undefined;
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  return first && second && first[1] > second[1] ? first[0] : undefined;
}

/** "2018 Helsinki" is Helsinki; "2018 World Cup" stays what it is. */
function withoutYear(seed: SeedText, mention: Mention, gazetteer: Gazetteer): Mention {
  const year = /^\d{4} /.exec(seed.slice(mention))?.[0];
  if (year === undefined) return mention;
  const start = mention.start + year.length;
  const entry = gazetteer.lookup(nameKey(seed.slice({ start, end: mention.end })));
  return entry ? { ...mention, start, type: entry.type } : mention;
}
