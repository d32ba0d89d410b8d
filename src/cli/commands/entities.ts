import { ENTITY_TYPES, type EntityListRow } from '../entity-list';
import { oneOf, readArguments } from '../arguments';
import { displayPath, openWorkspace } from '../workspace';

const PRINTERS = { text: printText, json: printJson, csv: printCsv };

/** `winnow entities`: the people, places and organisations of the seeds, joined, most mentioned first. */
export async function runEntities(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { format: { type: 'string' }, type: { type: 'string' } });
  const format = oneOf('format', values.format, ['text', 'json', 'csv'], 'text');
  const type = values.type === undefined ? undefined : oneOf('type', values.type, ENTITY_TYPES, 'person');
  const rows: EntityListRow[] = [];
  for (const path of positionals) {
    const { service, seeds } = await openWorkspace(path);
    const wanted = new Set(seeds);
    for (const { name, type: own, spellings, counts, curated } of await service.entities.all()) {
      const here = counts.filter(({ uri }) => wanted.has(uri));
      if (here.length === 0 || (type !== undefined && own !== type)) continue;
      const mentions = here.reduce((sum, { count }) => sum + count, 0);
      rows.push({ name, type: own, mentions, spellings, curated, seeds: here.map(({ uri, count }) => ({ path: displayPath(uri), mentions: count })) });
    }
  }
  rows.sort((a, b) => b.mentions - a.mentions || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  process.stdout.write(PRINTERS[format](rows));
  return 0;
}

function printText(rows: readonly EntityListRow[]): string {
  if (rows.length === 0) return 'no entities\n';
  const width = Math.min(40, Math.max(...rows.map(({ name }) => oneLine(name).length)));
  return rows
    .map(({ name, type, mentions, seeds, spellings }) => {
      const others = spellings.filter((spelling) => spelling !== name);
      const also = others.length === 0 ? '' : `  also ${others.map(oneLine).join(', ')}`;
      return `${String(mentions).padStart(6)}  ${type.padEnd(12)}  ${oneLine(name).padEnd(width)}  in ${seeds.length} ${seeds.length === 1 ? 'seed' : 'seeds'}${also}\n`;
    })
    .join('');
}

function printJson(rows: readonly EntityListRow[]): string {
  return `${JSON.stringify({ version: 1, entities: rows }, null, 2)}\n`;
}

/** RFC 4180; one row an entity, spellings and seeds parted by semicolons. */
function printCsv(rows: readonly EntityListRow[]): string {
  const head = ['name', 'type', 'mentions', 'seeds', 'spellings', 'curated', 'paths'];
  const lines = rows.map(({ name, type, mentions, seeds, spellings, curated }) =>
    [name, type, String(mentions), String(seeds.length), spellings.join('; '), String(curated), seeds.map(({ path }) => path).join('; ')].map(cell).join(','),
  );
  return [head.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

/** A cell of a table: quoted where it has to be, and never read as a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Without control characters: a seed's text must not steer a terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
