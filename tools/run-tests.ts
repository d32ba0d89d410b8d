import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build';
import { chromiumExecutable } from './host/chromium';
import { ROOT } from './host/paths';
import { vscodeHost } from './host/vscode-host';
import { packageExtension } from './package';
import { grammarCount, mochaCount, runCommand, type Command, type Count } from './testing/stage';

/*
 *   npm test [-- STAGE…] [--grep TEXT]          stages: unit, grammar, editor, ui, package
 *
 * Builds, runs every stage whether or not an earlier one failed, asserts that none leaves a process or a file behind,
 * and ends with `N passed, N failed`.
 */

/** Caches that tsx and node keep in the temporary folder on purpose. */
const CACHES = /^(tsx-|node-compile-cache|node-jiti)/;

type Stage = (grep: readonly string[], temporary: string) => Promise<Command> | Command;

const STAGES: Readonly<Record<string, Stage>> = {
  unit: (grep) => mocha('test/unit/**/*.test.ts', grep),
  grammar: () => ({ command: bin('vscode-tmgrammar-test'), args: ['test/grammar/**/*.txt'], count: grammarCount }),
  editor: (grep) => editorTests(grep),
  ui: (grep) => mocha('test/ui/**/*.test.ts', ['--timeout', '120000', ...grep]),
  package: async (grep, temporary) => {
    const vsix = path.join(temporary, 'winnow.vsix');
    await packageExtension(vsix);
    return editorTests(['--files', 'smoke', '--vsix', vsix, ...grep]);
  },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });
  const unknown = positionals.find((name) => !Object.hasOwn(STAGES, name));
  if (unknown !== undefined) throw new Error(`There is no stage "${unknown}": ${Object.keys(STAGES).join(', ')}`);
  const grep = values.grep === undefined ? [] : ['--grep', values.grep];
  const names = Object.keys(STAGES).filter((name) => positionals.length === 0 || positionals.includes(name));

  const before = checkout();
  const results = [await timed('build', () => build(names))];
  for (const name of names) {
    if (name === 'ui' && process.platform !== 'linux') console.log("\n── ui: not run here, VS Code's server from npm is for Linux");
    else results.push(await timed(name, () => runStage(name, grep)));
  }
  results.push(await timed('checkout', async () => compareCheckout(before)));

  console.log('');
  for (const { name, seconds, passed, failed } of results) console.log(`${name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed`);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`${results.reduce((sum, result) => sum + result.passed, 0)} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** What git sees as changed or new, in CI; elsewhere people edit while tests run. */
function checkout(): string | undefined {
  if (process.env['CI'] === undefined || !fs.existsSync(path.join(ROOT, '.git'))) return undefined;
  return execFileSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' });
}

function compareCheckout(before: string | undefined): Count {
  const after = checkout();
  if (before === undefined || after === before) return { passed: 0, failed: 0 };
  console.error(`✖ the tests changed the checkout:\n${after ?? ''}`);
  return { passed: 0, failed: 1 };
}

interface Result extends Count {
  readonly name: string;
  readonly seconds: number;
}

/** Runs a part of the tests; an error of its own counts as one failure. */
async function timed(name: string, part: () => Promise<Count>): Promise<Result> {
  console.log(`\n── ${name}`);
  const started = performance.now();
  let count: Count;
  try {
    count = await part();
  } catch (error) {
    console.error(error);
    count = { passed: 0, failed: 1 };
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(`── ${name}: ${seconds.toFixed(1)} s`);
  return { name, seconds, ...count };
}

async function build(stages: readonly string[]): Promise<Count> {
  await buildAll({ tests: true });
  if (stages.some((name) => ['editor', 'ui', 'package'].includes(name))) {
    // Fetched once, and not within the time of a test.
    if (process.platform === 'linux') await vscodeHost();
    await chromiumExecutable();
  }
  return { passed: 0, failed: 0 };
}

/** Runs a stage with a temporary folder of its own, which must be empty at the end. */
async function runStage(name: string, grep: readonly string[]): Promise<Count> {
  const stage = STAGES[name];
  if (stage === undefined) throw new Error(`no stage ${name}`);
  const base = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'winnow-'));
  const temporary = path.join(base, 't');
  fs.mkdirSync(temporary);
  try {
    const command = await stage(grep, base);
    const env = { ...command.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
    const count = await runCommand({ ...command, env, mayBeEmpty: grep.length > 0 });
    const left = fs.readdirSync(temporary).filter((entry) => !CACHES.test(entry));
    if (left.length === 0) return count;
    console.error(`✖ files left behind: ${left.join(', ')}`);
    return { ...count, failed: count.failed + 1 };
  } finally {
    fs.rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function mocha(files: string, args: readonly string[]): Command {
  return { command: bin('mocha'), args: [files, ...args], count: mochaCount };
}

function editorTests(args: readonly string[]): Command {
  return { command: bin('tsx'), args: ['tools/testing/editor-tests.ts', ...args], count: mochaCount };
}

function bin(name: string): string {
  return path.join(ROOT, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

main().catch((error: unknown) => {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
