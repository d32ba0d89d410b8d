import type { WordStore } from './word-store';

/**
 * In how many seeds each line stands: a sorted array of the line hashes of all seeds (each once a seed), and a small map of
 * what changed since it was made.
 */
export class LineSpread {
  #sorted = new Uint32Array(0);
  readonly #late = new Map<number, number>();

  get lateCount(): number {
    return this.#late.size;
  }

  get bytes(): number {
    return this.#sorted.byteLength;
  }

  /** Sorts the lines of all living regions anew. */
  freeze(store: WordStore): void {
    const all = new Uint32Array(store.lineCount);
    let count = 0;
    for (let region = 0; region < store.regionCount; region++) {
      if (store.alive[region] !== 1) continue;
      for (const hash of distinctLines(store, region)) all[count++] = hash;
    }
    this.#sorted = all.slice(0, count).sort();
    this.#late.clear();
  }

  /** The sorted array, to keep. */
  section(): Uint32Array<ArrayBuffer> {
    return this.#sorted;
  }

  /** Takes such an array for the store it was made of. */
  restore(sorted: Uint32Array<ArrayBuffer>): void {
    this.#sorted = sorted;
    this.#late.clear();
  }

  /** Counts the lines of one region in (1) or out (-1). */
  change(store: WordStore, region: number, by: 1 | -1): void {
    for (const hash of distinctLines(store, region)) {
      const now = (this.#late.get(hash) ?? 0) + by;
      if (now === 0) this.#late.delete(hash);
      else this.#late.set(hash, now);
    }
  }

  /** Number of seeds that hold a line of this hash. */
  count(hash: number): number {
    const key = hash >>> 0;
    return this.#firstAtLeast(key + 1) - this.#firstAtLeast(key) + (this.#late.get(key) ?? 0);
  }

  #firstAtLeast(key: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#sorted[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function distinctLines(store: WordStore, region: number): Uint32Array {
  const lines = store.lineHashes.slice(store.regionLines[region], store.regionLines[region + 1]).sort();
  let count = 0;
  for (let i = 0; i < lines.length; i++) if (i === 0 || lines[i] !== lines[count - 1]) lines[count++] = lines[i]!;
  return lines.subarray(0, count);
}
