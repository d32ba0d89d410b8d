import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FamilyBuilder } from '../../../src/core/duplicates/families';
import { PassageIndex } from '../../../src/core/duplicates/passage-index';
import { MANIFEST, readManifest } from '../../../src/core/duplicates/shards';
import { adjustedRand } from './agreement';
import { makeCorpus } from './corpus';
import { timeEdits } from './edits';
import { runJscpd, writeWordLines } from './peer';

interface Loaded {
  readonly names: readonly string[];
  readonly bytes: readonly Uint8Array[];
  readonly size: number;
}

/**
 * What `bench duplicates` runs, bundled as the product is. Makes a corpus of N seeds (`--files N`, 10,000 when not said), and prints what reading,
 * indexing, editing, all pairs and families, saving and loading cost, beside jscpd on the same words in the same run.
 */
async function measure(args: readonly string[]): Promise<void> {
  const count = Number(args[args.indexOf('--files') + 1] ?? NaN) || 10_000;
  const root = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  const folder = join(root, 'seeds');
  try {
    const families = write(folder, count);
    const loaded = read(folder);
    const { index, spent } = indexAll(loaded);
    timeEdits(index, loaded.bytes, loaded.names);
    survey(index, loaded.names, families);
    warmStart(index, loaded.names);
    if (!args.includes('--no-jscpd')) await peer(root, folder, spent);
  } finally {
    if (!args.includes('--keep')) rmSync(root, { recursive: true, force: true });
  }
}

function print(label: string, value: string): void {
  console.log(`${label.padEnd(44)} ${value}`);
}

/** CPU seconds of this process, all threads. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}

function write(folder: string, count: number): number[] {
  mkdirSync(folder, { recursive: true });
  const families: number[] = [];
  for (const { name, text, family } of makeCorpus(count)) {
    writeFileSync(join(folder, name), text);
    families.push(family);
  }
  print('node, cores', `${process.version}, ${availableParallelism()}`);
  return families;
}

function read(folder: string): Loaded {
  const names = readdirSync(folder).sort();
  const began = performance.now();
  const bytes = names.map((name) => readFileSync(join(folder, name)));
  const seconds = secondsSince(began);
  const size = bytes.reduce((sum, one) => sum + one.length, 0);
  print('seeds, MB', `${names.length}, ${(size / 1e6).toFixed(1)}`);
  print('reading floor', `${seconds.toFixed(2)} s`);
  return { names, bytes, size };
}

function indexAll({ names, bytes, size }: Loaded): { index: PassageIndex; spent: number } {
  const index = new PassageIndex();
  const cpu = cpuSeconds();
  const began = performance.now();
  names.forEach((name, i) => index.putBytes(name, bytes[i]!));
  const scanned = secondsSince(began);
  index.freeze();
  const seconds = secondsSince(began);
  const spent = cpuSeconds() - cpu;
  print('cold index beyond reading, one thread', `${seconds.toFixed(2)} s (scan ${scanned.toFixed(2)} s), ${spent.toFixed(2)} CPU s`);
  print('index memory', `${(index.bytes / 1e6).toFixed(1)} MB, ${(index.bytes / size).toFixed(3)} bytes per input byte`);
  return { index, spent };
}

function survey(index: PassageIndex, names: readonly string[], families: readonly number[]): void {
  const began = performance.now();
  const cpu = cpuSeconds();
  let pairs = 0;
  const builder = new FamilyBuilder((uri) => index.sizeOf(uri));
  const steps = index.survey((pair) => {
    pairs++;
    builder.add(pair);
  });
  while (steps.next().done !== true);
  const found = builder.families();
  print('all pairs and families', `${secondsSince(began).toFixed(2)} s, ${(cpuSeconds() - cpu).toFixed(2)} CPU s, ${pairs} pairs, ${found.length} families`);
  const place = new Map(names.map((name, i) => [name, i]));
  const grouped = names.map((_, i) => i);
  for (const { uris } of found) for (const uri of uris) grouped[place.get(uri) ?? 0] = place.get(uris[0] ?? '') ?? 0;
  print('families against the truth, adjusted Rand', adjustedRand(grouped, families).toFixed(4));
}

function warmStart(index: PassageIndex, names: readonly string[]): void {
  const disk = new Map<string, Uint8Array>();
  const saving = performance.now();
  for (const { name, bytes } of index.save((uri) => uri)) disk.set(name, bytes);
  const saved = secondsSince(saving);
  const began = performance.now();
  const cpu = cpuSeconds();
  const manifest = readManifest(disk.get(MANIFEST) ?? new Uint8Array(0)) ?? [];
  const { index: back } = PassageIndex.restore(manifest, (name) => disk.get(name));
  const pairs = back.pairs(names[names.length >> 1] ?? '').length;
  print('saved shards to first pairs', `${secondsSince(began).toFixed(2)} s, ${(cpuSeconds() - cpu).toFixed(2)} CPU s (${pairs} pairs; saving ${saved.toFixed(2)} s, ${disk.size} shards)`);
}

async function peer(root: string, folder: string, spent: number): Promise<void> {
  const words = join(root, 'words');
  writeWordLines(folder, words);
  const result = await runJscpd(words, join(root, 'report'));
  if (!result) return print('jscpd', 'not installed, or it failed');
  print('jscpd, one word a line', `${result.wall.toFixed(2)} s wall with reading, ${result.cpu.toFixed(2)} CPU s, ${(result.memory / 1e6).toFixed(0)} MB, ${result.found} clones`);
  print('jscpd / cold index, CPU seconds', `${(result.cpu / spent).toFixed(1)} x`);
}

void measure(process.argv.slice(2));
