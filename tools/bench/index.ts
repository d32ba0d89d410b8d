import { performance } from 'node:perf_hooks';
import type { IndexEntity, IndexSeed } from '../../src/core/index/model';
import { IndexRenderer } from '../../src/core/index/renderer';

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
  await Promise.resolve();
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
