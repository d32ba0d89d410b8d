import picomatch from 'picomatch';
import * as vscode from 'vscode';
import type { Answer, UserFileProblem } from '../host/protocol';
import { INDEX_FILE } from '../core/index/renderer';
import { readSidecarPath, SIDECAR_FOLDER } from '../core/annotations/sidecar-path';
import { globsWithin, rootOf } from '../core/seeds-root';
import { Cancelled } from '../host/client';
import type { CorpusHost } from './corpus-host';
import { CountedSet } from './counted-set';
import { DiskEvents, type Seen } from './disk-events';
import { IndexedRoots } from './indexed-roots';
import { type Log, messageOf } from './log';
import type { ExtensionPlatform } from './platform';
import { isUserFile, RootFiles } from './root-files';
import { SeedSender } from './seed-sender';
import { corpusOptions, seedGlobs } from './settings';
import { nameOf, parentOf, sortEvents } from './sort-events';
import { WatchAudit } from './watch-audit';

/** Files that are made right after their folder may be missed by the watcher: it is looked through once more after this. */
const AGAIN_MS = 1000;

/** What seed folders share. */
export interface SeedFolderParts {
  readonly host: CorpusHost;
  readonly log: Log;
  readonly platform: ExtensionPlatform;
  readonly changed: vscode.EventEmitter<SeedFolder>;
  /** Files that changed and of which no watcher of the editor's tells. */
  readonly unnoticed: vscode.EventEmitter<vscode.Uri>;
}

/**
 * The seeds of one workspace folder: finds them, follows the disk, and tells the corpus thread. Events of any number of
 * files are gathered into one request.
 */
