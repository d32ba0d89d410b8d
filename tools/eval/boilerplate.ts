import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { boilerplateRule } from '../../src/core/boilerplate/rule';
import type { PageWeights } from '../../src/core/boilerplate/whole-page/weights';
import type { CorpusView, Rule } from '../../src/core/rule';
import { DEFAULT_OPTIONS } from '../../src/core/rule';
import type { SeedText } from '../../src/core/text/seed-text';
import { type GoldRecord, foldOf, readGold } from '../train/boilerplate/data';
import { FOLDS, MODEL_FILE, PAGES_FILE, foldFile, readModelFile, readPacks } from '../train/boilerplate/files';
import { c4Drops, justextDrops } from './boilerplate/baselines';
import { ALONE, foldersOf } from './boilerplate/folders';
import { HEAD, row, score } from './boilerplate/score';
import { seedOf } from './boilerplate/seed';

/** The lines that a rule speaks against, by record. */
interface Judged {
  readonly flagged: Map<string, Set<number>>;
  readonly removed: Map<string, Set<number>>;
}

/**
 *   npm run eval -- boilerplate FILE --out PRED [--safe] [--alone] [--oof] [--rules] [--only lang=en,tier=core]
 *
 * Judges every record's lines by the rule that the editor runs, writes `{id, drop}` lines to PRED, and prints the
 * figures beside keep-all, a jusText-like and a C4-like filter on the same lines. Each record is judged twice: among
 * what the same extractor made of the file's other pages, as in a folder of seeds, and with `--alone`'s figures as the
 * only seed there is. `--safe` writes what is removed without asking, otherwise what is shown. Only the lines' texts are
 * read to judge; `--oof` asks, for each record, the model that was trained without its domain (for the set that the
 * model was trained on), `--rules` no model at all.
 */
export async function run(args: readonly string[]): Promise<void> {
  const file = args[0];
  const out = option(args, '--out');
  if (file === undefined || out === undefined) throw new Error('usage: npm run eval -- boilerplate FILE --out PRED [--safe] [--alone] [--oof] [--rules] [--only key=value,…]');
  const records = readGold(file);
  const ruleFor = rules(args.includes('--rules') ? 'none' : args.includes('--oof') ? 'out-of-fold' : 'shipped');
  const alone = judgeAll(records, ruleFor, () => ALONE);
  const inFolder = judgeAll(records, ruleFor, foldersOf(records));
  const asked = args.includes('--alone') ? alone : inFolder;
  const chosen = args.includes('--safe') ? asked.removed : asked.flagged;
  writeFileSync(out, records.map((record) => `${JSON.stringify({ id: record.id, drop: [...(chosen.get(record.id) ?? [])] })}\n`).join(''));
  print(records, option(args, '--only'), alone, inFolder);
}

function judgeAll(records: readonly GoldRecord[], ruleFor: (record: GoldRecord) => Rule, corpusOf: (record: GoldRecord) => CorpusView): Judged {
  const found: Judged = { flagged: new Map(), removed: new Map() };
  for (const record of records) {
    const { flagged, removed } = judge(record, ruleFor(record), corpusOf(record));
    found.flagged.set(record.id, flagged);
    found.removed.set(record.id, removed);
  }
  return found;
}

function rules(which: 'none' | 'out-of-fold' | 'shipped'): (record: GoldRecord) => Rule {
  const pack = readPacks();
  const load = (file: string, pages?: PageWeights): Rule => {
    if (!existsSync(file)) throw new Error(`${file} is missing: train it with tools/train/boilerplate/main.ts`);
    return boilerplateRule({ pack, model: readModelFile(file), pages });
  };
  if (which === 'out-of-fold') {
    const pages = JSON.parse(readFileSync(PAGES_FILE, 'utf8')) as PageWeights[];
    const all = Array.from({ length: FOLDS }, (_, k) => load(foldFile(k), pages[k]));
    return (record) => all[foldOf(record.domain, FOLDS)]!;
  }
  const one = which === 'none' ? boilerplateRule({ pack }) : load(MODEL_FILE);
  return () => one;
}

function judge(record: GoldRecord, rule: Rule, corpus: CorpusView): { flagged: Set<number>; removed: Set<number> } {
  const seed = seedOf(record);
  const flagged = new Set<number>();
  const removed = new Set<number>();
  for (const finding of rule.check(seed, { uri: record.id, corpus, options: DEFAULT_OPTIONS })) {
    collect(seed, finding.fixes[0]?.edits ?? [], flagged);
    collect(seed, finding.fixes.find((fix) => fix.safe)?.edits ?? [], removed);
  }
  return { flagged, removed };
}

function collect(seed: SeedText, edits: readonly { span: { start: number; end: number } }[], lines: Set<number>): void {
  for (const { span } of edits) for (let line = seed.lines.lineAt(span.start); line < seed.lines.count && seed.lines.start(line) < span.end; line++) lines.add(line);
}

function print(records: readonly GoldRecord[], only: string | undefined, alone: Judged, inFolder: Judged): void {
  const conditions = (only ?? '').split(',').filter(Boolean).map((part) => part.split('=') as [keyof GoldRecord, string]);
  const chosen = records.filter((record) => conditions.every(([key, value]) => String(record[key]) === value));
  const byTexts = (drops: (texts: readonly string[]) => Set<number>): Map<string, Set<number>> => new Map(chosen.map((record) => [record.id, drops(record.lines.map((line) => line.t.trim()))]));
  const rows: [string, Map<string, Set<number>>][] = [
    ['keep all', new Map()],
    ['jusText-like', byTexts(justextDrops)],
    ['C4-like', byTexts(c4Drops)],
    ['Winnow, shown', inFolder.flagged],
    ['Winnow, removed', inFolder.removed],
    ['alone, shown', alone.flagged],
    ['alone, removed', alone.removed],
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
