import fs from 'node:fs';
import path from 'node:path';
import { buildAll } from '../build';
import { SAMPLES } from '../host/paths';
import { makeScratch } from '../host/scratch';
import { makeCorpus } from './duplicates/corpus';
import { measuringHost } from './support/measuring-host';

const OPEN = 'open.txt';

/**
 * `bench typing [--files N] [--kb N] [--strokes N]`: what a keystroke takes in a real extension host, from the change event to
 * squiggles and decorations, and to names. The open seed is made of the samples, which lie beside it: all of it is copied.
 */
export async function run(args: readonly string[]): Promise<void> {
  const option = (name: string, otherwise: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
  const files = option('--files', 2000);
  const bytes = 1024 * option('--kb', 20);
  const strokes = option('--strokes', 300);
  await buildAll({ production: true });
  const measure = await measuringHost('typing/measure.ts', 'bench-typing');
  const workspace = makeScratch('typing');
  writeSeeds(path.join(workspace, 'seeds'), files, bytes);
  const [{ drawn, named }] = (await measure(workspace, { WINNOW_BENCH_SEED: OPEN, WINNOW_BENCH_STROKES: String(strokes) })) as [{ drawn: number[]; named: number[] }];
  console.log(`a seed of ${bytes / 1024} KB among ${files} others, ${strokes} letters typed`);
  console.log(`from the change event to squiggles and decorations   ${percentiles(drawn)}`);
  console.log(`                      to names, too                  ${percentiles(named)}`);
}

function writeSeeds(folder: string, files: number, bytes: number): void {
  fs.mkdirSync(folder, { recursive: true });
  const samples = path.join(SAMPLES, 'seeds');
  const names = fs.readdirSync(samples).filter((name) => name.endsWith('.txt')).sort();
  const texts = names.map((name) => fs.readFileSync(path.join(samples, name), 'utf8'));
  names.forEach((name, i) => fs.writeFileSync(path.join(folder, name), texts[i] ?? ''));
  for (const { name, text } of makeCorpus(files)) fs.writeFileSync(path.join(folder, name), text);
  const whole = texts.join('\n');
  fs.writeFileSync(path.join(folder, OPEN), whole.repeat(Math.ceil(bytes / whole.length)).slice(0, bytes));
}

function percentiles(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms (${times.length})`;
}
