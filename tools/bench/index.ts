import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { joinPacks, parsePack } from '../../src/core/boilerplate/pack';
import { DEFAULT_CONFIG } from '../../src/core/config/config';
import { Corpus } from '../../src/core/corpus';
import { RootIndex } from '../../src/core/corpus-index';
import { loadGazetteer } from '../../src/core/entities/gazetteer';
import type { IndexEntity, IndexSeed } from '../../src/core/index/model';
import { IndexRenderer } from '../../src/core/index/renderer';
import { SeedText } from '../../src/core/text/seed-text';

const SIZES = [1_000, 10_000, 100_000];
const EDITS = 300;
/** Entities a seed: one that is everywhere, the others in about twenty seeds each. */
const ENTITIES_A_SEED = 6;
const SEEDS_AN_ENTITY = 20;

/**
 * `npm run bench -- index [sizes…]`: the whole index, then edits of one seed and of the entities in it. Flat means that the
 * steps an edit takes do not grow with the number of seeds.
 */
export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter((size) => Number.isInteger(size) && size > 0);
  const rows = (sizes.length > 0 ? sizes : SIZES).map(measure);
  console.log('seeds    entities  fresh ms  files  MB     edit ms (median, 99 %, most)  lines rendered  steps  files and KB written an edit');
  for (const row of rows) console.log(row.text);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) {
    console.log(`growth of an edit from ${first.seeds} to ${last.seeds} seeds: lines rendered ×${(last.rendered / first.rendered).toFixed(2)}, steps ×${(last.moved / first.moved).toFixed(2)}, time ×${(last.median / first.median).toFixed(2)}`);
  }
  await corpusEdits();
}

/** Seeds of the corpus for the second table: each of them is read, joined and compared with the others. */
const CORPUS_SIZES = [250, 1_000, 4_000];
const CORPUS_EDITS = 20;

interface CorpusRow {
  readonly seeds: number;
  readonly looked: number;
  readonly rendered: number;
}

/** What bringing the index up to date costs after one seed of a corpus changed: rows made anew, looking for changes, rendering. */
async function corpusEdits(): Promise<void> {
  const read = (name: string): Promise<Buffer> => readFile(name);
  const pack = joinPacks(await Promise.all(['en', 'other'].map(async (name) => parsePack((await read(`src/core/boilerplate/packs/${name}.yaml`)).toString()))));
  const gazetteer = loadGazetteer(await read('models/gazetteer.json'));
  console.log('\nseeds    whole ms  edit ms (median, most): put, rows anew, index  rows anew  seeds looked at  lines rendered an edit');
  const measured = CORPUS_SIZES.map((size) => corpusEdit(size, (texts) => new Corpus({ pack, gazetteer, read: (uri) => texts.get(uri) })));
  const [first, last] = [measured[0], measured.at(-1)];
  if (first && last) console.log(`growth of an edit from ${first.seeds} to ${last.seeds} seeds: seeds looked at ×${(last.looked / first.looked).toFixed(2)}, lines rendered ×${(last.rendered / first.rendered).toFixed(2)}`);
}

function corpusEdit(size: number, make: (texts: ReadonlyMap<string, string>) => Corpus): CorpusRow {
  const texts = new Map(Array.from({ length: size }, (_, i) => [`mem:/seeds/${name(i)}.txt`, article(i, 0)]));
  const corpus = make(texts);
  const put = (uri: string): void => corpus.put(uri, new SeedText(texts.get(uri) ?? ''));
  let rows = 0;
  const settle = (): void => {
    for (let round = corpus.waiting(); round.length > 0; round = corpus.waiting()) {
      rows += round.length;
      for (const uri of round) corpus.row(uri);
    }
  };
  for (const uri of texts.keys()) put(uri);
  settle();
  const index = new RootIndex();
  const request = { folder: 'mem:', root: 'mem:/seeds', maxLines: 2000, config: DEFAULT_CONFIG };
  const started = performance.now();
  index.update(corpus, request);
  const whole = performance.now() - started;
  const times: [put: number, rows: number, index: number][] = [];
  const before = index.operations;
  rows = 0;
  for (let edit = 1; edit <= CORPUS_EDITS; edit++) {
    const at = (edit * 7919) % size;
    const uri = `mem:/seeds/${name(at)}.txt`;
    texts.set(uri, article(at, edit));
    const starts = [performance.now()];
    for (const step of [() => put(uri), settle, () => index.update(corpus, request)]) {
      step();
      starts.push(performance.now());
    }
    const [a = 0, b = 0, c = 0, d = 0] = starts;
    times.push([b - a, c - b, d - c]);
  }
  const of = (part: 0 | 1 | 2): string => {
    const sorted = times.map((time) => time[part]).sort((a, b) => a - b);
    return `${(sorted[sorted.length >> 1] ?? 0).toFixed(1)}, ${(sorted.at(-1) ?? 0).toFixed(1)}`;
  };
  const looked = (index.operations.looked - before.looked) / CORPUS_EDITS;
  const rendered = (index.operations.rendered - before.rendered) / CORPUS_EDITS;
  console.log(`${String(size).padEnd(8)} ${whole.toFixed(0).padEnd(9)} ${`${of(0)}; ${of(1)}; ${of(2)}`.padEnd(46)} ${(rows / CORPUS_EDITS).toFixed(1).padEnd(10)} ${looked.toFixed(1).padEnd(16)} ${rendered.toFixed(1)}`);
  return { seeds: size, looked, rendered };
}

