import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type * as Measure from './boilerplate/measure';

/**
 *   npm run bench -- boilerplate [FOLDER]
 *
 * Prints how many MB of text (UTF-8) the boilerplate rule reads a second, with the line model and with rules alone,
 * over the seeds of a folder (default: the samples). The code is bundled first, as it ships: run from its sources it
 * spends most of its time in the loader's getters.
 */
export async function run(args: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  try {
    const outfile = join(folder, 'measure.cjs');
    await build({ entryPoints: [resolve('tools/bench/boilerplate/measure.ts')], bundle: true, platform: 'node', format: 'cjs', minify: true, outfile, logLevel: 'error' });
    const { measureFolder } = createRequire(outfile)(outfile) as typeof Measure;
    measureFolder(args[0] ?? 'samples/seeds');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
