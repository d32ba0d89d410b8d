import * as vscode from 'vscode';
import type { ExtensionPlatform, FolderWatch } from './platform';

/** Disk events are gathered until nothing came for so long, */
const QUIET_MS = 60;
/** but at most for so long. */
const PATIENCE_MS = 1000;
const LEFT_OUT = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/;

/** What happened to a file or folder. `again`: a folder that came a moment ago is to be looked through once more. */
export type Seen = 'created' | 'changed' | 'deleted' | 'again';

/** What happens on the disk in one workspace folder, gathered: events that come together are told at once, however many. */
export class DiskEvents implements vscode.Disposable {
  readonly #folder: vscode.Uri;
  readonly #tell: (events: readonly (readonly [uri: string, what: Seen])[]) => void;
  readonly #watcher: vscode.FileSystemWatcher;
  readonly #folders: FolderWatch | undefined;
  readonly #pending = new Map<string, Seen>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #unnoticed = new vscode.EventEmitter<vscode.Uri>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #oldest = 0;
  #disposed = false;

  /** Something happened to a file or folder that no watcher of the editor's tells of. */
  readonly onDidFindUnnoticed = this.#unnoticed.event;

  constructor(folder: vscode.WorkspaceFolder, platform: ExtensionPlatform, tell: (events: readonly (readonly [uri: string, what: Seen])[]) => void) {
    this.#folder = folder.uri;
    this.#tell = tell;
    this.#watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'));
    this.#watcher.onDidCreate((uri) => this.add(uri, 'created'));
    this.#watcher.onDidChange((uri) => this.add(uri, 'changed'));
    this.#watcher.onDidDelete((uri) => this.add(uri, 'deleted'));
    this.#folders = platform.watchFolders((uri, gone) => {
      this.add(uri, gone ? 'deleted' : 'changed');
      this.#unnoticed.fire(uri);
    });
  }

  /** True while events wait to be told. */
  get isWaiting(): boolean {
    return this.#pending.size > 0 || this.#timer !== undefined;
  }

  /** The path of a file in the folder; undefined for one outside it. */
  inner(uri: vscode.Uri): string | undefined {
    const base = this.#folder.path.replace(/\/$/, '');
    return uri.scheme === this.#folder.scheme && uri.path.startsWith(`${base}/`) ? uri.path.slice(base.length + 1) : undefined;
  }

  add(uri: vscode.Uri, what: Seen): void {
    const path = this.inner(uri);
    if (path === undefined || this.#disposed || LEFT_OUT.test(path)) return;
    const now = Date.now();
    if (this.#pending.size === 0) this.#oldest = now;
    const key = uri.toString();
    this.#pending.set(key, what === 'changed' && this.#pending.get(key) === 'created' ? 'created' : what);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), Math.max(0, Math.min(QUIET_MS, this.#oldest + PATIENCE_MS - now)));
  }

  /** The same after a while. */
  addLater(uri: vscode.Uri, what: Seen, delay: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.add(uri, what);
    }, delay);
    this.#timers.add(timer);
  }

  /** Tells what waits now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = [...this.#pending];
    this.#pending.clear();
    if (events.length > 0) this.#tell(events);
  }

  /** A folder came: nothing that happens in it from now on is missed. */
  async enter(folder: vscode.Uri): Promise<void> {
    await this.#folders?.add(folder);
  }

  /** A file or folder went. */
  leave(uri: vscode.Uri): void {
    this.#folders?.remove(uri);
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#watcher.dispose();
    this.#folders?.dispose();
    this.#unnoticed.dispose();
  }
}
