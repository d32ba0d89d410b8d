/** `npm run eval -- groups FILE --out PRED`: groups the given mentions of all articles, by the join code of the editor. */
import { readFileSync, writeFileSync } from 'node:fs';
import { EntityIndex } from '../../src/core/entities/entity-index';
import { loadGazetteer } from '../../src/core/entities/gazetteer';
import type { EntityType, Mention } from '../../src/core/entities/mention';
import { SeedText } from '../../src/core/text/seed-text';

interface Article {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

const TYPES: Readonly<Record<string, EntityType>> = { PER: 'person', LOC: 'place', ORG: 'organisation' };

/** Reads text, spans and types only; writes `{id, mentions: [{start, end, entity}]}` a line. */
export async function run(args: readonly string[]): Promise<void> {
  const out = args[args.indexOf('--out') + 1];
  const file = args.find((arg) => !arg.startsWith('--') && arg !== out);
  if (file === undefined || !args.includes('--out') || out === undefined) throw new Error('groups needs FILE --out PRED');
  const articles = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Article);
  const index = new EntityIndex(loadGazetteer(readFileSync('models/gazetteer.json')));
  for (const { id, text, mentions } of articles) {
    const given = mentions.map(({ start, end, type }): Mention => ({ start, end, type: TYPES[type] ?? 'other', source: 'model' }));
    index.put(id, new SeedText(text), given.sort((a, b) => a.start - b.start || a.end - b.end));
  }
  const lines = articles.map(({ id }) => JSON.stringify({ id, mentions: index.mentionsIn(id).map(({ start, end, id: entity }) => ({ start, end, entity })) }));
  writeFileSync(out, `${lines.join('\n')}\n`);
  console.log(`${articles.length} articles, ${index.entities().length} entities`);
}
