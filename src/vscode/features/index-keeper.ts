import * as vscode from 'vscode';
import { INDEX_FILE } from '../../core/index/renderer';
import { Cancelled } from '../../host/client';
import type { Features } from '../features';
import { IndexFiles, type LeftAlone } from '../index-files';
import { messageOf } from '../log';
import type { SeedFolder } from '../seed-folder';
import { indexSettings } from '../settings';

/** The index is written when nothing changed for so long, */
const QUIET_MS = 250;
/** but no later than this when changes keep coming. */
const PATIENCE_MS = 5000;
/** An INDEX.md that was deleted is made anew only after this: a folder that is just being deleted is not written into. */
const AFTER_DELETION_MS = 900;

/** The work on one folder's indexes. */
interface Kept {
  timer?: ReturnType<typeof setTimeout>;
  work: Promise<void>;
  /** When the oldest change came that is not in the index yet. */
  since?: number;
  generation: number;
  readonly roots: Map<string, KeptRoot>;
}

interface KeptRoot {
  /** What the files say, as the corpus thread names it; undefined when that must be looked at. */
  state?: number;
  /** Pages that something else has touched. */
  readonly suspect: Set<string>;
  /** The last look wrote all that was to be written. */
  isTrue?: boolean;
}

/**
 * Keeps the marked block of every INDEX.md true: after seeds were read, changed or removed, or the file itself was
 * touched, and nothing moved for a moment, what changed in the index is written. What could not be written is tried again
 * at the next change, not before.
 */
export class IndexKeeper implements vscode.Disposable {
  readonly #features: Features;
  readonly #files: IndexFiles;
  readonly #kept = new Map<string, Kept>();
  readonly #subscriptions: vscode.Disposable[];
  /** Troubles that were shown. */
  readonly #told = new Set<string>();

  /** An index file was found true, made true, or found to be wrong. */
  readonly onDidSettle: vscode.Event<vscode.Uri>;

  constructor(features: Features) {
    this.#features = features;
    this.#files = new IndexFiles(features);
    this.onDidSettle = this.#files.onDidSettle;
    const watchers = [`**/${INDEX_FILE}`, '**/index/*.md'].map((glob) => vscode.workspace.createFileSystemWatcher(glob));
    this.#subscriptions = [
      ...watchers,
      ...watchers.flatMap((watcher) => [
        watcher.onDidCreate((uri) => this.#suspect(uri, QUIET_MS)),
        watcher.onDidChange((uri) => this.#suspect(uri, QUIET_MS)),
        watcher.onDidDelete((uri) => this.#suspect(uri, AFTER_DELETION_MS)),
      ]),
      this.#files.onDidDoubt((uri) => this.#suspect(uri, 0)),
      features.folders.onDidFindUnnoticed((uri) => this.#suspect(uri, QUIET_MS)),
      features.folders.onDidChange((folder) => this.#schedule(folder, QUIET_MS)),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.#suspect(uri, QUIET_MS)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#suspect(uri, QUIET_MS)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!document.isDirty) this.#suspect(document.uri, QUIET_MS);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        for (const folder of features.folders.all) if (event.affectsConfiguration('winnow.index', folder.folder)) this.#schedule(folder, QUIET_MS);
      }),
    ];
  }

  /** The block that an index file should hold, as it was made last; undefined when the file is none. */
  async blockFor(uri: vscode.Uri): Promise<string | undefined> {
    const place = this.#place(uri);
    return place && this.#features.host.request('indexPage', { folder: place.folder.uri, root: place.root, path: place.path });
  }

  /**
   * Reads all folders and makes their indexes anew now, also where the setting turned it off. Resolves when they are written:
   * to false when one can't be, of which the user is told.
   */
  async rebuild(): Promise<boolean> {
    this.#told.clear();
    const done = await Promise.all(
      this.#features.folders.all.map(async (folder) => {
        folder.reload();
        await folder.settled();
        for (const kept of this.#of(folder).roots.values()) delete kept.state;
        await this.#queue(folder, true);
        return [...this.#of(folder).roots.values()].every(({ isTrue }) => isTrue);
      }),
    );
    return done.every(Boolean);
  }

  /** Resolves when every change seen so far is in the index. */
  async settled(): Promise<void> {
    for (const folder of this.#features.folders.all) {
      await folder.settled();
      const kept = this.#kept.get(folder.uri);
      if (kept?.timer) await this.#queue(folder, false);
      await kept?.work;
    }
  }

  dispose(): void {
    for (const { timer } of this.#kept.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#files.dispose();
  }

  #of(folder: SeedFolder): Kept {
    let kept = this.#kept.get(folder.uri);
    if (!kept) this.#kept.set(folder.uri, (kept = { work: Promise.resolve(), generation: 0, roots: new Map() }));
    return kept;
  }

  /** The root and the path in it of a file that is or may be part of an index. */
  #place(uri: vscode.Uri): { readonly folder: SeedFolder; readonly root: string; readonly path: string } | undefined {
    const folder = this.#features.folders.of(uri);
    const key = uri.toString();
    const root = folder?.roots.find((one) => key === `${one}/${INDEX_FILE}` || (key.startsWith(`${one}/index/`) && key.endsWith('.md')));
    return folder && root !== undefined ? { folder, root, path: decodeURIComponent(key.slice(root.length + 1)) } : undefined;
  }

  #suspect(uri: vscode.Uri, quiet: number): void {
    if (!/\/(?:INDEX|index\/[^/]*)\.md$/.test(uri.path)) return;
    const place = this.#place(uri);
    if (!place) return;
    this.#root(place.folder, place.root).suspect.add(place.path);
    this.#schedule(place.folder, quiet);
  }

