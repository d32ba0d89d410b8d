import type { Alignment } from './alignment';
import type { SearchCost } from './candidates';
import { CopyFinder } from './copy-finder';
import { type Family, FamilyBuilder } from './families';
import { Live } from './live';
import { LiveSeed } from './live-seed';
import type { PassagePair, PassageSide } from './passage';
import { scanBytes } from './scan-bytes';
import { scanText } from './scan-text';
import { SeedTables } from './seed-tables';
import type { Shard } from './shard-format';
import { WordStore } from './word-store';

/** Words of a seed that are searched, when the caller does not say; what stands behind them is not. */
export const MAX_SEED_WORDS = 1 << 22;
/** A seed of more words is read anew with every edit; a smaller one is edited in place, and asked about only around each edit. */
const MOST_LIVE_WORDS = 1 << 20;

/** An index that was read back from shards. */
export interface RestoredIndex {
  readonly index: PassageIndex;
  /** The version of each seed that came back. */
  readonly stamps: ReadonlyMap<string, string>;
  /** Shards that were missing, torn or of another version. */
  readonly lost: number;
}

/**
 * All seeds' words, and which passages they share. `put`, `putBytes` and `remove` cost time in the size of the seed alone;
 * the tables for searching are brought up to date by the next question.
 */
export class PassageIndex {
  readonly #tables: SeedTables;
  readonly #finder: CopyFinder;
  readonly #maxSeedWords: number;
  #live: Live | undefined;

  /** `maxSeedWords`: words of a seed that are searched. */
  constructor(options: { readonly maxSeedWords?: number; readonly tables?: SeedTables } = {}) {
    this.#maxSeedWords = options.maxSeedWords ?? MAX_SEED_WORDS;
    this.#tables = options.tables ?? new SeedTables();
    this.#finder = new CopyFinder(this.#tables);
  }

  /** Number of seeds. */
  get size(): number {
    return this.#tables.size;
  }

  /** Words of all seeds. */
  get words(): number {
    return this.#tables.words;
  }

  /** Bytes of memory that the index holds, without the names of the seeds. */
  get bytes(): number {
    return this.#tables.bytes + this.#finder.bytes;
  }

  /** What all searches so far cost. */
  get cost(): SearchCost {
    return this.#finder.search.cost;
  }

  has(uri: string): boolean {
    return this.#tables.has(uri);
  }

  uris(): IterableIterator<string> {
    return this.#tables.uris();
  }

  /** Words of a seed; 0 when it is not there. */
  sizeOf(uri: string): number {
    const region = this.#tables.regionOf(uri);
    return region < 0 ? 0 : this.#tables.store.size(region);
  }

