import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { boilerplateRule } from '../../src/core/boilerplate/rule';
import { type CorpusView, DEFAULT_OPTIONS, type Rule } from '../../src/core/rule';
import { SeedText } from '../../src/core/text/seed-text';
import { MODEL_FILE, readPacks, readModelFile } from '../train/boilerplate/files';

const ALONE: CorpusView = { copies: () => [], lineSpread: () => ({ seeds: 1, of: 1 }) };
const WARM_UP_MS = 1_500;
const MEASURED_MS = 4_000;

/**
 *   npm run bench -- boilerplate [FOLDER]
 *
 * Prints how many MB of text (UTF-8) the boilerplate rule reads a second, with the line model and with rules alone,
 * over the seeds of a folder (default: the samples), and how large the model is.
 */
export async function run(args: readonly string[]): Promise<void> {
  const folder = args[0] ?? 'samples/seeds';
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'utf8'));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  console.log(`${texts.length} seeds, ${(bytes / 1e3).toFixed(0)} kB; node ${process.version}, one thread`);
  if (texts.length === 0) return;
  const pack = readPacks();
  measure('rules alone', boilerplateRule({ pack }), texts, bytes);
  if (!existsSync(MODEL_FILE)) return;
  measure('rules and line model', boilerplateRule({ pack, model: readModelFile(MODEL_FILE) }), texts, bytes);
  console.log(`model ${(statSync(MODEL_FILE).size / 1024).toFixed(0)} KiB`);
}

function measure(name: string, rule: Rule, texts: readonly string[], bytes: number): void {
  const pass = (): void => {
    for (const text of texts) rule.check(new SeedText(text), { uri: 'bench', corpus: ALONE, options: DEFAULT_OPTIONS });
  };
  const until = performance.now() + WARM_UP_MS;
  while (performance.now() < until) pass();
  const start = performance.now();
  let passes = 0;
  while (performance.now() - start < MEASURED_MS) {
    pass();
    passes++;
  }
  const seconds = (performance.now() - start) / 1e3;
  console.log(`${name.padEnd(22)} ${((bytes * passes) / seconds / 1e6).toFixed(1)} MB/s`);
}
