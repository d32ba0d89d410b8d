import * as vscode from 'vscode';

/** After a quiet moment the disk is compared with what is known, */
const AUDIT_MS = 1000;
/** which waits for longer where there are more seeds than this. */
const AUDIT_SEEDS = 5000;
/** What is told again and again without help is left alone after so many times. */
const MOST_TRIES = 5;

/** What an audit asks and tells. */
export interface AuditParts {
  /** The seeds that are known to stand on the disk, and those that could not be read. */
  readonly known: ReadonlySet<string>;
  readonly skipped: ReadonlyMap<string, string>;
  /** The seeds that are on the disk: URI → file. */
  find(): Promise<ReadonlyMap<string, vscode.Uri>>;
  /** Those of `uris`, or of all seeds, that are not on the disk any more as they were read, or were not read. */
  outdated(uris: readonly string[] | undefined): Promise<readonly string[]>;
  /** Something that no watcher told of. */
  found(uri: vscode.Uri, what: 'changed' | 'deleted'): void;
}

/**
 * Makes good what file watchers lose: files that come and go fast, that are made right after their folder, or written
 * again right after they were told of. Names are always compared, contents of the seeds that were touched, and of all
 * when a folder was, or when something was lost.
 */
export class WatchAudit implements vscode.Disposable {
  readonly #parts: AuditParts;
  readonly #run: (audit: () => Promise<void>) => void;
  readonly #touched = new Set<string>();
  #all = false;
  /** How often in a row each seed was told of. */
  #tries: ReadonlyMap<string, number> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `run` does the audit when nothing else is being done. */
  constructor(parts: AuditParts, run: (audit: () => Promise<void>) => void) {
    this.#parts = parts;
    this.#run = run;
  }

  /** The watcher told of these seeds, or of other things that seeds may have come or gone with. */
  touched(uris: Iterable<string>): void {
    for (const uri of uris) this.#touched.add(uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(() => this.#audit()), AUDIT_MS * Math.max(1, this.#parts.known.size / AUDIT_SEEDS));
  }

  /** A folder came or went, so every seed may have changed. */
  doubt(): void {
    this.#all = true;
    this.touched([]);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #audit(): Promise<void> {
    const lost = await this.#compareNames();
    const touched = this.#all || lost ? undefined : [...this.#touched];
    this.#all = false;
    this.#touched.clear();
    if (touched?.length === 0) return;
    for (const uri of await this.#parts.outdated(touched)) this.#parts.found(vscode.Uri.parse(uri, true), 'changed');
  }

  /** Tells of seeds that came or went unseen. True when there are some. */
  async #compareNames(): Promise<boolean> {
    const { known, skipped } = this.#parts;
    const found = await this.#parts.find();
    const unseen = [...found.keys()].filter((key) => !known.has(key) && !skipped.has(key));
    for (const key of [...known].filter((key) => !found.has(key)).slice(0, AUDIT_SEEDS)) if (await isGone(vscode.Uri.parse(key, true))) unseen.push(key);
    const before = this.#tries;
    this.#tries = new Map(unseen.map((key) => [key, (before.get(key) ?? 0) + 1]));
    const told = unseen.filter((key) => (this.#tries.get(key) ?? 0) <= MOST_TRIES);
    for (const key of told) this.#parts.found(vscode.Uri.parse(key, true), found.has(key) ? 'changed' : 'deleted');
    return told.length > 0;
  }
}

async function isGone(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return false;
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
  }
}
