import type { Platform } from './port';

/**
 * Each real file is one seed, however many symbolic links lead to it: its own name counts, or when that is no seed of the
 * folder the first of the links, by code point.
 */
export class Links {
  readonly #folder: string;
  readonly #platform: Platform;
  /** Path of the real file → the link that stands for it. */
  readonly #chosen = new Map<string, string>();

  constructor(folder: string, platform: Platform) {
    this.#folder = folder;
    this.#platform = platform;
  }

  /**
   * Sorts out files that are about to be read, when `known` are the seeds that are there already. Answers those that are not to
   * be read, or to be forgotten, with the reason.
   */
  async sort(uris: readonly string[], known: Iterable<string>): Promise<Map<string, string>> {
    const others = new Map<string, string>();
    const linked = await this.#platform.linkedFiles(this.#folder, uris);
    if (linked.size === 0 && this.#chosen.size === 0) return others;
    const paths = new Set<string>();
    for (const uri of known) paths.add(this.#platform.pathOf(uri));
    for (const uri of uris) if (!linked.has(uri)) paths.add(this.#platform.pathOf(uri));
    for (const link of linked.keys()) paths.delete(this.#platform.pathOf(link));
    const leaveOut = (uri: string, path: string): void => void others.set(uri, `is another name of ${path}`);
    for (const [uri, real] of [...linked].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const chosen = this.#chosen.get(real);
      if (paths.has(real)) leaveOut(uri, real);
      else if (chosen !== undefined && chosen !== uri) leaveOut(uri, this.#platform.pathOf(chosen));
      else this.#chosen.set(real, uri);
    }
    for (const [real, uri] of this.#chosen) {
      if (!paths.has(real)) continue;
      this.#chosen.delete(real);
      leaveOut(uri, real);
    }
    return others;
  }

  /** Forgets a seed that is gone. */
  remove(uri: string): void {
    for (const [real, chosen] of this.#chosen) if (chosen === uri) this.#chosen.delete(real);
  }
}
