import { LineSpread } from './line-spread';
import { MAX_HITS, Postings } from './postings';
import type { Section, Shard } from './shard-format';
import { restoreShards, saveShards, tablesOf } from './shards';
import { WordStore } from './word-store';

/** Words before the fingerprints are thinned to keep memory low. */
const DENSE_UP_TO = 4_000_000;
const DENSE_WINDOW = 2;
const SPARSE_WINDOW = 8;
/** So few words are packed anew after every change: looks that are cut short then never meet a version that is gone. */
const FEW_WORDS = 1 << 17;
/** Words waiting, or postings beside the frozen ones, that are let go before everything is packed anew. */
const SLACK = 65_536;
/** Share of all seeds that may have come, changed or gone before the tables are arranged anew. */
const UNTIDY = 1 / 4;

/** The words of all seeds and the tables to search them. Adding and dropping is cheap; `refresh` brings the tables up to date. */
export class SeedTables {
  #store = new WordStore();
  #postings = new Postings(DENSE_WINDOW);
  readonly #spread = new LineSpread();
  readonly #regions = new Map<string, number>();
  #uris: (string | undefined)[] = [];
  /** Regions below this number have their postings and lines counted. */
  #indexed = 0;
  #deadWords = 0;
  /** Seeds that came, changed or went since all were arranged. */
  #changes = 0;
  /** The greatest URI that was added; true while each came behind a smaller one. */
  #greatest = '';
  #inOrder = true;
  #version = 0;

  get store(): WordStore {
    return this.#store;
  }

  get postings(): Postings {
    return this.#postings;
  }

  get spread(): LineSpread {
    return this.#spread;
  }

  /** Changes whenever a seed comes or goes and whenever regions get other numbers. */
  get version(): number {
    return this.#version;
  }

  /** Number of seeds. */
  get size(): number {
    return this.#regions.size;
  }

  /** Words of all seeds. */
  get words(): number {
    return this.#store.wordCount - this.#deadWords;
  }

  get bytes(): number {
    const { words, lineWords, regionWords } = this.#store;
    return words.byteLength + 3 * lineWords.byteLength + 2 * regionWords.byteLength + regionWords.length + this.#postings.bytes + this.#spread.bytes;
  }

  /** True when there are so many words that single rare hits are chance. */
  get isLarge(): boolean {
    return this.words > DENSE_UP_TO;
  }

  has(uri: string): boolean {
    return this.#regions.has(uri);
  }

  uris(): IterableIterator<string> {
    return this.#regions.keys();
  }

  /** The region of a seed's newest version, -1 when there is none. */
  regionOf(uri: string): number {
    return this.#regions.get(uri) ?? -1;
  }

  uriOf(region: number): string {
    return this.#uris[region] ?? '';
  }

