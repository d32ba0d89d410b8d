import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { makeScratch, removeScratch } from './scratch';
import { QUIET_SETTINGS } from './settings';
import { vscodeHost } from './vscode-host';

/** How long a server may take to listen, in milliseconds: seconds on a busy machine. */
const START_LIMIT = 60_000;
/** How long it may take to end by itself before it is killed. */
const STOP_LIMIT = 4_000;

export interface ServerOptions {
  /** User settings over the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where profile and extensions live; a scratch folder, removed at the end, when absent. */
  readonly dataFolder?: string;
  readonly extensionsFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A running VS Code server. */
export interface Server {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly dataFolder: string;
  /** All that it has printed so far. */
  output(): string;
  /** Ends it with everything it started, and removes what it made. Safe to call twice. */
  stop(): Promise<void>;
}

/** Arguments and environment that every call of VS Code's server needs. */
export function serverCommand(host: string, dataFolder: string): { readonly args: string[]; readonly env: NodeJS.ProcessEnv } {
  // VS Code 1.117 wraps globalThis.WebSocket, which Node 20 has only behind this flag.
  const flag = 'WebSocket' in globalThis ? '' : '--experimental-websocket';
  const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', NODE_OPTIONS: [process.env['NODE_OPTIONS'], flag].filter(Boolean).join(' ') };
  return { args: [path.join(host, 'out/server-main.js'), '--accept-server-license-terms', '--server-data-dir', dataFolder], env };
}

/** Starts VS Code's server on a free port of 127.0.0.1. It ends with this process whatever happens. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const host = await vscodeHost();
  const dataFolder = options.dataFolder ?? makeScratch('data');
  const sockets = makeSocketFolder();
  writeSettings(dataFolder, options.settings ?? {});
  const { args, env } = serverCommand(host, dataFolder);
  args.push(
    '--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--telemetry-level', 'off',
    '--disable-workspace-trust', '--disable-update-check', '--disable-getting-started-override',
  );
  if (options.extensionsFolder !== undefined) args.push('--extensions-dir', options.extensionsFolder);
  const child = spawn(process.execPath, args, {
    // A group of its own, so that the whole of it can be ended at once.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, TMPDIR: sockets, XDG_RUNTIME_DIR: sockets, ...options.env },
  });
  const kill = (): void => endGroup(child, 'SIGKILL');
  process.once('exit', kill);

  let printed = '';
  const clean = (): void => {
    process.off('exit', kill);
    removeScratch(sockets);
    if (options.dataFolder === undefined) removeScratch(dataFolder);
  };
  const stop = async (): Promise<void> => {
    if (running(child)) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      endGroup(child, 'SIGTERM');
      const timer = setTimeout(kill, STOP_LIMIT);
      await gone;
      clearTimeout(timer);
    }
    kill();
    clean();
  };
  try {
    const port = await listening(child, (text) => (printed += text));
    return { origin: `http://127.0.0.1:${port}`, dataFolder, output: () => printed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The path of a socket, `vscode-ipc-UUID.sock` in this folder, may not be longer than 107 characters. */
function makeSocketFolder(): string {
  const folder = makeScratch('ipc');
  if (folder.length <= 50) return folder;
  removeScratch(folder);
  return makeScratch('ipc', '/tmp');
}

/** code-server's build keeps the user's profile on the server's side. */
function writeSettings(dataFolder: string, settings: Readonly<Record<string, unknown>>): void {
  const user = path.join(dataFolder, 'data/User');
  fs.mkdirSync(user, { recursive: true });
  fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
}

function listening(child: ChildProcess, heard: (text: string) => string): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`VS Code's server did not start:\n${printed}`)), START_LIMIT);
    const read = (chunk: Buffer): void => {
      printed = heard(chunk.toString());
      const port = /Extension host agent listening on (\d+)/.exec(printed)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ended with ${code ?? 'a signal'}:\n${printed}`));
    });
  });
}

function running(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
