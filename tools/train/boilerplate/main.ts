import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeModel } from '../../../src/core/boilerplate/model/model-file';
import { type GoldRecord, foldOf, readGold } from './data';
import { type Dataset, buildDataset, pageOf } from './dataset';
import { FOLDS, MODEL_FILE, foldFile, readPacks } from './files';
import type { GrowOptions } from './grow-trees';
import { type PipelineOptions, train } from './pipeline';

/*
 *   npx tsx tools/train/boilerplate/main.ts GOLD [--folds-only | --model-only]
 *
 * Trains the line model on a gold file (JSON lines, gzipped or not) and writes it to models/, and the models of the
 * outer folds, which `npm run eval -- boilerplate … --oof` measures with: each was trained without the domains that it
 * is asked about, from the first stage on. Deterministic: the same file gives the same bytes.
 */
const GROW: GrowOptions = { trees: 100, depth: 6, rate: 0.1, groupShare: 1, rowShare: 0.4, featureShare: 0.4, lambda: 5, seed: 1 };
const COPIES = 2;

function main(args: readonly string[]): void {
  const file = args.find((arg) => !arg.startsWith('--'));
  if (file === undefined) {
    console.error('usage: npx tsx tools/train/boilerplate/main.ts GOLD [--folds-only | --model-only]');
    process.exitCode = 2;
    return;
  }
  const begin = Date.now();
  const log = (text: string): void => console.log(`${((Date.now() - begin) / 1e3).toFixed(1).padStart(7)} s  ${text}`);
  const data = buildDataset(chosen(readGold(file)), readPacks());
  log(`${data.records.length} records, ${data.rows} lines`);
  if (!args.includes('--folds-only')) save(MODEL_FILE, data, undefined, 4, log);
  if (!args.includes('--model-only')) for (let k = 0; k < FOLDS; k++) save(foldFile(k), data, k, 3, log);
}

function save(file: string, data: Dataset, without: number | undefined, folds: number, log: (text: string) => void): void {
  const use = data.records.flatMap((record, i) => (foldOf(record.domain, FOLDS) === without ? [] : [i]));
  const options: PipelineOptions = { folds, first: GROW, second: { ...GROW, lambda: 20, featureShare: 0.3, seed: 100 }, log };
  const bytes = writeModel(train(data, use, options));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  log(`${file}, ${bytes.length} bytes, from ${use.length} records`);
}

/** All human gold in English, and two extractors' copies of every other page. */
function chosen(records: readonly GoldRecord[]): GoldRecord[] {
  const copies = new Map<string, number>();
  return records.filter((record) => {
    if (record.tier === 'core' && record.lang === 'en') return true;
    const copy = (copies.get(pageOf(record)) ?? 0) + 1;
    copies.set(pageOf(record), copy);
    return copy <= COPIES;
  });
}

main(process.argv.slice(2));
