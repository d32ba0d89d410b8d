/** `npm run eval -- variants FILE`: how many name variants the editor joins and how many names wrongly, beside Jaro–Winkler. */
import { readFileSync } from 'node:fs';
import { EntityIndex } from '../../src/core/entities/entity-index';
import { type Gazetteer, loadGazetteer } from '../../src/core/entities/gazetteer';
import type { EntityType, Mention } from '../../src/core/entities/mention';
import { SeedText } from '../../src/core/text/seed-text';

type Same = (a: string, b: string, type: EntityType) => boolean;

interface Row {
  readonly positive: boolean;
  readonly type: EntityType;
  readonly group: string;
  readonly a: string;
  readonly b: string;
}

const TYPES: Readonly<Record<string, EntityType>> = { PER: 'person', LOC: 'place', ORG: 'organisation' };

/** Prints recall and wrong merges; `--errors` lists what went wrong. */
export async function run(args: readonly string[]): Promise<void> {
  const file = args.find((arg) => !arg.startsWith('--'));
  if (file === undefined) throw new Error('variants needs a file: label, type, group, name, name, parted by tabs');
  const rows = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).map(readRow);
  const gazetteer = loadGazetteer(readFileSync('models/gazetteer.json'));
  const ours: Same = (a, b, type) => isJoined(gazetteer, a, b, type);
  console.log(`winnow            ${figures(rows, ours)}`);
  console.log(`Jaro-Winkler 0.90 ${figures(rows, (a, b) => jaroWinkler(a, b) >= 0.9)}`);
  if (args.includes('--errors')) {
    for (const row of rows) if (ours(row.a, row.b, row.type) !== row.positive) console.log(row.positive ? 'missed' : 'WRONG ', row.type, row.a, '|', row.b);
  }
}

/** True when the two names, a line each of one seed, are one entity. */
function isJoined(gazetteer: Gazetteer, a: string, b: string, type: EntityType): boolean {
  const index = new EntityIndex(gazetteer);
  const mention = (start: number, name: string): Mention => ({ start, end: start + name.length, type, source: 'model' });
  index.put('seed', new SeedText(`${a}\n${b}\n`), [mention(0, a), mention(a.length + 1, b)]);
  const [first, second] = index.mentionsIn('seed');
  return first !== undefined && first.id === second?.id;
}

function readRow(line: string): Row {
  const [label, type = '', group = '', a = '', b = ''] = line.split('\t');
  return { positive: label === '1', type: TYPES[type] ?? 'other', group, a, b };
}

function figures(rows: readonly Row[], same: Same): string {
  const positive = rows.filter((row) => row.positive);
  const hard = rows.filter((row) => !row.positive);
  const found = positive.filter((row) => same(row.a, row.b, row.type)).length;
  const wrong = hard.filter((row) => same(row.a, row.b, row.type)).length;
  const groups = new Map<string, { type: EntityType; names: Set<string> }>();
  for (const { group, type, a, b } of positive) {
    const entry = groups.get(group) ?? { type, names: new Set<string>() };
    groups.set(group, entry);
    entry.names.add(a).add(b);
  }
  let crossed = 0;
  let pairs = 0;
  const list = [...groups.values()];
  for (const [i, x] of list.entries()) {
    for (const y of list.slice(i + 1)) {
      if (x.type !== y.type) continue;
      for (const a of x.names) for (const b of y.names) {
        pairs++;
        if (same(a, b, x.type)) crossed++;
      }
    }
  }
  const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
  return `recall ${share(found, positive.length)} (${found}/${positive.length}), wrong merges of hard pairs ${wrong}/${hard.length}, of other pairs ${crossed}/${pairs}`;
}

/** Jaro–Winkler similarity (Winkler 1990), for comparison only. */
function jaroWinkler(a: string, b: string): number {
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const used = new Array<boolean>(b.length).fill(false);
  const left: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - window); j < Math.min(b.length, i + window + 1); j++) {
      if (used[j] || a[i] !== b[j]) continue;
      used[j] = true;
      left.push(a[i] ?? '');
      break;
    }
  }
  const right = [...b].filter((_, j) => used[j]);
  const m = left.length;
  if (m === 0) return 0;
  const transposed = left.filter((letter, i) => letter !== right[i]).length / 2;
  const jaro = (m / a.length + m / b.length + (m - transposed) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
