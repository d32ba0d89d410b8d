import fs from 'node:fs';
import path from 'node:path';
import { buildAll } from '../build';
import { DIST } from '../host/paths';
import { makeScratch } from '../host/scratch';
import { makeCorpus } from './duplicates/corpus';
import type { Happened } from './index-editor/measure';
import { measuringHost } from './support/measuring-host';

/** Each single change is of a seed of its own. */
const LEAST_FILES = 6;

/**
 * `bench index-editor [--files N] [--batch N]`: a folder of made-up seeds (1,000) in a real extension host; single changes,
 * then a batch of changes (5,000 files) at once, each until INDEX.md is what `winnow index` would write.
 */
export async function run(args: readonly string[]): Promise<void> {
  const option = (name: string, otherwise: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
  const count = Math.max(LEAST_FILES, option('--files', 1000));
  const batch = option('--batch', 5000);
  await buildAll({ production: true });
  const measure = await measuringHost('index-editor/measure.ts', 'bench-index');
  const workspace = makeScratch('index');
  fs.mkdirSync(path.join(workspace, 'seeds'));
  for (const { name, text } of makeCorpus(count)) fs.writeFileSync(path.join(workspace, 'seeds', name), text);
  const env = { WINNOW_BENCH_BATCH: String(batch), WINNOW_BENCH_CLI: `${process.execPath}\n${path.join(DIST, 'cli.js')}` };
  const found = (await measure(workspace, env)) as Happened[];
  console.log(`${count} seeds               true after  since the first change  index files written  reads (files)  index made  longest stall`);
  for (const { what, ms, all, writes, reads, files, indexes, stall, differs } of found) {
    const after = differs === '' ? `${ms.toFixed(0)} ms` : 'NOT TRUE';
    console.log(`${what.padEnd(24)} ${after.padStart(12)} ${`${all.toFixed(0)} ms`.padStart(23)} ${String(writes).padStart(20)} ${`${reads} (${files})`.padStart(14)} ${String(indexes).padStart(11)} ${`${stall.toFixed(0)} ms`.padStart(14)}`);
    if (differs !== '') console.log(differs);
  }
}
