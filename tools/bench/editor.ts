import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { DEFAULT_CORPUS_OPTIONS } from '../../src/core/corpus';
import { FolderService } from '../../src/host/folder-service';
import { dataFolders } from '../../src/host/node/data-folders';
import { nodePlatform } from '../../src/host/node/node-platform';
import { packageExtension } from '../package';
import { DIST, ROOT, SAMPLES } from '../host/paths';
import { makeScratch } from '../host/scratch';
import { measuringHost } from './support/measuring-host';

const RUNS = 5;

/** Prints activation time in a real extension host, bundle sizes, and analysis time a seed of the samples. */
export async function run(): Promise<void> {
  const vsix = path.join(makeScratch('vsix'), 'winnow.vsix');
  await packageExtension(vsix);
  printSizes(vsix);
  await printAnalysis();
  await printActivation();
}

function printSizes(vsix: string): void {
  const data = path.join(DIST, 'data');
  const models = fs.readdirSync(data).filter((name) => /\.(?:bin|json)$/.test(name));
  const packed = models.reduce((sum, name) => sum + deflateRawSync(fs.readFileSync(path.join(data, name)), { level: 9 }).length, 0);
  console.log(`without ${models.join(', ')}: ${((fs.statSync(vsix).size - packed) / 1024).toFixed(1)} KiB`);
  console.log('\nbundle                       KiB');
  for (const file of fs.readdirSync(DIST, { recursive: true, encoding: 'utf8' }).sort()) {
    const info = fs.statSync(path.join(DIST, file));
    if (info.isFile()) console.log(`${file.padEnd(24)} ${(info.size / 1024).toFixed(1).padStart(8)}`);
  }
}

async function printAnalysis(): Promise<void> {
  const folder = path.join(SAMPLES, 'seeds');
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.txt')).sort();
  const uris = files.map((file) => pathToFileURL(path.join(folder, file)).href);
  const service = new FolderService(pathToFileURL(folder).href, nodePlatform(dataFolders(path.join(ROOT, 'src/cli'))), () => undefined);
  await service.configure(DEFAULT_CORPUS_OPTIONS);
  const words = { total: 0 };
  const rounds: number[] = [];
  for (let round = 0; round < RUNS; round++) {
    const started = performance.now();
    await service.read(uris.map((uri) => ({ uri })), [], () => false);
    words.total = 0;
    for (const uri of uris) words.total += (await service.check(uri))?.analysis.words ?? 0;
    rounds.push((performance.now() - started) / uris.length);
  }
  console.log(`\nreading and analysing a sample seed (${uris.length} seeds, ${words.total} words): ${median(rounds).toFixed(2)} ms, median of ${RUNS} rounds; the first ${(rounds[0] ?? 0).toFixed(2)} ms`);
}

async function printActivation(): Promise<void> {
  const totals: number[] = [];
  const own: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const measure = await measuringHost('editor/activation.ts', 'bench-activation');
    const [measured] = (await measure(makeScratch('empty'))) as [{ total: number; own: number }];
    totals.push(measured.total);
    own.push(measured.own);
  }
  console.log(`\nactivation, median of ${RUNS} starts: ${median(own).toFixed(1)} ms of our own code, ${median(totals).toFixed(1)} ms with loading the bundle and VS Code's part`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
