import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { buildAll } from '../build';
import { DIST, OUT, ROOT } from '../host/paths';
import { makeScratch } from '../host/scratch';
import { QUIET_SETTINGS } from '../host/settings';
import { codeExecutable } from '../testing/code-executable';
import { captured } from './captured';
import { makeCorpus } from './duplicates/corpus';
import type { Happened } from './index-editor/measure';

/**
 * `bench index-editor [--files N] [--batch N]`: a folder of made-up seeds (1,000) in a real extension host; single changes,
 * then a batch of changes (5,000 files) at once, each until INDEX.md is what `winnow index` would write.
 */
export async function run(args: readonly string[]): Promise<void> {
  const option = (name: string, otherwise: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
  const count = option('--files', 1000);
  const batch = option('--batch', 5000);
  await buildAll({ production: true });
  const entry = path.join(OUT, 'bench-index-editor', 'measure.js');
  await build({ absWorkingDir: ROOT, bundle: true, entryPoints: ['tools/bench/index-editor/measure.ts'], external: ['vscode'], format: 'cjs', platform: 'node', outfile: entry, logLevel: 'warning' });
  const workspace = makeScratch('index');
  fs.mkdirSync(path.join(workspace, 'seeds'));
  for (const { name, text } of makeCorpus(count)) fs.writeFileSync(path.join(workspace, 'seeds', name), text);
  const profile = makeScratch('profile');
  fs.mkdirSync(path.join(profile, 'User'));
  fs.writeFileSync(path.join(profile, 'User/settings.json'), JSON.stringify(QUIET_SETTINGS));
  const code = await codeExecutable();
  const printed = await captured(() =>
    runTests({
      vscodeExecutablePath: code.path,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: entry,
      extensionTestsEnv: { WINNOW_BENCH_BATCH: String(batch), WINNOW_BENCH_CLI: `${process.execPath}\n${path.join(DIST, 'cli.js')}` },
      launchArgs: [workspace, `--user-data-dir=${profile}`, `--extensions-dir=${makeScratch('extensions')}`],
    }),
  );
  const found = [...printed.matchAll(/bench-index (\{.*\})/g)].map((match) => JSON.parse(match[1] ?? '') as Happened);
  if (found.length === 0) throw new Error(`the extension host printed nothing:\n${printed}`);
  console.log(`${count} seeds               true after  since the first change  index files written  reads (files)  index made  longest stall`);
  for (const { what, ms, all, writes, reads, files, indexes, stall, isTrue } of found) {
    const after = isTrue ? `${ms.toFixed(0)} ms` : 'NOT TRUE';
    console.log(`${what.padEnd(24)} ${after.padStart(12)} ${`${all.toFixed(0)} ms`.padStart(23)} ${String(writes).padStart(20)} ${`${reads} (${files})`.padStart(14)} ${String(indexes).padStart(11)} ${`${stall.toFixed(0)} ms`.padStart(14)}`);
  }
}
