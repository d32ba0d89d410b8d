import { PassageIndex } from '../core/duplicates/passage-index';
import type { RestoredIndex } from '../core/duplicates/passage-index';
import type { Shard } from '../core/duplicates/shard-format';
import { MANIFEST, readManifest } from '../core/duplicates/shards';
import type { KeptFiles } from './port';

/** Nothing moved for so long before the index is written. */
const IDLE_MS = 10_000;

/**
 * The passage index between sessions: shards in the extension's storage, named by their content, so that only those that
 * changed are written; the manifest comes last and makes them valid. What is torn, missing or of another version is not
 * trusted: its seeds are read from the disk as if they were new.
 */
export class KeptIndex {
  readonly #files: KeptFiles;
  readonly #log: (message: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(files: KeptFiles, log: (message: string) => void) {
    this.#files = files;
    this.#log = log;
  }

  /** The index as it was kept last; undefined when there is none. Never rejects. */
  async restore(): Promise<RestoredIndex | undefined> {
    try {
      const manifest = await this.#files.read(MANIFEST);
      const names = manifest && readManifest(manifest);
      if (!names) return undefined;
      const shards = new Map(await Promise.all(names.map(async (name) => [name, await this.#files.read(name)] as const)));
      const restored = PassageIndex.restore(names, (name) => shards.get(name));
      if (restored.lost > 0) this.#log(`${restored.lost} parts of the kept index were torn or old; their seeds are read again`);
      return restored;
    } catch (error) {
      this.#log(`The kept index could not be read and is made anew: ${messageOf(error)}`);
      return undefined;
    }
  }

  /** Writes the index once nothing was asked of this for a while. `shards` is called then. */
  saveWhenIdle(shards: () => Iterable<Shard>): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#saving = this.#saving.then(() => this.save(shards()));
    }, IDLE_MS);
  }

  /** Writes shards that are not there yet, the manifest last, and removes those that no manifest names. Never rejects. */
  async save(shards: Iterable<Shard>): Promise<void> {
    try {
      const there = new Set(await this.#files.list());
      const written = new Set<string>();
      for (const { name, bytes } of shards) {
        if (name === MANIFEST || !there.has(name)) await this.#files.write(name, bytes);
        written.add(name);
      }
      for (const name of there) if (!written.has(name)) await this.#files.remove(name);
    } catch (error) {
      this.#log(`The index could not be kept for the next start: ${messageOf(error)}`);
    }
  }

  /** Forgets what waits to be written. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
