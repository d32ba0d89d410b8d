import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { loadGazetteer } from '../../src/core/entities/gazetteer';
import { findMentions } from '../../src/core/entities/mentions';
import { loadTagger } from '../../src/core/entities/tagger/tagger';
import { SeedText } from '../../src/core/text/seed-text';

const MODEL = 'models/entities-en.bin';
const GAZETTEER = 'models/gazetteer.json';
const ROUNDS = 5;

/** The texts of a JSON lines file (`{text}` a line), or made-up news when no file is named. */
function readTexts(file: string | undefined): string[] {
  if (file !== undefined) return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { text: string }).text);
  const names = ['Ana Duarte', 'Lisbon', 'the Harbour Board', 'Tomas Berg', 'Oslo', 'Norway', 'the Coastal Trust', 'Danish'];
  return Array.from({ length: 200 }, (_, i) =>
    Array.from({ length: 12 }, (_unused, k) => {
      const pick = (n: number): string => names[(i * 5 + k * 3 + n) % names.length] ?? '';
      return `In week ${k}, ${pick(0)} told reporters that ${pick(1)} would meet ${pick(2)} before the end of the year, although nobody there had heard of the plan.`;
    }).join('\n'),
  );
}

/** `entities [FILE]`: time to load the model, words a second on one core, size of the model gzipped. */
export async function run(args: readonly string[]): Promise<void> {
  const bytes = readFileSync(MODEL);
  const began = performance.now();
  const tagger = loadTagger(bytes);
  console.log(`load ${(performance.now() - began).toFixed(0)} ms, model ${bytes.length} bytes, ${gzipSync(bytes).length} gzipped`);
  const texts = readTexts(args[0]);
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const gazetteer = loadGazetteer(readFileSync(GAZETTEER));
  const measure = (name: string, find: (seed: SeedText) => readonly unknown[]): void => {
    let mentions = 0;
    const speeds = Array.from({ length: ROUNDS }, () => {
      mentions = 0;
      const start = process.cpuUsage();
      for (const text of texts) mentions += find(new SeedText(text)).length;
      const { user, system } = process.cpuUsage(start);
      return (words * 1000) / (user + system);
    });
    console.log(`${name}: ${words} words, ${mentions} mentions, first round ${(speeds[0] ?? 0).toFixed(1)}k words a CPU second, best of ${ROUNDS} ${Math.max(...speeds).toFixed(1)}k`);
  };
  measure('tagger', (seed) => tagger.tag(seed));
  measure('all mentions', (seed) => findMentions(seed, { tagger, gazetteer }));
  const long = 'ALPHA '.repeat(50_000);
  const start = performance.now();
  tagger.tag(new SeedText(long));
  console.log(`one sentence of 50,000 words in capitals: ${(performance.now() - start).toFixed(0)} ms`);
}
