import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { buildAll } from './build';
import { address, type Opening } from './host/address';
import { DIST, ROOT, SAMPLES, userPath } from './host/paths';
import { makeScratch, removeScratch, scratchCopy } from './host/scratch';
import { startServer } from './host/server';
import { endAll, scan } from './testing/processes';

/*
 *   npm start [-- PATH]
 *
 * Builds Winnow and opens a real VS Code with it: on a scratch copy of the samples, or on the user's own folder.
 * The editor is the `code` on PATH where there is a display, else VS Code's own server, to be opened in any browser.
 * Ctrl-C stops all of it and removes the scratch copy.
 */
async function main(): Promise<void> {
  const [given] = process.argv.slice(2);
  const folder = given === undefined ? scratchCopy(SAMPLES).folder : userPath(given);
  if (!fs.existsSync(folder)) throw new Error(`There is no ${folder}`);
  const file = given === undefined ? firstSeed(folder) : undefined;
  await buildAll();
  check(folder);
  const desktop = desktopCode();
  if (desktop === undefined) await serve({ folder, ...(file === undefined ? {} : { file }) });
  else await openDesktop(desktop, file === undefined ? [folder] : [folder, file]);
}

/** The first of the samples is shown right away. */
function firstSeed(folder: string): string | undefined {
  const seeds = path.join(folder, 'seeds');
  const [name] = fs.readdirSync(seeds).filter((entry) => entry.endsWith('.txt')).sort();
  return name === undefined ? undefined : path.join(seeds, name);
}

/** Prints what the terminal finds: the same that the editor will show. */
function check(folder: string): void {
  console.log(`\nwinnow check ${folder}`);
  spawnSync(process.execPath, [path.join(DIST, 'cli.js'), 'check', folder], { stdio: ['ignore', 'inherit', 'inherit'] });
  console.log('');
}

function desktopCode(): string | undefined {
  const display = process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  if (!display) return undefined;
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => fs.existsSync(file));
}

async function serve(opening: Opening): Promise<void> {
  const server = await startServer();
  console.log(`VS Code with Winnow is at\n\n  ${address(server, { ...opening, extensions: [ROOT] })}\n\nCtrl-C stops it.`);
  await interrupted();
  await server.stop();
}

/** A window with a profile of its own, so that it is a process of ours and not one of the user's. */
async function openDesktop(code: string, opened: readonly string[]): Promise<void> {
  const profile = makeScratch('profile');
  const marker = `WINNOW_EDITOR=${randomUUID()}`;
  const args = [`--extensionDevelopmentPath=${ROOT}`, `--user-data-dir=${profile}`, '--skip-welcome', '--skip-release-notes', '--disable-workspace-trust', '--new-window', '--wait', ...opened];
  const env = { ...process.env, ...Object.fromEntries([marker.split('=')]) };
  const child = spawn(code, args, { env, stdio: 'inherit', shell: process.platform === 'win32' });
  console.log(`VS Code is opening. Ctrl-C, or closing its window, ends this.`);
  await Promise.race([interrupted(), new Promise((resolve) => child.once('exit', resolve))]);
  child.kill();
  endAll(scan(marker), 'SIGTERM');
  removeScratch(profile);
}

/** Resolves when the user presses Ctrl-C or the process is asked to end. The same signal may come again from npm and from tsx: cleaning up goes on. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
