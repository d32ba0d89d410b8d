import { foldLine } from './text/fold';
import type { SeedText } from './text/seed-text';

/** A seed without a line in so many seeds less one has no findings that depend on how far its lines are spread. */
const WIDESPREAD = 4;

/** In how many seeds each folded line stands, and which seeds share widespread lines. Lines are kept as 32-bit hashes. */
export class SharedLines {
  readonly #lines = new Map<string, Uint32Array>();
  readonly #counts = new Map<number, number>();
  /** Lines of seeds that were put or removed since the last look: all that stand elsewhere too, and the widespread ones. */
  readonly #shared = new Set<number>();
  readonly #widespread = new Set<number>();

  /** Adds a seed or replaces it by a new version. */
  put(uri: string, seed: SeedText): void {
    this.remove(uri);
    const hashes = Uint32Array.from(new Set(seed.blocks.map((block) => hashLine(foldLine(seed.slice(block)))))).sort();
    this.#lines.set(uri, hashes);
    for (const hash of hashes) this.#count(hash, 1);
  }

  /** Forgets a seed; nothing happens when it is not there. */
  remove(uri: string): void {
    for (const hash of this.#lines.get(uri) ?? []) this.#count(hash, -1);
    this.#lines.delete(uri);
  }

  /** In how many seeds a line stands. `line` is folded by `foldLine`. */
  spread(line: string): number {
    return this.#counts.get(hashLine(line)) ?? 0;
  }

  /**
   * The seeds whose findings may be others because of the seeds put or removed since the last call: those that hold a
   * widespread line of them, and those that share any line with them and hold a widespread one, which counts only against
   * the spread of the others. Linear in all lines.
   */
  takeSharing(): string[] {
    if (this.#shared.size === 0) return [];
    const found: string[] = [];
    for (const [uri, hashes] of this.#lines) {
      if (!hashes.some((hash) => this.#shared.has(hash))) continue;
      if (hashes.some((hash) => this.#widespread.has(hash) || (this.#counts.get(hash) ?? 0) >= WIDESPREAD)) found.push(uri);
    }
    this.#shared.clear();
    this.#widespread.clear();
    return found;
  }

  #count(hash: number, by: 1 | -1): void {
    const before = this.#counts.get(hash) ?? 0;
    const count = before + by;
    if (count > 0) this.#counts.set(hash, count);
    else this.#counts.delete(hash);
    const most = Math.max(before, count);
    if (most >= 2) this.#shared.add(hash);
    if (most >= WIDESPREAD) this.#widespread.add(hash);
  }
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo), over UTF-16 units. */
function hashLine(line: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < line.length; i++) hash = Math.imul(hash ^ line.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