export class SeedFolder implements vscode.Disposable {
  readonly uri: string;
  readonly #host: CorpusHost;
  readonly #log: Log;
  readonly #changed: vscode.EventEmitter<SeedFolder>;
  readonly #events: DiskEvents;
  readonly #sender: SeedSender;
  readonly #rootFiles: RootFiles;
  readonly #seeds = new CountedSet();
  #seedRoots: { readonly changes: number; readonly roots: ReadonlySet<string> } = { changes: 0, roots: new Set() };
  readonly #skipped = new Map<string, string>();
  readonly #indexed: IndexedRoots;
  readonly #audit: WatchAudit;
  #globs: readonly string[] = [];
  #matches: (path: string) => boolean = () => false;
  #work: Promise<void> = Promise.resolve();
  #disposed = false;
  #reading: vscode.CancellationTokenSource | undefined;
  #stopped = false;

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    { host, log, platform, changed, unnoticed }: SeedFolderParts,
  ) {
    this.uri = folder.uri.toString();
    this.#host = host;
    this.#log = log;
    this.#changed = changed;
    this.#sender = new SeedSender(this.uri, host, (uri) => platform.threadReads(uri));
    this.#rootFiles = new RootFiles(this.uri, host, log);
    this.#indexed = new IndexedRoots(folder);
    this.#events = new DiskEvents(folder, platform, (events) => this.#take(events));
    this.#events.onDidFindUnnoticed((uri) => unnoticed.fire(uri));
    this.#audit = new WatchAudit(
      {
        known: this.#seeds,
        skipped: this.#skipped,
        find: () => this.#findSeeds(),
        outdated: (uris) => this.#outdated(uris),
        found: (uri, what) => this.#events.add(uri, what),
      },
      (audit) => this.#queue(async () => {
        if (this.#stopped) return;
        await audit();
        if (!(await this.#rootFiles.compare())) return;
        await this.#rootFiles.tell(new Set(this.roots));
        this.#changed.fire(this);
      }),
    );
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
    return this.#rootFiles.problems;
  }

  /** True while the whole folder is read. */
  get isReading(): boolean {
    return this.#reading !== undefined;
  }

  /** True when the user stopped the reading of the whole folder: the corpus lacks seeds until `reload`. */
  get wasStopped(): boolean {
    return this.#stopped;
  }

  /** Stops reading the whole folder; what was read stays known. */
  stopReading(): void {
    this.#reading?.cancel();
  }

  /** The seeds roots of this folder, sorted by code point: of its seeds, and of its indexes. */
  get roots(): string[] {
    const { changes } = this.#seeds;
    if (changes !== this.#seedRoots.changes) this.#seedRoots = { changes, roots: new Set([...this.#seeds].map((seed) => rootOf(this.uri, seed))) };
    return [...new Set([...this.#seedRoots.roots, ...this.#indexed.all, ...[...this.#skipped.keys()].map((seed) => rootOf(this.uri, seed))])].sort();
  }

  /** True when the globs of the settings take `uri` for a seed. */
  isSeed(uri: vscode.Uri): boolean {
    const path = this.#events.inner(uri);
    return path !== undefined && this.#matches(path);
  }

  /** The roots whose index files may have been replaced together with their folder, since the last call. */
  takeUnsure(): string[] {
    return this.#indexed.takeUnsure();
  }

  /** Resolves when all that was seen on the disk so far is in the corpus. */
  async settled(): Promise<void> {
    while (this.#events.isWaiting) {
      this.#events.flush();
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
      this.#globs = globs;
      const found = await this.#findSeeds();
      const gone = [...this.#seeds].filter((seed) => !found.has(seed));
      for (const seed of gone) this.#seeds.delete(seed);
      for (const seed of this.#skipped.keys()) if (!found.has(seed)) this.#skipped.delete(seed);
      for (const seed of found.keys()) this.#seeds.add(seed);
      await this.#indexed.find();
      this.#rootFiles.touchAll();
      await this.#rootFiles.tell(new Set(this.roots));
      await this.#sender.sendSidecars(await vscode.workspace.findFiles(new vscode.RelativePattern(this.folder, SIDECARS), '**/node_modules/**'), [this.uri]);
      await this.#readAll([...found.keys()].sort().flatMap((key) => found.get(key) ?? []), gone);
    });
  }

  /** Open seeds first, then by their names: what is found where very many seeds share words depends a little on the order. */
  async #readAll(files: readonly vscode.Uri[], gone: readonly string[]): Promise<void> {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    const isOpen = (uri: vscode.Uri): boolean => open.has(uri.toString());
    const reading = new vscode.CancellationTokenSource();
    this.#reading = reading;
    this.#stopped = false;
    try {
      await this.#send([...files.filter(isOpen), ...files.filter((uri) => !isOpen(uri))], gone, reading.token, true);
    } catch (error) {
      if (!(error instanceof Cancelled && reading.token.isCancellationRequested)) throw error;
      this.#stopped = true;
      this.#changed.fire(this);
    } finally {
      this.#reading = undefined;
      reading.dispose();
    }
  }

  /** Reads one file again, as after a save: the disk watcher may be late. */
  touch(uri: vscode.Uri): void {
    this.#events.add(uri, 'changed');
  }

  /** A file or folder came or went by the editor's own doing: the disk watcher may be late. */
  saw(uri: vscode.Uri, what: 'created' | 'deleted'): void {
    this.#events.add(uri, what);
  }

  dispose(): void {
    this.#disposed = true;
    this.#audit.dispose();
    this.#events.dispose();
    void this.#host.request('forget', { folder: this.uri }).catch(() => undefined);
  }

  #take(events: readonly (readonly [string, Seen])[]): void {
    this.#queue(() => this.#apply(events));
  }

  async #findSeeds(): Promise<Map<string, vscode.Uri>> {
    const found = new Map<string, vscode.Uri>();
    for (const glob of this.#globs) {
      const pattern = new vscode.RelativePattern(this.folder, glob);
      for (const uri of await vscode.workspace.findFiles(pattern, '**/node_modules/**')) found.set(uri.toString(), uri);
    }
    return found;
  }

  /** Those of these seeds, or of all, that the thread does not hold as they stand on the disk. */
  async #outdated(uris: readonly string[] | undefined): Promise<readonly string[]> {
    const ask = (named?: readonly string[]): Promise<Answer<'outdated'>> => this.#host.request('outdated', { folder: this.uri, ...(named ? { uris: named } : {}) });
    const outdated = await ask(uris);
    return outdated.known === this.#seeds.size ? outdated.uris : (await ask([...this.#seeds])).uris;
  }

  async #apply(events: readonly (readonly [string, Seen])[]): Promise<void> {
    const { changed, gone, again, indexes, sidecars, steered, others } = sortEvents(events, (uri) => this.isSeed(uri));
    for (const root of steered) this.#rootFiles.touch(root);
    for (const uri of indexes) await this.#indexed.look(uri);
    for (const key of gone) this.#events.leave(vscode.Uri.parse(key, true));
    for (const uri of others) await this.#events.enter(uri);
    const folders = (await Promise.all(others.map((uri) => this.#filesIn(uri)))).filter((found) => found !== undefined);
    for (const { folder, files } of folders) {
      await this.#enter(folder, files, changed, gone);
      this.#events.addLater(vscode.Uri.parse(folder, true), 'again', AGAIN_MS);
    }
    if (folders.length > 0 || [...gone].some((key) => !this.isSeed(vscode.Uri.parse(key, true)))) this.#audit.doubt();
    if (changed.size + gone.size + again.size + steered.size > 0) this.#audit.touched([...changed.keys()]);
    for (const key of again) await this.#lookAgain(vscode.Uri.parse(key, true), changed);
    const annotated = await this.#sender.sendSidecars([...sidecars, ...folders.flatMap(({ files }) => files.filter(({ path }) => readSidecarPath(path)))], [...gone]);
    const removed = this.#within(gone).filter((key) => !changed.has(key));
    for (const root of [...this.#indexed.all, ...this.#rootFiles.roots]) {
      if (!this.#isIn(root, gone)) continue;
      this.#indexed.doubt(root);
      if (!folders.some(({ folder }) => `${root}/`.startsWith(`${folder}/`))) this.#indexed.forget(root);
    }
    for (const key of changed.keys()) this.#seeds.add(key);
    for (const key of removed) this.#seeds.delete(key);
    const toTell = this.#rootFiles.isOutdated(new Set(this.roots));
    if (changed.size === 0 && removed.length === 0 && !this.#indexed.isUnsure && !toTell) {
      if (annotated) this.#changed.fire(this);
      return;
    }
    await this.#rootFiles.tell(new Set(this.roots));
    await this.#send([...changed.values()], removed);
    await this.#sendInside([...changed].filter(([key]) => this.#skipped.get(key) === IS_FOLDER).map(([, uri]) => uri));
  }

  /** A folder came, or another one stands in its place: what lay in it is gone unless it is found in it. */
  async #enter(folder: string, files: readonly vscode.Uri[], changed: Map<string, vscode.Uri>, gone: Set<string>): Promise<void> {
    gone.add(folder);
    for (const root of this.#rootFiles.roots) if (`${root}/`.startsWith(`${folder}/`)) this.#rootFiles.touch(root);
    for (const root of [...this.#indexed.all]) if (`${root}/`.startsWith(`${folder}/`)) this.#indexed.forget(root);
    for (const file of files) {
      const name = nameOf(file);
      if (this.isSeed(file)) changed.set(file.toString(), file);
      else if (name === INDEX_FILE) {
        await this.#indexed.look(file);
        this.#indexed.doubt(parentOf(file.toString()));
      } else if (isUserFile(name)) this.#rootFiles.touch(parentOf(file.toString()));
    }
  }

  /** Takes in the seeds and other files of a folder that are not known yet. */
  async #lookAgain(uri: vscode.Uri, changed: Map<string, vscode.Uri>): Promise<void> {
    for (const file of (await this.#filesIn(uri))?.files ?? []) {
      const key = file.toString();
      if (nameOf(file) === INDEX_FILE) {
        await this.#indexed.look(file);
        this.#indexed.doubt(parentOf(key));
      } else if (isUserFile(nameOf(file))) this.#rootFiles.touch(parentOf(key));
      else if (this.isSeed(file) && !this.#seeds.has(key) && !this.#skipped.has(key)) changed.set(key, file);
    }
  }

  /** Seeds in folders that are called like seeds. */
  async #sendInside(folders: readonly vscode.Uri[]): Promise<void> {
    const found = (await Promise.all(folders.map((uri) => this.#filesIn(uri)))).flatMap((inside) => inside?.files ?? []);
    const seeds = found.filter((file) => this.isSeed(file));
    if (seeds.length === 0) return;
    for (const uri of seeds) this.#seeds.add(uri.toString());
    await this.#send(seeds, []);
  }

  /** The seeds, readable or not, that are deleted or lie in a deleted folder. */
  #within(deleted: ReadonlySet<string>): string[] {
    return deleted.size === 0 ? [] : [...this.#seeds, ...this.#skipped.keys()].filter((seed) => this.#isIn(seed, deleted));
  }

  #isIn(uri: string, folders: ReadonlySet<string>): boolean {
    for (let at = uri; at.length > this.uri.length; at = at.slice(0, at.lastIndexOf('/'))) if (folders.has(at)) return true;
    return false;
  }

  /** All files in a folder, undefined when it is none. */
  async #filesIn(uri: vscode.Uri): Promise<{ readonly folder: string; readonly files: readonly vscode.Uri[] } | undefined> {
    try {
      if (((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) === 0) return undefined;
    } catch {
      return undefined;
    }
    return { folder: uri.toString(), files: await vscode.workspace.findFiles(new vscode.RelativePattern(uri, '**'), '**/node_modules/**') };
  }

  async #send(files: readonly vscode.Uri[], removed: readonly string[], token?: vscode.CancellationToken, whole = false): Promise<void> {
    for (const uri of removed) {
      this.#seeds.delete(uri);
      this.#skipped.delete(uri);
    }
    const skipped = await this.#sender.send(files, removed, token, whole);
    for (const uri of files) this.#skipped.delete(uri.toString());
    for (const { uri, reason } of skipped) {
      if (!reason.startsWith('is gone')) this.#skipped.set(uri, reason);
      this.#seeds.delete(uri);
      this.#log.warn(`${uri} was skipped: ${reason}`);
    }
    this.#changed.fire(this);
  }

  #queue(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      if (!this.#disposed) this.#log.error(`${this.uri}: ${messageOf(error)}`);
    });
  }
}

/** The reason for skipping a folder that is called like a seed. */
const IS_FOLDER = 'is a folder, not a file';

const SIDECARS = `**/${SIDECAR_FOLDER}/**/*.yaml`;
