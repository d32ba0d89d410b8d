import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { boilerplateRule } from '../../src/core/boilerplate/rule';
import type { PassageWeights } from '../../src/core/boilerplate/whole-page/weights';
import type { CorpusView, Rule } from '../../src/core/rule';
import { DEFAULT_OPTIONS } from '../../src/core/rule';
import { SeedText } from '../../src/core/text/seed-text';
import { type GoldRecord, foldOf, readGold } from '../train/boilerplate/data';
import { FOLDS, MODEL_FILE, PASSAGES_FILE, foldFile, readModelFile, readPacks } from '../train/boilerplate/files';
import { c4Drops, justextDrops } from './boilerplate/baselines';
import { HEAD, row, score } from './boilerplate/score';

const ALONE: CorpusView = { copies: () => [], lineSpread: () => ({ seeds: 1, of: 1 }) };
const LINE_BREAKS = /[\r\n\u2028\u2029]+/g;

/**
 *   npm run eval -- boilerplate FILE --out PRED [--safe] [--oof] [--rules] [--only lang=en,tier=core]
 *
 * Judges every record's lines by the rule that the editor runs, writes `{id, drop}` lines to PRED, and prints the
 * figures beside keep-all, a jusText-like and a C4-like filter on the same lines. `--safe` writes what is removed
 * without asking, otherwise what is shown. Only the lines' texts are read to judge; `--oof` asks, for each record, the
 * model that was trained without its domain (for the set that the model was trained on), `--rules` no model at all.
 */
export async function run(args: readonly string[]): Promise<void> {
  const file = args[0];
  const out = option(args, '--out');
  if (file === undefined || out === undefined) throw new Error('usage: npm run eval -- boilerplate FILE --out PRED [--safe] [--oof] [--rules] [--only key=value,…]');
  const safe = args.includes('--safe');
  const records = readGold(file);
  const ruleFor = rules(args.includes('--rules') ? 'none' : args.includes('--oof') ? 'out-of-fold' : 'shipped');
  const flagged = new Map<string, Set<number>>();
  const removed = new Map<string, Set<number>>();
  for (const record of records) {
    const found = judge(record, ruleFor(record));
    flagged.set(record.id, found.flagged);
    removed.set(record.id, found.removed);
  }
  const chosen = safe ? removed : flagged;
  writeFileSync(out, records.map((record) => `${JSON.stringify({ id: record.id, drop: [...(chosen.get(record.id) ?? [])] })}\n`).join(''));
  print(records, option(args, '--only'), { flagged, removed });
}

function rules(which: 'none' | 'out-of-fold' | 'shipped'): (record: GoldRecord) => Rule {
  const pack = readPacks();
  const load = (file: string, passages?: PassageWeights): Rule => {
    if (!existsSync(file)) throw new Error(`${file} is missing: train it with tools/train/boilerplate/main.ts`);
    return boilerplateRule({ pack, model: readModelFile(file), passages });
  };
  if (which === 'out-of-fold') {
    const passages = JSON.parse(readFileSync(PASSAGES_FILE, 'utf8')) as PassageWeights[];
    const all = Array.from({ length: FOLDS }, (_, k) => load(foldFile(k), passages[k]));
    return (record) => all[foldOf(record.domain, FOLDS)]!;
  }
  const one = which === 'none' ? boilerplateRule({ pack }) : load(MODEL_FILE);
  return () => one;
}

function judge(record: GoldRecord, rule: Rule): { flagged: Set<number>; removed: Set<number> } {
  const seed = new SeedText(record.lines.map((line) => line.t.replace(LINE_BREAKS, ' ')).join('\n'));
  const flagged = new Set<number>();
  const removed = new Set<number>();
  for (const finding of rule.check(seed, { uri: record.id, corpus: ALONE, options: DEFAULT_OPTIONS })) {
    collect(seed, finding.fixes[0]?.edits ?? [], flagged);
    collect(seed, finding.fixes.find((fix) => fix.safe)?.edits ?? [], removed);
  }
  return { flagged, removed };
}

function collect(seed: SeedText, edits: readonly { span: { start: number; end: number } }[], lines: Set<number>): void {
  for (const { span } of edits) for (let line = seed.lines.lineAt(span.start); line < seed.lines.count && seed.lines.start(line) < span.end; line++) lines.add(line);
}

function print(records: readonly GoldRecord[], only: string | undefined, ours: { flagged: Map<string, Set<number>>; removed: Map<string, Set<number>> }): void {
  const conditions = (only ?? '').split(',').filter(Boolean).map((part) => part.split('=') as [keyof GoldRecord, string]);
  const chosen = records.filter((record) => conditions.every(([key, value]) => String(record[key]) === value));
  const byTexts = (drops: (texts: readonly string[]) => Set<number>): Map<string, Set<number>> => new Map(chosen.map((record) => [record.id, drops(record.lines.map((line) => line.t.trim()))]));
  const rows: [string, Map<string, Set<number>>][] = [
    ['keep all', new Map()],
    ['jusText-like', byTexts(justextDrops)],
    ['C4-like', byTexts(c4Drops)],
    ['Winnow, shown', ours.flagged],
    ['Winnow, removed', ours.removed],
  ];
  console.log(`${only ?? 'all records'}; flag ${DEFAULT_OPTIONS.flag}, safe ${DEFAULT_OPTIONS.safe}\n${HEAD}`);
  for (const flavour of ['residue', 'full'] as const) {
    const set = chosen.filter((record) => record.flavour === flavour);
    if (set.length > 0) for (const [name, drop] of rows) console.log(row(flavour, name, score(set, drop)));
  }
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}
