import { fold } from '../text/fold';
import type { SeedText } from '../text/seed-text';
import type { CuratedEntity, Curation } from './curation';
import { nameKey } from './name-key';

/** What an entry says of which names are the entity; its note, links and line are left out. */
export function identityOf(entity: CuratedEntity | undefined): string {
  return entity ? JSON.stringify([entity.name, entity.type, entity.spellings, entity.not]) : '';
}

/**
 * Words that tell which seeds two versions of entities.yaml may find different names in: a seed without any of them (see
 * `holdsAny`) has the same names under both. Empty when only notes, links or the order of lines differ.
 */
export function changedWords(before: Curation, after: Curation): Set<string> {
  const words = new Set<string>();
  const phrases = symmetricDifference(before.entities.map(identityOf), after.entities.map(identityOf));
  for (const entity of [...before.entities, ...after.entities]) {
    if (phrases.has(identityOf(entity))) for (const name of [entity.name, ...entity.spellings, ...entity.not]) words.add(longestWord(name));
  }
  for (const name of symmetricDifference(before.ignore, after.ignore)) words.add(longestWord(name));
  words.delete('');
  return words;
}

/** True when a seed holds one of the words, however it is written. */
export function holdsAny(seed: SeedText, words: ReadonlySet<string>): boolean {
  const text = condensed(seed.text);
  for (const word of words) if (text.includes(word)) return true;
  return false;
}

function symmetricDifference(a: readonly string[], b: readonly string[]): Set<string> {
  const [first, second] = [new Set(a), new Set(b)];
  return new Set([...a.filter((item) => !second.has(item)), ...b.filter((item) => !first.has(item))]);
}

/** The longest word of a name, without what spellings of it may leave out or add. */
function longestWord(name: string): string {
  return nameKey(name)
    .split(' ')
    .map((word) => condensed(word.replace(/'s$/, '')))
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function condensed(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