  /**
   * Adds a seed or replaces it by a new version. `edited`: more versions of it will come soon, each a little different; until
   * one comes that is not, `pairs` may be near the truth only.
   */
  put(uri: string, text: string, edited = false): void {
    if (this.#live?.uri === uri) {
      if (edited) return this.#live.update(text);
      this.#live = undefined;
    }
    const words = this.#tables.add(uri, this.#maxSeedWords, (store) => scanText(text, store));
    if (!edited || words.count > Math.min(MOST_LIVE_WORDS, this.#maxSeedWords)) return;
    this.#flush();
    this.#live = new Live(uri, new LiveSeed(text, words, this.#tables.store, this.#tables.regionOf(uri)));
  }

  /** `put` for a text in UTF-8, without making a string of it. */
  putBytes(uri: string, utf8: Uint8Array): void {
    if (this.#live?.uri === uri) this.#live = undefined;
    this.#tables.add(uri, this.#maxSeedWords, (store) => scanBytes(utf8, store));
  }

  /** Forgets a seed; nothing happens when it is not there. */
  remove(uri: string): void {
    if (this.#live?.uri === uri) this.#live = undefined;
    this.#tables.drop(uri);
  }

  /** In how many seeds the line stands, compared by its folded words; 0 for a line without words. */
  lineSpread(line: string): number {
    this.refresh();
    const one = new WordStore(16);
    scanText(line, one);
    return one.lineCount === 0 ? 0 : this.#tables.spread.count(one.lineHashes[0]!);
  }

  /**
   * The copies of passages of a seed, in it and in others, by place in it. Empty for a seed that is not there. While a seed is
   * edited its copies far from the edits are those of before; `settle` looks everywhere.
   */
  pairs(uri: string): PassagePair[] {
    if (!this.#tables.has(uri)) return [];
    return sorted(this.#live?.uri === uri ? this.#livePairs(this.#live) : this.#storedPairs(uri));
  }

  /** True while the pairs of a seed that is edited may be near the truth only. */
  isPartial(uri: string): boolean {
    return this.#live?.uri === uri && this.#live.isPartial;
  }

  /** Makes the next question about a seed look at the whole of it; false when it did so anyway. */
  settle(uri: string): boolean {
    return this.#live?.uri === uri && this.#live.settle();
  }

  /**
   * Lines of a seed that say what lines of other seeds say, in other words: the sentence channel, for idle time. Passages that
   * `pairs` tells of are left out. Empty for a seed that is not there.
   */
  rewrites(uri: string): PassagePair[] {
    if (!this.#tables.has(uri)) return [];
    this.refresh();
    const known = this.pairs(uri);
    const found: PassagePair[] = [];
    this.#rewritten(this.#tables.regionOf(uri), -1, known, (pair) => found.push(pair));
    return sorted(found);
  }

  /**
   * Tells all pairs of all seeds, each once, with `rewrites` those of the sentence channel, too; gives way after every seed with
   * the number of seeds done. Seeds may come and go between the steps.
   */
  *survey(tell: (pair: PassagePair) => void, options: { readonly rewrites?: boolean } = {}): Generator<number, void> {
    this.refresh();
    const tables = this.#tables;
    let { store } = tables;
    let done = 0;
    for (let region = 0; region < store.regionCount; region++) {
      if (store.alive[region] !== 1) continue;
      for (const one of this.#finder.within(region)) tell(this.#pair(region, one, region));
      const known: PassagePair[] = [];
      this.#finder.across(region, tables.isLarge ? tables.postings.window : 1, region, (one, other) => {
        const pair = this.#pair(region, one, other);
        tell(pair);
        if (options.rewrites === true) known.push(pair);
      });
      if (options.rewrites === true) this.#rewritten(region, region, known, tell);
      yield ++done;
      this.refresh();
      if (store === tables.store) continue;
      region = aliveUpTo(store, region) - 1;
      ({ store } = tables);
    }
  }

  /** Groups of seeds that are the same article, largest first. */
  families(): Family[] {
    const builder = new FamilyBuilder((uri) => this.sizeOf(uri));
    const steps = this.survey((pair) => builder.add(pair));
    while (steps.next().done !== true);
    return builder.families();
  }

  /** Brings the tables up to date; questions do so themselves. */
  refresh(): void {
    this.#flush();
    this.#tables.refresh();
  }

  /**
   * Makes answers the same as those of an index into which the same seeds were put by the order of their URIs, when much was
   * put otherwise since; true when any answer may be another now. No survey may be going on. Time linear in all words.
   */
  arrange(): boolean {
    this.#flush();
    return this.#tables.arrange();
  }

  /** Packs everything as tightly as it goes: after a cold start. Time linear in all words. */
  freeze(): void {
    this.#flush();
    this.#tables.freeze();
  }

  /**
   * The index as shards to keep, one at a time; the last, the manifest, makes the others valid. `stampOf` names the version of
   * each seed. Nothing may be put or removed until the last shard was taken.
   */
  *save(stampOf: (uri: string) => string): Generator<Shard, void> {
    this.#flush();
    yield* this.#tables.save(stampOf);
  }

  /**
   * Reads an index back. `names` comes from the manifest, `read` gives a shard's bytes or undefined. What is missing, torn or of
   * another version is left out and counted in `lost`.
   */
  static restore(names: readonly string[], read: (name: string) => Uint8Array | undefined): RestoredIndex {
    const { tables, stamps, lost } = SeedTables.restore(names, read);
    return { index: new PassageIndex({ tables }), stamps, lost };
  }

  #flush(): void {
    this.#live?.flush(this.#tables, this.#maxSeedWords);
  }

  #storedPairs(uri: string): PassagePair[] {
    this.refresh();
    const region = this.#tables.regionOf(uri);
    return this.#finder.all(region).map((one) => this.#pair(region, one, one.region < 0 ? region : one.region));
  }

  #livePairs(live: Live): PassagePair[] {
    const { seed } = live;
    const side = (from: number, to: number): PassageSide => ({ uri: live.uri, firstWord: from, endWord: to, startLine: seed.lineOf(from), endLine: seed.lineOf(to - 1) });
    const copies = live.copies(this.#tables, this.#finder, () => this.refresh());
    return copies.map((one) => pairOf(side(one.a0, one.a1), one.region < 0 ? side(one.b0, one.b1) : this.#side(one.region, one.b0, one.b1), one));
  }

  #rewritten(region: number, above: number, known: readonly PassagePair[], tell: (pair: PassagePair) => void): void {
    this.#finder.rewritten(region, above, (one, other) => {
      const pair = this.#pair(region, one, other);
      if (!known.some(({ a, b }) => b.uri === pair.b.uri && (touch(a, pair.a) || touch(b, pair.b)))) tell(pair);
    });
  }

  #pair(a: number, one: Alignment, b: number): PassagePair {
    return pairOf(this.#side(a, one.a0, one.a1), this.#side(b, one.b0, one.b1), one);
  }

  #side(region: number, from: number, to: number): PassageSide {
    const { store } = this.#tables;
    return {
      uri: this.#tables.uriOf(region),
      firstWord: from - store.start(region),
      endWord: to - store.start(region),
      startLine: store.lineNumbers[store.lineAt(region, from)] ?? 0,
      endLine: store.lineNumbers[store.lineAt(region, to - 1)] ?? 0,
    };
  }
}

/** Living regions up to a region: where the next one stands after a store was compacted. */
function aliveUpTo(store: WordStore, region: number): number {
  let count = 0;
  for (let i = 0; i <= region; i++) count += store.alive[i]!;
  return count;
}

function pairOf(a: PassageSide, b: PassageSide, one: Alignment): PassagePair {
  const longer = Math.max(one.a1 - one.a0, one.b1 - one.b0);
  return { a, b, words: one.a1 - one.a0, changed: one.edits / longer, matched: one.matched };
}

function sorted(pairs: PassagePair[]): PassagePair[] {
  return pairs.sort((x, y) => x.a.firstWord - y.a.firstWord || y.words - x.words || compare(x.b.uri, y.b.uri) || x.b.firstWord - y.b.firstWord);
}

function touch(x: PassageSide, y: PassageSide): boolean {
  return x.firstWord < y.endWord && y.firstWord < x.endWord;
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
