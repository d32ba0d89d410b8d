import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { loadTagger } from '../../src/core/entities/tagger/tagger';
import { SeedText } from '../../src/core/text/seed-text';
import { compromiseFinder, type Finder, type Found, winkFinder } from './entities-peers';

interface Document {
  readonly id: string;
  readonly text: string;
  /** The right answers, where the file holds them. */
  readonly mentions?: readonly Found[];
}

const TYPES: Readonly<Record<string, string>> = { person: 'PER', place: 'LOC', organisation: 'ORG', other: 'MISC', date: 'DATE', money: 'MONEY', quantity: 'QUANTITY' };
/** The entity model, relative to the repository. */
export const MODEL = 'models/entities-en.bin';
/** Where dates and amounts are found, when that part of the core is there. */
const FACTS = 'src/core/facts/find-facts.ts';

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
  for (const finder of [await ourFinder(), compromiseFinder(), winkFinder()]) {
    const began = performance.now();
    const found = documents.map(({ text }) => finder.find(text));
    const seconds = (performance.now() - began) / 1000;
    if (finder.name === 'winnow') writeFileSync(out, documents.map(({ id }, i) => `${JSON.stringify({ id, mentions: found[i] })}\n`).join(''));
    const words = documents.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    console.log(`${finder.name.padEnd(11)}${figures(documents, found, types)}  ${(words / seconds / 1000).toFixed(1)}k words/s`);
  }
}

async function ourFinder(): Promise<Finder> {
  const tagger = loadTagger(readFileSync(MODEL));
  const facts = existsSync(FACTS) ? ((await import(pathToFileURL(FACTS).href)) as { findFacts?: (seed: SeedText) => readonly FactMention[] }) : {};
  return {
    name: 'winnow',
    find: (text) => {
      const seed = new SeedText(text);
      return [...tagger.tag(seed), ...(facts.findFacts?.(seed) ?? [])].map(({ start, end, type }) => ({ start, end, type: TYPES[type] ?? 'MISC' }));
    },
  };
}

interface FactMention {
  readonly start: number;
  readonly end: number;
  readonly type: string;
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
