import type { CopyFinder } from './copy-finder';
import { LiveCopies, type LiveCopy } from './live-copies';
import type { LiveSeed } from './live-seed';
import type { SeedTables } from './seed-tables';
import { scanText } from './scan-text';

/** The seed that is being edited: edited in place, written to the tables only when another question needs it there. */
export class Live {
  /** The tables hold an older version. */
  #stale = false;
  #copies: LiveCopies | undefined;
  /** The version of the tables that the copies were found in. */
  #version = -1;

  constructor(
    readonly uri: string,
    readonly seed: LiveSeed,
  ) {}

  /** Takes a new text of the seed. */
  update(text: string): void {
    const change = this.seed.update(text);
    if (!change) return;
    this.#stale = true;
    this.#copies?.change(change);
  }

  /** True while the copies far from the edits are those of before. */
  get isPartial(): boolean {
    return this.#copies?.isPartial === true;
  }

  /** Lets the next question look at the whole seed; false when it would anyway. */
  settle(): boolean {
    if (!this.isPartial) return false;
    this.#copies = undefined;
    return true;
  }

  /** Writes the seed to the tables when they hold an older version; its own copies stay valid. */
  flush(tables: SeedTables, maxSeedWords: number): void {
    if (!this.#stale) return;
    this.#stale = false;
    const isCurrent = tables.version === this.#version;
    tables.add(this.uri, maxSeedWords, (store) => scanText(this.seed.text, store));
    if (isCurrent) this.#version = tables.version;
  }

  /** The seed's copies as they are now. `fresh` is called to flush and refresh the tables when other seeds have changed. */
  copies(tables: SeedTables, finder: CopyFinder, fresh: () => void): readonly LiveCopy[] {
    if (!this.#copies || this.#version !== tables.version) {
      fresh();
      const region = tables.regionOf(this.uri);
      const start = tables.store.start(region);
      this.#copies = new LiveCopies(finder.all(region).map((one) => shifted(one, start)));
      this.#version = tables.version;
    }
    return this.#copies.refreshed(this.seed, finder.tools(tables.regionOf(this.uri)));
  }
}

/** Side a, and side b of a copy within the seed, counted from the seed's first word. */
function shifted(one: LiveCopy, start: number): LiveCopy {
  const a = { a0: one.a0 - start, a1: one.a1 - start };
  return one.region < 0 ? { ...one, ...a, b0: one.b0 - start, b1: one.b1 - start } : { ...one, ...a };
}