  #root(folder: SeedFolder, root: string): KeptRoot {
    const { roots } = this.#of(folder);
    const kept = roots.get(root) ?? { suspect: new Set<string>() };
    roots.set(root, kept);
    return kept;
  }

  #schedule(folder: SeedFolder, quiet: number): void {
    const kept = this.#of(folder);
    const now = Date.now();
    kept.generation++;
    kept.since ??= now;
    clearTimeout(kept.timer);
    kept.timer = setTimeout(() => void this.#queue(folder, false), Math.max(0, Math.min(quiet, kept.since + PATIENCE_MS - now)));
  }

  #queue(folder: SeedFolder, always: boolean): Promise<void> {
    const kept = this.#of(folder);
    clearTimeout(kept.timer);
    delete kept.timer;
    delete kept.since;
    kept.work = kept.work.then(async () => {
      if (folder.wasStopped || (!always && !indexSettings(folder.folder).enabled)) return;
      const { generation } = kept;
      for (const root of folder.takeUnsure()) delete this.#root(folder, root).state;
      for (const root of folder.roots) {
        if (!always && kept.generation !== generation && kept.timer) return;
        await this.#makeTrue(folder, root, always);
      }
    });
    return kept.work;
  }

  async #makeTrue(folder: SeedFolder, root: string, always: boolean): Promise<void> {
    const { host, log } = this.#features;
    const kept = this.#root(folder, root);
    const suspect = [...kept.suspect];
    const { state } = kept;
    kept.suspect.clear();
    delete kept.state;
    kept.isTrue = false;
    try {
      const { maxLines } = indexSettings(folder.folder);
      const answer = await host.request('index', { folder: folder.uri, root, maxLines, suspect, ...(state === undefined ? {} : { since: state }) });
      if (answer.held !== undefined) {
        log.warn(`${root}: ${answer.held}`);
        if (always) void vscode.window.showWarningMessage(`Winnow: ${answer.held}.`);
        return;
      }
      await this.#files.write(root, answer);
      kept.state = answer.state;
      const wrong = this.#files.problemIn(root);
      if (wrong && always) this.#point(wrong);
      kept.isTrue = !wrong;
      for (const message of [...this.#told]) if (message.startsWith(`${root} `)) this.#told.delete(message);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.#tell(root, messageOf(error));
    }
  }

  /** Says why a file is left alone, and shows where. */
  #point({ uri, line, message }: LeftAlone): void {
    const show = 'Show';
    void vscode.window.showWarningMessage(`Winnow left ${vscode.workspace.asRelativePath(uri)} alone: ${message} (line ${line + 1}).`, show).then((chosen) => {
      if (chosen === show) void vscode.window.showTextDocument(uri, { selection: new vscode.Range(line, 0, line, 0) });
    });
  }

  /** Each trouble is said once, until it is over. */
  #tell(root: string, message: string): void {
    this.#features.log.error(`The index of ${root} was not written: ${message}`);
    const key = `${root} ${message}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    void vscode.window.showWarningMessage(`Winnow could not write the index: ${message}.`, 'Try Again', 'Show Log').then((chosen) => {
      if (chosen === 'Try Again') void this.rebuild();
      else if (chosen === 'Show Log') this.#features.log.show();
    });
  }
}
