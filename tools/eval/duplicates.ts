import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { PassagePair, PassageSide } from '../../src/core/duplicates/passage';
import { spanOf } from '../../src/core/duplicates/passage';
import { PassageIndex } from '../../src/core/duplicates/passage-index';
import { findWords, type Words } from '../../src/core/text/words';

interface Case {
  readonly id: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

interface Prediction {
  readonly a: Place;
  readonly b: Place;
}

/**
 * `duplicates FILE --out PRED [--pooled]`: finds the copies in every case of a JSON lines file (gzipped or not) and writes
 * what the scorer reads. Each case is a corpus of its own, or with `--pooled` all cases are one.
 */
export async function run(args: readonly string[]): Promise<void> {
  const file = args.find((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--out');
  const out = args[args.indexOf('--out') + 1];
  if (file === undefined || !args.includes('--out') || out === undefined) throw new Error('usage: duplicates FILE --out PRED [--pooled]');
  const began = performance.now();
  const cases = await readCases(file);
  const lines = args.includes('--pooled') ? [pooled(cases)] : cases.map(predict);
  const stream = createWriteStream(out);
  for (const line of lines) stream.write(`${JSON.stringify(line)}\n`);
  stream.end();
  await once(stream, 'finish');
  const pairs = lines.reduce((sum, line) => sum + line.pairs.length, 0);
  console.log(`${cases.length} cases, ${pairs} pairs, ${((performance.now() - began) / 1000).toFixed(2)} s -> ${out}`);
}

async function readCases(file: string): Promise<Case[]> {
  const raw = createReadStream(file);
  const cases: Case[] = [];
  for await (const line of createInterface({ input: file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw })) {
    if (line.trim() !== '') cases.push(JSON.parse(line) as Case);
  }
  return cases;
}

function pooled(cases: readonly Case[]): { id: string; pairs: Prediction[] } {
  return predict({ id: 'pooled', files: cases.flatMap((one) => one.files) });
}

function predict({ id, files }: Case): { id: string; pairs: Prediction[] } {
  const index = new PassageIndex();
  const words = new Map<string, Words>();
  for (const { name, text } of files) {
    index.put(name, text);
    words.set(name, findWords(text));
  }
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const place = (side: PassageSide): Place => {
    return { file: side.uri, ...spanOf(side, words.get(side.uri) ?? findWords(''), texts.get(side.uri) ?? '') };
  };
  const found: PassagePair[] = [];
  const survey = index.survey((pair) => found.push(pair), { rewrites: true });
  while (survey.next().done !== true);
  return { id, pairs: found.map((pair) => ({ a: place(pair.a), b: place(pair.b) })) };
}
