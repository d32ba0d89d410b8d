import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { boilerplateRule } from '../../../src/core/boilerplate/rule';
import { DEFAULT_OPTIONS, type Rule } from '../../../src/core/rule';
import { SeedText } from '../../../src/core/text/seed-text';
import { ALONE } from '../../eval/boilerplate/folders';
import { MODEL_FILE, readModelFile, readPacks } from '../../train/boilerplate/files';

const WARM_UP_MS = 2_000;
const MEASURED_MS = 5_000;

/** Prints the speed of the rule over the seeds of a folder, and the size of the model. */
export function measureFolder(folder: string): void {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt') && statSync(join(folder, file)).isFile())
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  console.log(`${texts.length} seeds, ${(bytes / 1e3).toFixed(0)} kB; node ${process.version}, one thread, bundled as shipped`);
  if (texts.length === 0) return;
  const pack = readPacks();
  measure('rules alone', boilerplateRule({ pack }), texts, bytes);
  if (!existsSync(MODEL_FILE)) return;
  measure('rules and line model', boilerplateRule({ pack, model: readModelFile(MODEL_FILE) }), texts, bytes);
  console.log(`model ${(statSync(MODEL_FILE).size / 1024).toFixed(0)} KiB`);
}

/** Wall time and processor time: on a busy machine the second is the one to compare. */
function measure(name: string, rule: Rule, texts: readonly string[], bytes: number): void {
  const pass = (): void => {
    for (const text of texts) rule.check(new SeedText(text), { uri: 'bench', corpus: ALONE, options: DEFAULT_OPTIONS });
  };
  const until = performance.now() + WARM_UP_MS;
  while (performance.now() < until) pass();
  const start = performance.now();
  const used = process.cpuUsage();
  let passes = 0;
  while (performance.now() - start < MEASURED_MS) {
    pass();
    passes++;
  }
  const wall = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(used);
  const speed = (seconds: number): string => ((bytes * passes) / seconds / 1e6).toFixed(1);
  console.log(`${name.padEnd(22)} ${speed(wall)} MB/s by the clock, ${speed((user + system) / 1e6)} MB/s of processor time`);
}
