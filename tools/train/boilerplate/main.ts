import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Weights, writeModel } from '../../../src/core/boilerplate/model/model-file';
import { type GoldRecord, readGold } from './data';
import { buildDataset, pageOf } from './dataset';
import { FOLDS, MODEL_FILE, foldFile, readPacks } from './files';
import type { GrowOptions } from './grow-trees';
import { train } from './pipeline';

/*
 *   npx tsx tools/train/boilerplate/main.ts GOLD
 *
 * Trains the line model on a gold file (JSON lines, gzipped or not) and writes it to models/, and the models of the
 * folds, which `npm run eval -- boilerplate … --oof` measures with: no stage of theirs learned from the domains that
 * they are asked about. Deterministic: the same file gives the same bytes.
 */
const TREES: GrowOptions = { trees: 360, depth: 5, leaves: 20, rate: 0.08, rowShare: 0.9, featureShare: 0.3, lambda: 10, leastHessian: 3, seed: 1 };
const COPIES = 4;

function main(file: string | undefined): void {
  if (file === undefined) {
    console.error('usage: npx tsx tools/train/boilerplate/main.ts GOLD');
    process.exitCode = 2;
    return;
  }
  const begin = Date.now();
  const log = (text: string): void => console.log(`${((Date.now() - begin) / 1e3).toFixed(1).padStart(7)} s  ${text}`);
  const data = buildDataset(chosen(readGold(file)), readPacks());
  log(`${data.records.length} records, ${data.rows} lines`);
  const { model, folds } = train(data, { folds: FOLDS, trees: TREES, log });
  save(MODEL_FILE, model);
  folds.forEach((weights, k) => save(foldFile(k), weights));
  log(`wrote ${MODEL_FILE} and ${FOLDS} folds`);
}

function save(file: string, weights: Weights): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, writeModel(weights));
}

/** All human gold in English, and four extractors' copies of every other page. */
function chosen(records: readonly GoldRecord[]): GoldRecord[] {
  const copies = new Map<string, number>();
  return records.filter((record) => {
    if (record.tier === 'core' && record.lang === 'en') return true;
    const copy = (copies.get(pageOf(record)) ?? 0) + 1;
    copies.set(pageOf(record), copy);
    return copy <= COPIES;
  });
}

main(process.argv[2]);
