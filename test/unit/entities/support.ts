import { readFileSync } from 'node:fs';
import { EntityIndex } from '../../../src/core/entities/entity-index';
import { type Gazetteer, loadGazetteer } from '../../../src/core/entities/gazetteer';
import { findNames } from '../../../src/core/entities/finder';
import type { EntityType, Mention } from '../../../src/core/entities/mention';
import { SeedText } from '../../../src/core/text/seed-text';

let loaded: Gazetteer | undefined;

/** The shipped gazetteer. */
export function gazetteer(): Gazetteer {
  return (loaded ??= loadGazetteer(readFileSync('models/gazetteer.json')));
}

const MARKS: Readonly<Record<string, EntityType>> = { p: 'person', l: 'place', o: 'organisation', x: 'other', d: 'date' };

/** A seed written with its mentions marked, `[p:Maren Holt]`: p person, l place, o organisation, x other, d date. */
export function marked(source: string): { readonly seed: SeedText; readonly mentions: Mention[] } {
  const mentions: Mention[] = [];
  let text = '';
  for (const part of source.split(/(\[[ploxd]:[^\]]*\])/)) {
    const mark = /^\[([ploxd]):([^\]]*)\]$/.exec(part);
    if (mark) mentions.push({ start: text.length, end: text.length + (mark[2] ?? '').length, type: MARKS[mark[1] ?? ''] ?? 'other', source: 'model' });
    text += mark ? (mark[2] ?? '') : part;
  }
  return { seed: new SeedText(text), mentions };
}

/** An index of marked seeds by URI. */
export function indexOf(seeds: Readonly<Record<string, string>>): EntityIndex {
  const index = new EntityIndex(gazetteer());
  for (const [uri, source] of Object.entries(seeds)) {
    const { seed, mentions } = marked(source);
    index.put(uri, seed, mentions);
  }
  return index;
}

/** `name (spelling ×count, …) in seeds` for each entity: what joining made of an index. */
export function joined(index: EntityIndex): string[] {
  return index.entities().map(({ id, name, seeds }) => `${name} (${index.spellings(id).map(({ text, count }) => `${text} ×${count}`).join(', ')}) in ${seeds}`).sort();
}

/** The names that the rules find in a text, as `type:name`. */
export function namesIn(text: string): string[] {
  const seed = new SeedText(text);
  return findNames(seed, gazetteer()).map((mention) => `${mention.type}:${seed.slice(mention)}`);
}
