import picomatch from 'picomatch';
import * as vscode from 'vscode';
import type { FileToRead, Skipped, UserFileProblem } from '../host/protocol';
import { globsWithin, rootOf } from '../core/seeds-root';
import type { CorpusHost } from './corpus-host';
import { type Log, messageOf } from './log';
import { corpusOptions, seedGlobs } from './settings';

/** Disk events are gathered until nothing came for so long, */
const QUIET_MS = 60;
/** but at most for so long. */
const PATIENCE_MS = 1000;
/** Files whose bytes the extension host reads at the same time, where the thread can't read by itself. */
const READS_AT_ONCE = 64;

/**
 * The seeds of one workspace folder: finds them, follows the disk, and tells the corpus thread. Events of any number of
 * files are gathered into one request.
 */
export class SeedFolder implements vscode.Disposable {
  readonly uri: string;
  readonly #host: CorpusHost;
  readonly #log: Log;
  readonly #threadReads: (uri: vscode.Uri) => boolean;
  readonly #changed: vscode.EventEmitter<SeedFolder>;
  readonly #watcher: vscode.FileSystemWatcher;
  readonly #seeds = new Set<string>();
  readonly #skipped = new Map<string, string>();
  readonly #problems = new Map<string, readonly UserFileProblem[]>();
  readonly #pending = new Map<string, 'changed' | 'deleted'>();
  #matches: (path: string) => boolean = () => false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #oldest = 0;
  #work: Promise<void> = Promise.resolve();
  #disposed = false;

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    parts: { host: CorpusHost; log: Log; threadReads: (uri: vscode.Uri) => boolean; changed: vscode.EventEmitter<SeedFolder> },
  ) {
    this.uri = folder.uri.toString();
    this.#host = parts.host;
    this.#log = parts.log;
    this.#threadReads = parts.threadReads;
    this.#changed = parts.changed;
    this.#watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'));
    this.#watcher.onDidCreate((uri) => this.#seen(uri, 'changed'));
    this.#watcher.onDidChange((uri) => this.#seen(uri, 'changed'));
    this.#watcher.onDidDelete((uri) => this.#seen(uri, 'deleted'));
    this.reload();
  }

  /** The URIs of the seeds that were found, in no order. */
  get seeds(): ReadonlySet<string> {
    return this.#seeds;
  }

  /** Seeds that could not be read: URI → reason. */
  get skipped(): ReadonlyMap<string, string> {
    return this.#skipped;
  }

  /** Mistakes in the user's entities.yaml and winnow.yaml files: URI → problems, none for a file that is right. */
  get problems(): ReadonlyMap<string, readonly UserFileProblem[]> {
    return this.#problems;
  }

  /** The seeds roots of this folder, sorted by code point. */
  get roots(): string[] {
    return [...new Set([...this.#seeds].map((seed) => rootOf(this.uri, seed)))].sort();
  }

  /** True when the globs of the settings take `uri` for a seed. */
  isSeed(uri: vscode.Uri): boolean {
    const path = this.#inner(uri);
    return path !== undefined && this.#matches(path);
  }

  /** Resolves when all that was seen on the disk so far is in the corpus. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0 || this.#timer) {
      this.#flush();
      await this.#work;
    }
    await this.#work;
  }

  /** Reads the settings and the whole folder anew: on start, after a change of settings, after a restart of the thread. */
  reload(): void {
    const globs = globsWithin(this.folder.uri.path, seedGlobs(this.folder.uri));
    const matches = picomatch([...globs], { dot: true, ignore: '**/node_modules/**' });
    this.#matches = (path) => matches(path);
    this.#queue(async () => {
      await this.#host.request('configure', { folder: this.uri, options: corpusOptions(this.folder) });
      const found = new Map<string, vscode.Uri>();
      for (const glob of globs) {
        const pattern = new vscode.RelativePattern(this.folder, glob);
        for (const uri of await vscode.workspace.findFiles(pattern, '**/node_modules/**')) found.set(uri.toString(), uri);
      }
      const gone = [...this.#seeds].filter((seed) => !found.has(seed));
      for (const seed of found.keys()) this.#seeds.add(seed);
      await this.#sendUserFiles(this.roots);
      await this.#send([...found.values()], gone);
    });
  }

  /** Reads one file again, as after a save: the disk watcher may be late. */
  touch(uri: vscode.Uri): void {
    this.#seen(uri, 'changed');
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#watcher.dispose();
    void this.#host.request('forget', { folder: this.uri }).catch(() => undefined);
  }

  #inner(uri: vscode.Uri): string | undefined {
    const base = this.folder.uri.path.replace(/\/$/, '');
    return uri.scheme === this.folder.uri.scheme && uri.path.startsWith(`${base}/`) ? uri.path.slice(base.length + 1) : undefined;
  }

  #seen(uri: vscode.Uri, what: 'changed' | 'deleted'): void {
    const path = this.#inner(uri);
    if (path === undefined || this.#disposed || /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/.test(path)) return;
    const now = Date.now();
    if (this.#pending.size === 0) this.#oldest = now;
    this.#pending.set(uri.toString(), what);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, Math.min(QUIET_MS, this.#oldest + PATIENCE_MS - now)));
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = [...this.#pending];
    this.#pending.clear();
    if (events.length > 0) this.#queue(() => this.#apply(events));
  }

  async #apply(events: readonly (readonly [string, 'changed' | 'deleted'])[]): Promise<void> {
    const changed = new Map<string, vscode.Uri>();
    const gone = new Set<string>();
    const userRoots = new Set<string>();
    for (const [key, what] of events) {
      const uri = vscode.Uri.parse(key, true);
      const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
      if (name in USER_FILES) userRoots.add(key.slice(0, key.lastIndexOf('/')));
      else if (this.isSeed(uri)) {
        if (what === 'changed') changed.set(key, uri);
        else gone.add(key);
      } else if (what === 'deleted') for (const seed of this.#within(key)) gone.add(seed);
      else if (!/\.[A-Za-z0-9]+$/.test(name)) for (const inner of await this.#findIn(uri)) changed.set(inner.toString(), inner);
    }
    for (const key of changed.keys()) {
      this.#seeds.add(key);
      gone.delete(key);
    }
    if (changed.size === 0 && gone.size === 0 && userRoots.size === 0) return;
    await this.#sendUserFiles([...userRoots]);
    await this.#send([...changed.values()], [...gone]);
  }

  #within(folder: string): string[] {
    return [...this.#seeds].filter((seed) => seed.startsWith(`${folder}/`));
  }

  async #findIn(uri: vscode.Uri): Promise<vscode.Uri[]> {
    try {
      if (((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) === 0) return [];
    } catch {
      return [];
    }
    const inside = await vscode.workspace.findFiles(new vscode.RelativePattern(uri, '**'), '**/node_modules/**');
    return inside.filter((file) => this.isSeed(file));
  }

  async #send(files: readonly vscode.Uri[], removed: readonly string[]): Promise<void> {
    for (const uri of removed) {
      this.#seeds.delete(uri);
      this.#skipped.delete(uri);
    }
    const skipped: Skipped[] = [];
    const local = files.filter((uri) => this.#threadReads(uri)).map((uri) => ({ uri: uri.toString() }));
    if (local.length > 0 || removed.length > 0) {
      skipped.push(...(await this.#host.request('read', { folder: this.uri, files: local, removed })).skipped);
    }
    const remote = files.filter((uri) => !this.#threadReads(uri));
    for (let from = 0; from < remote.length; from += READS_AT_ONCE) {
      skipped.push(...(await this.#sendBytes(remote.slice(from, from + READS_AT_ONCE))));
    }
    for (const uri of files) this.#skipped.delete(uri.toString());
    for (const { uri, reason } of skipped) {
      this.#skipped.set(uri, reason);
      this.#seeds.delete(uri);
      this.#log.warn(`${uri} was skipped: ${reason}`);
    }
    this.#changed.fire(this);
  }

  async #sendBytes(files: readonly vscode.Uri[]): Promise<readonly Skipped[]> {
    const skipped: Skipped[] = [];
    const read = await Promise.all(
      files.map(async (uri): Promise<FileToRead | undefined> => {
        try {
          return { uri: uri.toString(), bytes: (await vscode.workspace.fs.readFile(uri)).slice() };
        } catch (error) {
          skipped.push({ uri: uri.toString(), reason: messageOf(error) });
          return undefined;
        }
      }),
    );
    const sent = read.filter((file) => file !== undefined);
    const buffers = sent.flatMap((file) => (file.bytes ? [file.bytes.buffer as ArrayBuffer] : []));
    return [...skipped, ...(await this.#host.request('read', { folder: this.uri, files: sent, removed: [] }, undefined, buffers)).skipped];
  }

  async #sendUserFiles(roots: readonly string[]): Promise<void> {
    for (const root of roots) {
      for (const [name, kind] of Object.entries(USER_FILES)) {
        const uri = `${root}/${name}`;
        const text = await readText(vscode.Uri.parse(uri, true));
        const problems = await this.#host.request('userFile', { folder: this.uri, file: { kind, uri, root, ...(text === undefined ? {} : { text }) } });
        this.#problems.set(uri, problems);
        for (const problem of problems) this.#log.warn(`${uri}:${problem.startLine + 1}: ${problem.message}`);
      }
    }
  }

  #queue(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      if (!this.#disposed) this.#log.error(`${this.uri}: ${messageOf(error)}`);
    });
  }
}

/** The files under a root that steer the corpus. */
const USER_FILES: Readonly<Record<string, 'entities' | 'config'>> = { 'entities.yaml': 'entities', 'winnow.yaml': 'config' };

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
