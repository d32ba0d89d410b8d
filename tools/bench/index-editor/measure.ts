import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { makeCorpus } from '../duplicates/corpus';

interface Host {
  request(name: string, params: { readonly files?: readonly unknown[] }, ...rest: unknown[]): Promise<unknown>;
}

interface Tested {
  readonly features: { readonly host: Host; readonly folders: { readonly all: readonly { settled(): Promise<void> }[] } };
  readonly index: { settled(): Promise<void> };
}

/** The index files are looked at every so many milliseconds, */
const BEAT_MS = 15;
/** and what happened is over when they did not change for so long. */
const QUIET_MS = 3000;

/** What one thing that happened to the folder took. Times in milliseconds. */
export interface Happened {
  readonly what: string;
  /** From the last change of a seed until the index files changed for the last time. */
  readonly ms: number;
  /** The same from the first change. */
  readonly all: number;
  /** Times that an index file was seen to be another. */
  readonly writes: number;
  /** Requests to read seeds and the files in them, and requests for the index. */
  readonly reads: number;
  readonly files: number;
  readonly indexes: number;
  /** The longest time that the extension host stood still. */
  readonly stall: number;
  /** How the files differ from what the command line writes; nothing when they are true. */
  readonly differs: string;
}

/** Runs in an extension host on a folder of many seeds: changes seeds in all ways and prints what bringing INDEX.md up to date took. */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const extension = vscode.extensions.getExtension<Tested>('winnow.winnow');
  if (folder === undefined || !extension) throw new Error('no folder is open, or Winnow is not installed in this host');
  const tested = await extension.activate();
  const { host, folders } = tested.features;
  const counts = { reads: 0, files: 0, indexes: 0 };
  const request = host.request.bind(host);
  host.request = (name, params, ...rest) => {
    if (name === 'index') counts.indexes++;
    if (name === 'read') {
      counts.reads++;
      counts.files += params.files?.length ?? 0;
    }
    return request(name, params, ...rest);
  };
  const root = path.join(folder, 'seeds');
  const names = fs.readdirSync(root).filter((name) => name.endsWith('.txt')).sort();
  const untouched = [0, 1, 2, 3, 4, 5].map((part) => path.join(root, names[Math.floor((part * names.length) / 6)] ?? ''));
  const next = (): string => untouched.shift() ?? '';
  const happen = async (what: string, work: () => Promise<void> | void): Promise<void> => {
    Object.assign(counts, { reads: 0, files: 0, indexes: 0 });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const watch = watchIndex(root);
    const started = performance.now();
    await work();
    const done = performance.now();
    for (;;) {
      for (const one of folders.all) await one.settled();
      await tested.index.settled();
      if (performance.now() > Math.max(done, watch.last()) + QUIET_MS) break;
      await new Promise((resolve) => setTimeout(resolve, BEAT_MS));
    }
    const { last, writes } = { last: watch.last(), writes: watch.writes() };
    watch.stop();
    delay.disable();
    const stall = delay.max / 1e6;
    const happened: Happened = { what, ms: Math.max(0, last - done), all: last - started, writes, ...counts, stall, differs: await differences(folder) };
    console.log(`bench-index ${JSON.stringify(happened)}`);
  };
  await happen('opening the folder', () => undefined);
  await happen('save in the editor', async () => {
    const document = await vscode.workspace.openTextDocument(next());
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'Ingrid Solberg spoke in Oslo.\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
  });
  await happen('write by something else', () => fs.appendFileSync(next(), '\nIngrid Solberg spoke in Oslo.\n'));
  await happen('create', () => fs.copyFileSync(next(), path.join(root, 'new.txt')));
  await happen('rename', () => fs.renameSync(next(), path.join(root, 'renamed.txt')));
  await happen('rename in the editor', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(vscode.Uri.file(next()), vscode.Uri.file(path.join(root, 'renamed-too.txt')));
    await vscode.workspace.applyEdit(edit);
  });
  await happen('delete', () => fs.rmSync(next()));
  const batch = Number(process.env['WINNOW_BENCH_BATCH'] ?? 0);
  if (batch === 0) return;
  const many = [...makeCorpus(batch, 2)];
  const file = (number: number): string => path.join(root, `batch-${number % 20}`, `${number}.txt`);
  await happen(`${batch} files created`, () => {
    many.forEach(({ text }, i) => {
      fs.mkdirSync(path.dirname(file(i)), { recursive: true });
      fs.writeFileSync(file(i), text);
    });
  });
  await happen(`${batch} files changed`, () => many.forEach((_, i) => fs.appendFileSync(file(i), `\nIngrid Solberg spoke ${i} times in Oslo.\n`)));
  await happen(`${batch} files deleted`, () => {
    for (let i = 0; i < 20; i++) fs.rmSync(path.dirname(file(i)), { recursive: true });
  });
}

interface Watch {
  last(): number;
  writes(): number;
  stop(): void;
}

/** Sees INDEX.md and its pages become others. */
function watchIndex(root: string): Watch {
  const look = (): Map<string, string> => {
    const pages = fs.existsSync(path.join(root, 'index')) ? fs.readdirSync(path.join(root, 'index')).map((name) => path.join('index', name)) : [];
    return new Map(
      ['INDEX.md', ...pages].flatMap((name) => {
        const info = fs.statSync(path.join(root, name), { throwIfNoEntry: false });
        return info ? [[name, `${info.ino} ${info.size} ${info.mtimeMs}`] as const] : [];
      }),
    );
  };
  let known = look();
  let last = performance.now();
  let writes = 0;
  const timer = setInterval(() => {
    const now = look();
    const others = [...new Set([...known.keys(), ...now.keys()])].filter((name) => known.get(name) !== now.get(name));
    if (others.length > 0) last = performance.now();
    writes += others.length;
    known = now;
  }, BEAT_MS);
  return { last: () => last, writes: () => writes, stop: () => clearInterval(timer) };
}

/** What `winnow index --check` says, run by Node.js outside the editor. */
function differences(folder: string): Promise<string> {
  const [node = 'node', cli = ''] = (process.env['WINNOW_BENCH_CLI'] ?? '').split('\n');
  return new Promise((resolve) => {
    execFile(node, [cli, 'index', '--check', folder], (error, output) => resolve(error ? output.slice(0, 2000) || error.message : ''));
  });
}
