import type { Gazetteer, GazetteerEntry } from './gazetteer';
import type { EntityType } from './mention';
import { nameKey, nameWords } from './name-key';
import { organisationWords } from './organisation-name';
import { skeleton } from './skeleton';

/** What the gazetteer knows of a name, as it stands or without the words that other spellings leave out or shorten. */
export function knownName(name: string, type: EntityType, gazetteer: Gazetteer): GazetteerEntry | undefined {
  const entry = gazetteer.lookup(nameKey(name));
  if (entry || (type !== 'organisation' && type !== 'place')) return entry;
  const shorter = gazetteer.lookup((type === 'place' ? placeWords(name) : organisationWords(name)).join(' '));
  return shorter?.type === type ? shorter : undefined;
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
