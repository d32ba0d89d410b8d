import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * `bench duplicates [--files N] [--no-jscpd] [--keep]`: duplicate passages on a made-up corpus of N seeds, beside jscpd. Runs
 * bundled and in a process of its own, as the product does: run from its sources, every constant would be a look-up.
 */
export async function run(args: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  try {
    const outfile = join(folder, 'measure.mjs');
    await build({ entryPoints: [resolve('tools', 'bench', 'duplicates', 'measure.ts')], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' });
    const child = spawn(process.execPath, [outfile, ...args], { stdio: 'inherit' });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) process.exitCode = code ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
