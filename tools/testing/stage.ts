import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { endAll, processesWith } from './processes';

/** The longest that one command of a stage may take, in milliseconds. */
const LIMIT = 20 * 60_000;

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Set when a choice of tests may leave none to run. */
  readonly mayBeEmpty?: boolean;
  /** Reads how many tests passed and failed from what was printed. */
  count(printed: string): Count;
}

/**
 * Runs one test command, showing what it prints.
 * A command that fails without a failed test, counts no test at all, or leaves a process behind is itself a failure.
 */
export async function runCommand({ command, args, env, mayBeEmpty = false, count }: Command): Promise<Count> {
  const marker = `WINNOW_TEST_RUN=${randomUUID()}`;
  const { code, printed } = await shown(command, args, { ...process.env, ...env, ...Object.fromEntries([marker.split('=')]) });
  const { passed, failed } = count(plain(printed));
  const faults: string[] = [];
  const name = path.basename(command);
  if (code !== 0 && failed === 0) faults.push(`${name} ${args[0] ?? ''} ended with ${code}`);
  if (passed + failed === 0 && !mayBeEmpty) faults.push(`${name} ${args[0] ?? ''} ran no test`);
  const left = await processesWith(marker);
  if (left.length > 0) faults.push(`processes left behind: ${left.map(({ title }) => title).join(', ')}`);
  endAll(left);
  for (const fault of faults) console.error(`✖ ${fault}`);
  return { passed, failed: failed + faults.length };
}

/** Reads mocha's closing lines; there may be several of them. */
export function mochaCount(printed: string): Count {
  return { passed: sum(printed, /^\s*(\d+) passing\b/gm), failed: sum(printed, /^\s*(\d+) failing\b/gm) };
}

/** Counts the files that vscode-tmgrammar-test names. */
export function grammarCount(printed: string): Count {
  return { passed: printed.match(/^✓ /gm)?.length ?? 0, failed: printed.match(/^✖ .*failed/gm)?.length ?? 0 };
}

function sum(printed: string, pattern: RegExp): number {
  return [...printed.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);
}

function shown(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number; printed: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    const stop = (): void => void child.kill('SIGTERM');
    process.once('SIGINT', stop);
    const timer = setTimeout(stop, LIMIT);
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      process.stdout.write(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      process.stderr.write(chunk);
    });
    const end = (code: number): void => {
      clearTimeout(timer);
      process.off('SIGINT', stop);
      resolve({ code, printed });
    };
    child.once('error', (error) => {
      console.error(error.message);
      end(1);
    });
    child.once('exit', (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      end(code ?? 1);
    });
  });
}

/** Without colours. */
function plain(printed: string): string {
  return printed.replace(/\u001b\[[\d;]*m/g, '');
}