/** A short article that shares a passage with one in ten and names that many others name too. */
function article(i: number, version: number): string {
  const who = `${name(i % 97)} ${name(i % 89)}`.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()).replace(/[0-9]/g, 'e');
  const where = ['Oslo', 'Berlin', 'Lisbon', 'Nairobi', 'Jordan'][i % 5] ?? '';
  const own = (seed: number): string => Array.from({ length: 40 }, (_, k) => name(seed * 40 + k)).join(' ');
  return `Harbour news ${name(i)}\n\nMayor ${who} spoke in ${where} on day ${version}${" again".repeat(version)}.\n${own(i)}.\n${own(i % 10 === 0 ? i / 10 : i + 1_000_000)}.\n`;
}

interface Row {
  readonly seeds: number;
  readonly rendered: number;
  readonly moved: number;
  readonly median: number;
  readonly text: string;
}

function measure(size: number): Row {
  const renderer = new IndexRenderer();
  const entities = Math.ceil((size * (ENTITIES_A_SEED - 1)) / SEEDS_AN_ENTITY);
  const started = performance.now();
  for (let i = 0; i < size; i++) renderer.putSeed(seed(i, 0));
  for (let i = 0; i < entities; i++) renderer.putEntity(entity(i, size, 0));
  const fresh = renderer.takeChanges().write;
  const freshTime = performance.now() - started;
  const bytes = [...fresh.values()].reduce((sum, text) => sum + text.length, 0);
  const before = renderer.operations;
  const times: number[] = [];
  let files = 0;
  let written = 0;
  for (let edit = 0; edit < EDITS; edit++) {
    const at = (edit * 7919) % size;
    const start = performance.now();
    renderer.putSeed(seed(at, edit + 1));
    for (let i = 0; i < ENTITIES_A_SEED - 1; i++) renderer.putEntity(entity((at + i) % entities, size, edit + 1));
    const { write } = renderer.takeChanges();
    times.push(performance.now() - start);
    files += write.size;
    for (const text of write.values()) written += text.length;
  }
  const after = renderer.operations;
  times.sort((a, b) => a - b);
  const quantile = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const rendered = (after.rendered - before.rendered) / EDITS;
  const moved = (after.moved - before.moved) / EDITS;
  const ms = `${quantile(0.5).toFixed(2)}, ${quantile(0.99).toFixed(2)}, ${quantile(1).toFixed(2)}`;
  const text = [
    String(size).padEnd(8), String(entities).padEnd(9), freshTime.toFixed(0).padEnd(9), String(fresh.size).padEnd(6), (bytes / 1e6).toFixed(1).padEnd(6),
    ms.padEnd(29), rendered.toFixed(1).padEnd(15), moved.toFixed(0).padEnd(6), `${(files / EDITS).toFixed(1)}, ${(written / EDITS / 1000).toFixed(0)}`,
  ].join(' ');
  return { seeds: size, rendered, moved, median: quantile(0.5), text };
}

function name(i: number): string {
  const scrambled = ((i + 1) * 2654435761) % 4294967296;
  return scrambled.toString(36).padStart(7, '0');
}

function seed(i: number, version: number): IndexSeed {
  return {
    path: `${name(i)}.txt`,
    title: `Council votes on the harbour bridge, part ${i}`,
    date: '2024-11-19',
    source: `https://news.example.org/${name(i)}.html`,
    words: 400 + version,
    duplicateShare: (i % 10) / 20,
    boilerplateLines: i % 4,
    topEntities: ['Mara Lind', 'Port of Hale', 'Hale Council'],
    family: i % 10 === 0 ? [`${name(i)}.txt`, `${name(i + 1)}.txt`].sort() : [],
    findings: i % 4 === 0 ? {} : { boilerplate: (i % 4) + (version % 2) },
  };
}

function entity(i: number, size: number, version: number): IndexEntity {
  const seeds = Array.from({ length: SEEDS_AN_ENTITY }, (_, k) => ({ path: `${name((i * SEEDS_AN_ENTITY + k) % size)}.txt`, count: 2 + (version % 3) }));
  const everywhere = i === 0 ? { seedCount: size, mentions: size * 2 + version } : { mentions: SEEDS_AN_ENTITY * 2 + version };
  return { name: `${name(i)} ${name(i + 7)}`, type: i % 2 === 0 ? 'person' : 'place', spellings: [name(i)], seeds, ...everywhere };
}