  /** Adds the newest version of a seed, whose words `scan` writes to the store; at most `most` of them are kept. */
  add<Result>(uri: string, most: number, scan: (store: WordStore) => Result): Result {
    this.drop(uri);
    const result = scan(this.#store);
    this.#store.closeAt(most);
    const region = this.#store.addRegion();
    this.#regions.set(uri, region);
    this.#uris[region] = uri;
    this.#noteOrder(uri);
    this.#changes++;
    this.#version++;
    return result;
  }

  /** Forgets a seed; nothing happens when it is not there. */
  drop(uri: string): void {
    const region = this.#regions.get(uri);
    if (region === undefined) return;
    this.#store.alive[region] = 0;
    this.#uris[region] = undefined;
    this.#regions.delete(uri);
    this.#deadWords += this.#store.size(region);
    this.#changes++;
    if (region < this.#indexed) this.#spread.change(this.#store, region, -1);
    this.#version++;
  }

  /** Makes the tables cover all regions; packs everything anew when much has changed. */
  refresh(): void {
    const store = this.#store;
    const few = store.wordCount <= FEW_WORDS;
    if (few ? this.#deadWords > 0 : this.#deadWords > store.wordCount / 2 + SLACK) return this.freeze();
    if (this.#indexed === store.regionCount) return;
    const waiting = store.wordCount - store.start(this.#indexed);
    if (waiting > SLACK + store.wordCount / 8 || this.#postings.lateCount > SLACK + this.#postings.frozenCount / 4) return this.freeze();
    for (; this.#indexed < store.regionCount; this.#indexed++) {
      if (store.alive[this.#indexed] !== 1) continue;
      this.#postings.add(store, this.#indexed);
      this.#spread.change(store, this.#indexed, 1);
    }
  }

  /**
   * Looks that are cut short, because so many seeds share words, depend on the order of the seeds, on versions that are gone
   * and on what is packed: when much has changed, packs everything in the order of the URIs. True when it did; regions then
   * have other numbers. Time linear in all words.
   */
  arrange(): boolean {
    if (this.size <= MAX_HITS || this.#changes <= UNTIDY * this.size) return false;
    this.#changes = 0;
    if (this.#inOrder && this.#isPacked) return false;
    const uris = [...this.#regions.keys()].sort();
    this.#compact(uris.map((uri) => this.regionOf(uri)));
    this.#greatest = uris.at(-1) ?? '';
    this.#inOrder = true;
    this.freeze();
    return true;
  }

  /** Packs everything as tightly as it goes; regions may get other numbers. Time linear in all words. */
  freeze(): void {
    if (this.#deadWords > 0 || this.#regions.size < this.#store.regionCount) this.#compact();
    else this.#store.trim();
    const window = this.isLarge ? SPARSE_WINDOW : DENSE_WINDOW;
    if (window !== this.#postings.window) this.#postings = new Postings(window);
    this.#postings.freeze(this.#store);
    this.#spread.freeze(this.#store);
    this.#indexed = this.#store.regionCount;
  }

  /** Everything as shards, the manifest last; nothing may change until it was taken. `stampOf` names the version of each seed. */
  *save(stampOf: (uri: string) => string): Generator<Shard, void> {
    if (!this.#isPacked) this.freeze();
    const seeds = this.#uris.slice(0, this.#store.regionCount).map((uri = '') => ({ uri, stamp: stampOf(uri) }));
    yield* saveShards(this.#store, seeds, tablesOf(this.#postings, this.#spread));
  }

  /** Tables read back from shards, with the stamps of their seeds and the number of shards that were not whole. */
  static restore(names: readonly string[], read: (name: string) => Uint8Array | undefined): { tables: SeedTables; stamps: Map<string, string>; lost: number } {
    const tables = new SeedTables();
    const { store, seeds, tables: sections, lost } = restoreShards(names, read);
    tables.#store = store;
    const stamps = new Map<string, string>();
    seeds.forEach(({ uri, stamp }, region) => {
      tables.#regions.set(uri, region);
      tables.#uris[region] = uri;
      tables.#noteOrder(uri);
      stamps.set(uri, stamp);
    });
    if (!sections || !tables.#take(sections)) tables.freeze();
    return { tables, stamps, lost };
  }

  #noteOrder(uri: string): void {
    if (uri < this.#greatest) this.#inOrder = false;
    else this.#greatest = uri;
  }

  get #isPacked(): boolean {
    return this.#regions.size === this.#store.regionCount && this.#indexed === this.#store.regionCount && this.#postings.lateCount === 0;
  }

  #take([head, buckets, places, lines]: readonly Section[]): boolean {
    if (!(head instanceof Uint32Array && buckets instanceof Uint32Array && places instanceof Uint32Array && lines instanceof Uint32Array)) return false;
    const postings = Postings.restore(head, buckets, places);
    if (!postings) return false;
    this.#postings = postings;
    this.#spread.restore(lines);
    this.#indexed = this.#store.regionCount;
    return true;
  }

  #compact(order?: readonly number[]): void {
    const { store, moved } = this.#store.compacted(order);
    const uris: (string | undefined)[] = [];
    for (const [uri, region] of this.#regions) {
      const now = moved[region] ?? -1;
      uris[now] = uri;
      this.#regions.set(uri, now);
    }
    this.#store = store;
    this.#uris = uris;
    this.#deadWords = 0;
    this.#version++;
    store.trim();
  }
}
