import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { buildAll } from '../build';
import { OUT, ROOT } from '../host/paths';
import { makeScratch } from '../host/scratch';
import { QUIET_SETTINGS } from '../host/settings';
import { codeExecutable } from '../testing/code-executable';
import { captured } from './captured';
import { makeCorpus } from './duplicates/corpus';

/** `bench start [--files N]`: a folder of N made-up seeds opened in a real extension host, first without and then with a kept index. */
export async function run(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--files');
  const count = at < 0 ? 10_000 : Number(args[at + 1]);
  await buildAll({ production: true });
  const entry = path.join(OUT, 'bench-start', 'measure.js');
  await build({ absWorkingDir: ROOT, bundle: true, entryPoints: ['tools/bench/start/measure.ts'], external: ['vscode'], format: 'cjs', platform: 'node', outfile: entry, logLevel: 'warning' });
  const workspace = makeScratch('start');
  const seed = writeCorpus(path.join(workspace, 'seeds'), count);
  const profile = makeScratch('profile');
  fs.mkdirSync(path.join(profile, 'User'));
  fs.writeFileSync(path.join(profile, 'User/settings.json'), JSON.stringify(QUIET_SETTINGS));
  const extensions = makeScratch('extensions');
  const code = await codeExecutable();
  console.log(`${count} seeds     seed shown   first finding       all read   INDEX.md written   longest stall of the extension host`);
  for (const start of ['cold', 'warm']) {
    const printed = await captured(() =>
      runTests({
        vscodeExecutablePath: code.path,
        extensionDevelopmentPath: ROOT,
        extensionTestsPath: entry,
        extensionTestsEnv: { WINNOW_BENCH_SEED: seed },
        launchArgs: [workspace, `--user-data-dir=${profile}`, `--extensions-dir=${extensions}`],
      }),
    );
    const found = /bench-start (\{.*\})/.exec(printed)?.[1];
    if (found === undefined) throw new Error(`the extension host printed no times:\n${printed}`);
    const { shown, first, read, written, stall } = JSON.parse(found) as { shown: number; first: number; read: number; written: number; stall: number };
    console.log(`${start.padEnd(12)} ${seconds(shown)} ${seconds(first)} ${seconds(read)} ${seconds(written)} ${stall.toFixed(0).padStart(12)} ms`);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`.padStart(14);
}

/** Writes the corpus; answers the name of a seed that is a copy of an earlier one. */
function writeCorpus(folder: string, count: number): string {
  fs.mkdirSync(folder, { recursive: true });
  let copy = '';
  let number = 0;
  for (const { name, text, family } of makeCorpus(count)) {
    fs.writeFileSync(path.join(folder, name), text);
    if (family !== number++) copy = name;
  }
  return copy;
}
