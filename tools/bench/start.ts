import fs from 'node:fs';
import path from 'node:path';
import { buildAll } from '../build';
import { makeScratch } from '../host/scratch';
import { makeCorpus } from './duplicates/corpus';
import { measuringHost } from './support/measuring-host';

/** `bench start [--files N]`: a folder of N made-up seeds opened in a real extension host, first without and then with a kept index. */
export async function run(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--files');
  const count = at < 0 ? 10_000 : Number(args[at + 1]);
  await buildAll({ production: true });
  const measure = await measuringHost('start/measure.ts', 'bench-start');
  const workspace = makeScratch('start');
  const seed = writeCorpus(path.join(workspace, 'seeds'), count);
  console.log(`${count} seeds     seed shown   first finding       all read   INDEX.md written   longest stall of the extension host`);
  for (const start of ['cold', 'warm']) {
    const [{ shown, first, read, written, stall }] = (await measure(workspace, { WINNOW_BENCH_SEED: seed })) as [{ shown: number; first: number; read: number; written: number; stall: number }];
    console.log(`${start.padEnd(12)} ${seconds(shown)} ${seconds(first)} ${seconds(read)} ${seconds(written)} ${stall.toFixed(0).padStart(12)} ms`);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`.padStart(14);
}

/** Writes the corpus; answers the name of a seed that is a copy of an earlier one. */
function writeCorpus(folder: string, count: number): string {
  fs.mkdirSync(folder, { recursive: true });
  let copy = '';
  let number = 0;
  for (const { name, text, family } of makeCorpus(count)) {
    fs.writeFileSync(path.join(folder, name), text);
    if (family !== number++) copy = name;
  }
  return copy;
}
