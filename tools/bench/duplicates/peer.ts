import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a run of another tool cost. */
export interface PeerRun {
  readonly wall: number;
  /** CPU seconds, user and system together; NaN where `time` is not there to say it. */
  readonly cpu: number;
  /** Most memory at a time, in bytes; NaN likewise. */
  readonly memory: number;
  /** Clones it reports. */
  readonly found: number;
}

const TIME = '/usr/bin/time';

/** Writes each seed again with one word a line, which makes jscpd, a finder of copied lines of code, find prose. */
export function writeWordLines(folder: string, into: string): void {
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(into, name), `${text.split(/\s+/).join('\n')}\n`);
  }
}

/** Runs jscpd over a folder; undefined when it is not installed or fails. `report` is a folder for its output. */
export async function runJscpd(folder: string, report: string): Promise<PeerRun | undefined> {
  const program = resolve('node_modules', '.bin', 'jscpd');
  if (!existsSync(program)) return undefined;
  const args = [folder, '-k', '20', '-l', '15', '-x', '10000000', '--max-size', '100mb', '-r', 'json', '-o', report, '--exit-code', '0'];
  const timed = existsSync(TIME);
  const began = performance.now();
  const child = timed ? spawn(TIME, ['-f', 'cost %U %S %M', program, ...args]) : spawn(program, args);
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-2000)));
  child.stdout.resume();
  const [code] = (await once(child, 'close')) as [number | null];
  const wall = (performance.now() - began) / 1000;
  if (code !== 0) return undefined;
  const [, user = 'NaN', system = 'NaN', kilobytes = 'NaN'] = /cost ([\d.]+) ([\d.]+) (\d+)/.exec(output) ?? [];
  return { wall, cpu: Number(user) + Number(system), memory: 1024 * Number(kilobytes), found: clonesIn(join(report, 'jscpd-report.json')) };
}

/** The number in the report's totals, read from its end: the file can be larger than a string may be. */
function clonesIn(file: string): number {
  if (!existsSync(file)) return NaN;
  const bytes = readFileSync(file);
  const text = bytes.subarray(0, 4096).toString() + bytes.subarray(Math.max(0, bytes.length - 65536)).toString();
  return Number(/"total":\s*\{[^}]*"clones":\s*(\d+)/.exec(text)?.[1] ?? NaN);
}
