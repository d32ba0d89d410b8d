import { readFileSync, writeFileSync } from 'node:fs';
import { loadGazetteer } from '../../src/core/entities/gazetteer';
import type { EntityType, Mention } from '../../src/core/entities/mention';
import { findMentions } from '../../src/core/entities/mentions';
import { loadTagger } from '../../src/core/entities/tagger/tagger';
import { SeedText } from '../../src/core/text/seed-text';
import { compromiseFinder, type Finder, type Found, winkFinder } from './entities-peers';

interface Document {
  readonly id: string;
  readonly text: string;
  /** The right answers, where the file holds them. */
  readonly mentions?: readonly Found[];
}

const TYPES: Readonly<Record<EntityType, string>> = { person: 'PER', place: 'LOC', organisation: 'ORG', other: 'MISC', date: 'DATE', money: 'MONEY', quantity: 'QUANTITY' };
/** Documents read before the clock starts, so that every finder runs compiled. */
const WARM_UP = 40;
/** The entity model, relative to the repository. */
export const MODEL = 'models/entities-en.bin';
const GAZETTEER = 'models/gazetteer.json';

/**
 * `entities FILE --out PRED [--types PER,LOC,ORG]`: finds the names, dates and amounts in every document of a JSON lines file
 * and writes what the scorer reads. Prints our figures beside compromise and wink-nlp where the file holds the answers.
 */
export async function run(args: readonly string[]): Promise<void> {
  const value = (flag: string): string | undefined => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
  const file = args.find((arg, i) => !arg.startsWith('--') && !(args[i - 1] ?? '').startsWith('--'));
  const out = value('--out');
  if (file === undefined || out === undefined) throw new Error('usage: entities FILE --out PRED [--types PER,LOC,ORG]');
  const types = (value('--types') ?? 'PER,LOC,ORG').split(',');
  const documents = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Document);
  for (const finder of [ourFinder(), taggerFinder(), compromiseFinder(), winkFinder()]) {
    for (const { text } of documents.slice(0, WARM_UP)) finder.find(text);
    const began = process.cpuUsage();
    const found = documents.map(({ text }) => finder.find(text));
    const spent = process.cpuUsage(began);
    const seconds = (spent.user + spent.system) / 1e6;
    if (finder.name === 'winnow') writeFileSync(out, documents.map(({ id }, i) => `${JSON.stringify({ id, mentions: found[i] })}\n`).join(''));
    const words = documents.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    console.log(`${finder.name.padEnd(11)}${figures(documents, found, types)}  ${(words / seconds / 1000).toFixed(1)}k words a CPU second`);
  }
}

/** All mentions as the editor shows them: names, dates and amounts, without a user's file. */
function ourFinder(): Finder {
  const tagger = loadTagger(readFileSync(MODEL));
  const gazetteer = loadGazetteer(readFileSync(GAZETTEER));
  return {
    name: 'winnow',
    find: (text) => findMentions(new SeedText(text), { tagger, gazetteer }).map(found),
  };
}

/** The trained tagger by itself: names only. */
function taggerFinder(): Finder {
  const tagger = loadTagger(readFileSync(MODEL));
  return { name: 'tagger', find: (text) => tagger.tag(new SeedText(text)).map(found) };
}

function found({ start, end, type }: Mention): Found {
  return { start, end, type: TYPES[type] };
}

/** Typed and span F1 over all documents, then F1 of each type; exact offsets. */
function figures(documents: readonly Document[], found: readonly (readonly Found[])[], types: readonly string[]): string {
  if (!documents.some(({ mentions }) => mentions)) return 'no answers in the file';
  const f1 = (chosen: readonly string[], key: (m: Found) => string): string => {
    let right = 0;
    let total = 0;
    documents.forEach(({ mentions = [] }, i) => {
      const pick = (list: readonly Found[]): Set<string> => new Set(list.filter(({ type }) => chosen.includes(type)).map(key));
      const gold = pick(mentions);
      const ours = pick(found[i] ?? []);
      total += gold.size + ours.size;
      for (const mention of ours) if (gold.has(mention)) right++;
    });
    return (total === 0 ? 0 : (200 * right) / total).toFixed(1);
  };
  const typed = (m: Found): string => `${m.start}:${m.end}:${m.type}`;
  const each = types.map((type) => `${type} ${f1([type], typed)}`).join('  ');
  return `typed F1 ${f1(types, typed)}  span F1 ${f1(types, (m) => `${m.start}:${m.end}`)}  ${each}`;
}
