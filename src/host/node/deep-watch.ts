import { type FSWatcher, watch } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders watched at most; more are a sign that something else is going on than an author at work. */
const MOST_FOLDERS = 4096;
const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * Watches folders together with all folders in them, also those that come later, each by itself. VS Code's own watcher on
 * Linux is blind in folders that came together with the one around them: by `mkdir -p`, a move, or a checkout.
 */
export class DeepWatch {
  readonly #seen: (path: string, gone: boolean) => void;
  readonly #folders = new Map<string, FSWatcher>();
  #disposed = false;

  /** `seen` is told the path of every file and folder that came, changed or went. */
  constructor(seen: (path: string, gone: boolean) => void) {
    this.#seen = seen;
  }

  /**
   * Watches a folder from now on; nothing happens for what is none. One that is watched already is watched anew: another may
   * stand in its place, and what happened in between is the caller's to look for. Never rejects.
   */
  async add(path: string): Promise<void> {
    const info = await lstat(path).catch(() => undefined);
    if (!info?.isDirectory() || this.#disposed) return;
    this.#folders.get(path)?.close();
    this.#folders.delete(path);
    if (this.#folders.size >= MOST_FOLDERS || !this.#watch(path)) return;
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) await this.add(join(path, entry.name));
  }

  /** Watches a folder, and those in it, no longer. */
  remove(path: string): void {
    for (const [folder, watcher] of this.#folders) {
      if (folder !== path && !folder.startsWith(`${path}/`)) continue;
      watcher.close();
      this.#folders.delete(folder);
    }
  }

  dispose(): void {
    this.#disposed = true;
    for (const watcher of this.#folders.values()) watcher.close();
    this.#folders.clear();
  }

  #watch(path: string): boolean {
    try {
      const watcher = watch(path, { persistent: false }, (_, name) => {
        if (name !== null) void this.#tell(join(path, name));
      });
      watcher.on('error', () => this.remove(path));
      this.#folders.set(path, watcher);
      return true;
    } catch {
      // Gone again, or the system allows no more watches: the editor's own watcher is all there is.
      return false;
    }
  }

  async #tell(path: string): Promise<void> {
    const info = await lstat(path).catch(() => undefined);
    if (this.#disposed) return;
    if (!info) this.remove(path);
    this.#seen(path, !info);
  }
}
