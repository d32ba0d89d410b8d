import type { Corpus } from '../core/corpus';
import { SeedText } from '../core/text/seed-text';
import { decodeSeed } from './decode';
import { Links } from './links';
import type { OpenSeeds } from './open-seeds';
import type { FileRead, Platform } from './port';
import type { FileToRead, Skipped } from './protocol';

/** Files read at the same time. */
export const READS_AT_ONCE = 64;
/** The thread works no longer than this without letting requests about open seeds in, once a seed is done. */
export const SLICE_MS = 4;
/** While seeds are read, open ones are told of what was found after this, then after twice as long, and so on: each look costs more. */
const FIRST_LOOK_MS = 250;

interface Listeners {
  /** Copies of open seeds may have been read. */
  readonly look: () => void;
  readonly tell: (done: number, total: number) => void;
}

/** The seeds of a folder as they stand on the disk: read into the corpus, and read again where a text is wanted. */
export class SeedFiles {
  readonly #platform: Platform;
  readonly #open: OpenSeeds;
  readonly #links: Links;
  readonly #listeners: Listeners;
  /** Texts of closed seeds that the thread can't read by itself. */
  readonly #kept = new Map<string, string>();
  /** What stands on the disk of open seeds. */
  readonly #saved = new Map<string, string>();
  /** The seeds that stand on the disk, with the number of the read that brought them. */
  readonly #known = new Map<string, number>();
  /** When the seeds that the thread read by itself had been changed last. */
  readonly #changed = new Map<string, number>();
  #reads = 0;

  constructor(folder: string, platform: Platform, open: OpenSeeds, listeners: Listeners) {
    this.#platform = platform;
    this.#open = open;
    this.#links = new Links(folder, platform);
    this.#listeners = listeners;
  }

  /** True for a seed that was read, closed or open. */
  has(uri: string): boolean {
    return this.#known.has(uri);
  }

  /** Reads seeds and forgets others. A seed that is read again meanwhile keeps its newest content. */
  async read(corpus: Corpus, all: readonly FileToRead[], removed: readonly string[], cancelled: () => boolean): Promise<{ skipped: Skipped[]; read: number }> {
    const turn = ++this.#reads;
    for (const uri of removed) this.forget(corpus, uri);
    const others = await this.#links.sort(all.map(({ uri }) => uri), this.#known.keys());
    const skipped: Skipped[] = [...others].map(([uri, reason]) => ({ uri, reason }));
    for (const uri of others.keys()) this.forget(corpus, uri);
    const files = others.size === 0 ? all : all.filter(({ uri }) => !others.has(uri));
    let read = 0;
    let since = Date.now();
    let patience = FIRST_LOOK_MS;
    let looked = since;
    for (let from = 0; from < files.length && !cancelled(); from += READS_AT_ONCE) {
      const batch = files.slice(from, from + READS_AT_ONCE);
      for (const { uri } of batch) this.#known.set(uri, turn);
      const contents = await Promise.all(batch.map((file) => this.#bytesOf(file)));
      for (const [i, { uri }] of batch.entries()) {
        if (this.#known.get(uri) !== turn) continue;
        const content = contents[i] ?? 'is gone';
        const reason = typeof content === 'string' ? content : this.#take(corpus, uri, content.bytes, batch[i]?.bytes !== undefined);
        if (typeof content === 'object' && content.changed !== undefined) this.#changed.set(uri, content.changed);
        if (reason === undefined) read++;
        else {
          skipped.push({ uri, reason });
          this.forget(corpus, uri);
        }
        if (Date.now() - since < SLICE_MS) continue;
        await this.#platform.giveWay();
        since = Date.now();
      }
      if (Date.now() - looked > patience) {
        this.#listeners.look();
        looked = Date.now();
        patience *= 2;
      }
      if (files.length > READS_AT_ONCE && !cancelled()) this.#listeners.tell(Math.min(files.length, from + READS_AT_ONCE), files.length);
    }
    return { skipped, read };
  }

  /** How many seeds were read and not forgotten. */
  get count(): number {
    return this.#known.size;
  }

  /**
   * Those of `uris`, or of all seeds, that were changed on the disk, or went, since they were read, as far as that can be
   * told; and those of `uris` that were not read.
   */
  async outdated(uris: readonly string[] | undefined): Promise<string[]> {
    const found = (uris ?? []).filter((uri) => !this.#known.has(uri));
    const known = [...(uris ?? this.#changed.keys())].filter((uri) => this.#changed.has(uri));
    for (let from = 0; from < known.length; from += READS_AT_ONCE) {
      const batch = known.slice(from, from + READS_AT_ONCE);
      const before = batch.map((uri) => this.#changed.get(uri));
      const now = await this.#platform.changeTimes(batch);
      // What is read meanwhile is not judged by what was read before.
      batch.forEach((uri, i) => before[i] !== now[i] && this.#changed.get(uri) === before[i] && found.push(uri));
    }
    return found;
  }

  /** A seed that was read as it is saved; undefined for others, and when it can't be read any more. */
  saved(uri: string): string | undefined {
    if (!this.#known.has(uri)) return undefined;
    const known = this.#saved.get(uri);
    if (known !== undefined) return known;
    const text = this.#onDisk(uri);
    if (text !== undefined && this.#open.has(uri)) this.#saved.set(uri, text);
    return text;
  }

  /** The text of a seed as the corpus holds it, closed or open; undefined when it can't be read any more. */
  text(uri: string): string | undefined {
    return this.#open.textIn(uri) ?? this.#onDisk(uri);
  }

  /** The seed is not open any more. */
  close(uri: string): void {
    this.#saved.delete(uri);
  }

  forget(corpus: Corpus, uri: string): void {
    this.#known.delete(uri);
    this.#changed.delete(uri);
    this.#kept.delete(uri);
    this.#saved.delete(uri);
    this.#links.remove(uri);
    if (!this.#open.has(uri)) corpus.remove(uri);
  }

  #onDisk(uri: string): string | undefined {
    const kept = this.#kept.get(uri);
    if (kept !== undefined) return kept;
    const bytes = this.#platform.readSync(uri);
    const decoded = bytes && decodeSeed(bytes);
    return decoded && 'text' in decoded ? decoded.text : undefined;
  }

  async #bytesOf(file: FileToRead): Promise<FileRead | string> {
    try {
      return file.bytes ? { bytes: file.bytes } : ((await this.#platform.read(file.uri)) ?? 'can not be read from here');
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Puts one file's content; answers why it was skipped, or undefined. */
  #take(corpus: Corpus, uri: string, content: Uint8Array, keep: boolean): string | undefined {
    const decoded = decodeSeed(content);
    if ('skipped' in decoded) return decoded.skipped;
    if (keep) this.#kept.set(uri, decoded.text);
    if (this.#open.has(uri)) this.#saved.set(uri, decoded.text);
    else corpus.put(uri, new SeedText(decoded.text), 'later');
    return undefined;
  }
}
