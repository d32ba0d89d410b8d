import { escapeMarkdown, linkToFile, linkToSource } from './escape';
import type { IndexColumn, IndexEntity, IndexFamily, IndexSeed } from './model';
import { compareCodePoints, firstByCodePoint } from './order';

/** Links on one line; the rest is counted in words, so that no line grows without bound. */
export const MAX_LINKS = 20;
const MAX_SPELLINGS = 12;
const MAX_ENTITIES = 5;
const MAX_RELATED = 5;

interface Column {
  readonly title: string;
  readonly right?: true;
  readonly cell: (seed: IndexSeed, base: string) => string;
}

const COLUMNS: Readonly<Record<IndexColumn, Column>> = {
  seed: { title: 'Seed', cell: (seed, base) => linkToFile(seed.path, base) },
  title: { title: 'Title', cell: (seed) => escapeMarkdown(seed.title) },
  date: { title: 'Date', cell: (seed) => escapeMarkdown(seed.date ?? '', 40) },
  source: { title: 'Source', cell: (seed) => (seed.source === undefined ? '' : linkToSource(seed.source)) },
  words: { title: 'Words', right: true, cell: (seed) => whole(seed.words) },
  duplicated: { title: 'Duplicated', right: true, cell: (seed) => percent(seed.duplicateShare) },
  boilerplate: { title: 'Boilerplate', right: true, cell: (seed) => whole(seed.boilerplateLines) },
  entities: { title: 'Entities', cell: (seed) => seed.topEntities.slice(0, MAX_ENTITIES).map((name) => escapeMarkdown(name, 80)).join(', ') },
  family: { title: 'Family', cell: family },
  related: { title: 'Related', cell: related },
  annotations: { title: 'Annotations', right: true, cell: (seed) => whole(seed.annotations ?? 0) },
  status: { title: 'Status', cell: (seed) => seed.status ?? '' },
  note: { title: 'Note', cell: (seed) => escapeMarkdown(seed.note ?? '', 500) },
};

/** The two head lines of the table of seeds. */
export function tableHead(columns: readonly IndexColumn[]): string {
  return `${row(columns.map((column) => COLUMNS[column].title))}\n${row(columns.map((column) => (COLUMNS[column].right ? '---:' : '---')))}`;
}

/** The line of one seed. `base` leads from the page to the folder of the seeds (`''` or `'../'`). */
export function seedLine(seed: IndexSeed, columns: readonly IndexColumn[], base: string): string {
  return row(columns.map((column) => COLUMNS[column].cell(seed, base)));
}

/** The line of one family: its seeds by path, then which is longest and which cleanest. */
export function familyLine(of: IndexFamily, base: string): string {
  return `- ${links(of.paths, base, MAX_LINKS)}: longest ${linkToFile(of.longest, base)}, cleanest ${linkToFile(of.cleanest, base)}`;
}

/** The line of one entity: name, other spellings, number of seeds and mentions, links to the seeds with counts. */
export function entityLine(entity: IndexEntity, base: string): string {
  const others = distinct(entity.spellings).filter((spelling) => spelling !== entity.name).sort(compareCodePoints);
  const shown = others.slice(0, MAX_SPELLINGS).map((spelling) => escapeMarkdown(spelling, 80));
  if (others.length > shown.length) shown.push(`${others.length - shown.length} more`);
  const spellings = shown.length > 0 ? ` (${shown.join(', ')})` : '';
  const total = Math.max(entity.seedCount ?? 0, entity.seeds.length);
  const first = smallest(entity.seeds, MAX_LINKS, (a, b) => compareCodePoints(a.path, b.path));
  const places = first.map((seed) => `${linkToFile(seed.path, base)} ${whole(seed.count)}`);
  if (total > places.length) places.push(`${total - places.length} more`);
  return `- **${escapeMarkdown(entity.name, 120) || '…'}**${spellings}: ${counted(total, 'seed')}, ${counted(entity.mentions, 'mention')}: ${places.join(', ')}`;
}

/** The line of one seed below the heading of a rule: how often the rule found something. */
export function attentionLine(path: string, count: number, base: string): string {
  return `- ${linkToFile(path, base)}: ${counted(count, 'finding')}`;
}

/** The path that names the family a seed belongs to: the first of its members by code point. */
export function familyKey(paths: Iterable<string>): string | undefined {
  return firstByCodePoint(paths);
}

function family(seed: IndexSeed, base: string): string {
  const [first] = seed.family;
  return first === undefined || seed.family.length < 2 ? '' : linkToFile(first, base);
}

/** The first others of the family; looks at no more of it than it shows. */
function related({ family: all, path }: IndexSeed, base: string): string {
  const shown = all.slice(0, MAX_RELATED + 1).filter((other) => other !== path).slice(0, MAX_RELATED).map((other) => linkToFile(other, base));
  const more = Math.max(0, all.length - 1 - shown.length);
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

function links(paths: readonly string[], base: string, limit: number): string {
  const all = distinct(paths);
  const shown = smallest(all, limit, compareCodePoints).map((path) => linkToFile(path, base));
  return all.length > shown.length ? `${shown.join(', ')} and ${all.length - shown.length} more` : shown.join(', ');
}

/** The `limit` smallest values in order, without sorting the rest. */
function smallest<T>(values: readonly T[], limit: number, compare: (a: T, b: T) => number): T[] {
  const kept: T[] = [];
  for (const value of values) {
    const last = kept.at(-1);
    if (kept.length === limit && last !== undefined && compare(value, last) >= 0) continue;
    let at = kept.length;
    for (let before = kept[at - 1]; before !== undefined && compare(value, before) < 0; before = kept[at - 1]) at--;
    kept.splice(at, 0, value);
    if (kept.length > limit) kept.pop();
  }
  return kept;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function counted(count: number, noun: string): string {
  return `${whole(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function whole(value: number): string {
  return Number.isFinite(value) ? String(Math.max(0, Math.round(value))) : '0';
}

/** Whole percents; a share above nothing never shows as 0%, one below all never as 100%. */
function percent(share: number): string {
  if (!(share > 0)) return '0%';
  return share >= 1 ? '100%' : `${Math.min(99, Math.max(1, Math.round(share * 100)))}%`;
}
