import { Aligner, type Alignment, type WordRange } from './align';
import { type Candidate, CandidateSearch, COMMON_LINE, RARE_LINE, WIDESPREAD_LINE, type SearchCost } from './candidates';
import { type Family, FamilyBuilder } from './families';
import { LineSpread } from './line-spread';
import { LiveCopies, type LiveCopy } from './live-copies';
import { LiveSeed } from './live-seed';
import type { PassagePair, PassageSide } from './passage';
import { Postings } from './postings';
import { RewriteIndex } from './rewrite-index';
import { findRewrites } from './rewrites';
import { scanBytes } from './scan-bytes';
import { scanText } from './scan-text';
import type { Section, Shard } from './shard-format';
import { restoreShards, saveShards, tablesOf } from './shards';
import { WordStore } from './word-store';

/** Words of a seed that are searched, when the caller does not say; what stands behind them is not. */
export const MAX_SEED_WORDS = 1 << 22;
/** A line that at least this many seeds hold is repeated boilerplate, unless the seeds are copies of each other. */
export const BOILERPLATE_SEEDS = 8;
/** A passage of this share of the longer seed is a copy of it, however many seeds hold it. */
const WHOLE_SEED = 0.9;
/** Lines in this share of all seeds are boilerplate even where they are most of a seed. */
const WIDESPREAD = 0.1;
/** Words before the fingerprints are thinned to keep memory low. */
const DENSE_UP_TO = 4_000_000;
const DENSE_WINDOW = 2;
const SPARSE_WINDOW = 8;
/** A passage in a seed this many times larger than the asking one is aligned around its hits only. */
const WHOLE_UP_TO = 20_000;

/** A seed of at least this many words is edited in place, and asked about only around each edit. */
export const LIVE_WORDS = 4096;
/** A larger one is read anew with every edit. */
const MOST_LIVE_WORDS = 1 << 20;

/** The large seed that was put last. */
interface Live {
  readonly uri: string;
  readonly seed: LiveSeed;
  /** Undefined until asked for, and after another seed changed. */
  copies: LiveCopies | undefined;
  /** The store holds an older version. */
  stale: boolean;
}

/** An index that was read back from shards. */
export interface RestoredIndex {
  readonly index: PassageIndex;
  readonly stamps: ReadonlyMap<string, string>;
  readonly lost: number;
}

/**
 * All seeds' words, and which passages they share. `put`, `putBytes` and `remove` cost time in the size of the seed alone;
 * the tables for searching are brought up to date by the next question.
 */
export class PassageIndex {
  #store = new WordStore();
  #postings = new Postings(DENSE_WINDOW);
  #window = DENSE_WINDOW;
  readonly #spread = new LineSpread();
  readonly #regions = new Map<string, number>();
  #uris: (string | undefined)[] = [];
  /** Regions below this number have their postings and lines counted. */
  #indexed = 0;
  #deadWords = 0;
  readonly #aligner = new Aligner();
  readonly #search = new CandidateSearch();
  readonly #rewrites = new RewriteIndex();
  #live: Live | undefined;

  readonly #maxSeedWords: number;

  /** `maxSeedWords`: words of a seed that are searched. */
  constructor(options: { readonly maxSeedWords?: number } = {}) {
    this.#maxSeedWords = options.maxSeedWords ?? MAX_SEED_WORDS;
  }

  /** Number of seeds. */
  get size(): number {
    return this.#regions.size;
  }

  /** Words of all seeds. */
  get words(): number {
    return this.#store.wordCount - this.#deadWords;
  }

  /** Bytes of memory that the index holds, without the names of the seeds. */
  get bytes(): number {
    const { words, lineWords, regionWords } = this.#store;
    return words.byteLength + 3 * lineWords.byteLength + 2 * regionWords.byteLength + regionWords.length + this.#postings.bytes + this.#spread.bytes + this.#rewrites.bytes;
  }

  /** What all searches so far cost. */
  get cost(): SearchCost {
    return this.#search.cost;
  }

  has(uri: string): boolean {
    return this.#regions.has(uri);
  }

  uris(): IterableIterator<string> {
    return this.#regions.keys();
  }

  /** Adds a seed or replaces it by a new version. */
  put(uri: string, text: string): void {
    const live = this.#live;
    if (live?.uri === uri) {
      const change = live.seed.update(text);
      if (!change) return;
      live.stale = true;
      live.copies?.change(change);
      return;
    }
    this.remove(uri);
    const words = scanText(text, this.#store);
    const region = this.#close(uri);
    if (words.count < LIVE_WORDS || words.count > MOST_LIVE_WORDS) return;
    this.#flush();
    this.#live = { uri, seed: new LiveSeed(text, words, this.#store, region), copies: undefined, stale: false };
  }

  /** `put` for a text in UTF-8, without making a string of it. */
  putBytes(uri: string, utf8: Uint8Array): void {
    if (this.#live?.uri === uri) this.#live = undefined;
    this.remove(uri);
    scanBytes(utf8, this.#store);
    this.#close(uri);
  }

  /** Forgets a seed; nothing happens when it is not there. */
  remove(uri: string): void {
    if (this.#live?.uri === uri) this.#live = undefined;
    else if (this.#live) this.#live.copies = undefined;
    this.#drop(uri);
  }

  #drop(uri: string): void {
    const region = this.#regions.get(uri);
    if (region === undefined) return;
    this.#store.alive[region] = 0;
    this.#uris[region] = undefined;
    this.#regions.delete(uri);
    this.#deadWords += this.#store.size(region);
    if (region < this.#indexed) this.#spread.change(this.#store, region, -1);
  }

  /** In how many seeds the line stands, compared by its folded words; 0 for a line without words. */
  lineSpread(line: string): number {
    this.refresh();
    const one = new WordStore(16);
    scanText(line, one);
    return one.lineCount === 0 ? 0 : this.#spread.count(one.lineHashes[0]!);
  }

  /** The copies of passages of a seed, in it and in others, by place in it. Empty for a seed that is not there. */
  pairs(uri: string): PassagePair[] {
    if (!this.#regions.has(uri)) return [];
    const pairs = this.#live?.uri === uri ? this.#livePairs(this.#live) : this.#allPairs(uri);
    return pairs.sort((x, y) => x.a.firstWord - y.a.firstWord || y.words - x.words || compare(x.b.uri, y.b.uri) || x.b.firstWord - y.b.firstWord);
  }

  #allPairs(uri: string): PassagePair[] {
    this.refresh();
    const region = this.#regions.get(uri) ?? 0;
    const pairs: PassagePair[] = [];
    for (const { region: other, ...one } of this.#copiesOf(region)) pairs.push(this.#pair(region, one, other < 0 ? region : other));
    return pairs;
  }

  /** The copies of a region: places of the store; region -1 when the copy stands in the region itself. */
  #copiesOf(region: number): LiveCopy[] {
    this.#aligner.load(this.#range(region));
    const copies: LiveCopy[] = this.#aligner.alignSelf().map((one) => ({ ...swapped(one), region: -1 }));
    this.#crossCopies(region, 1, -1, (one, other) => copies.push({ ...one, region: other }));
    return copies;
  }

  /** The pairs of the seed that is being edited: found once, and then anew only around each edit. */
  #livePairs(live: Live): PassagePair[] {
    if (!live.copies) {
      this.refresh();
      const now = this.#regions.get(live.uri) ?? 0;
      const start = this.#store.start(now);
      const inSeed = (one: LiveCopy): LiveCopy => (one.region < 0 ? { ...one, a0: one.a0 - start, a1: one.a1 - start, b0: one.b0 - start, b1: one.b1 - start } : { ...one, a0: one.a0 - start, a1: one.a1 - start });
      live.copies = new LiveCopies(this.#copiesOf(now).map(inSeed));
    }
    const own = this.#regions.get(live.uri) ?? -1;
    const tools = { store: this.#store, postings: this.#postings, search: this.#search, aligner: this.#aligner, own, enoughHits: this.#enoughHits };
    const side = (from: number, to: number): PassageSide => ({ uri: live.uri, firstWord: from, endWord: to, startLine: live.seed.lineOf(from), endLine: live.seed.lineOf(to - 1) });
    return live.copies
      .refreshed(live.seed, tools)
      .filter((one) => one.region < 0 || !this.#isCommonPassage(one.region, one.b0, one.b1, one.a1 - one.a0, live.seed.count))
      .map((one) => pairOf(side(one.a0, one.a1), one.region < 0 ? side(one.b0, one.b1) : this.#side(one.region, one.b0, one.b1), one));
  }

  /** Brings what was edited into the store, where the other seeds find it. */
  #flush(): void {
    const live = this.#live;
    if (live?.stale !== true) return;
    live.stale = false;
    this.#drop(live.uri);
    scanText(live.seed.text, this.#store);
    this.#close(live.uri);
  }

  /**
   * Lines of a seed that say what lines of other seeds say, in other words: the sentence channel, for idle time. Passages that
   * `pairs` tells of are left out. Empty for a seed that is not there.
   */
  rewrites(uri: string): PassagePair[] {
    if (!this.#regions.has(uri)) return [];
    const known = this.#allPairs(uri);
    const region = this.#regions.get(uri) ?? 0;
    const found: PassagePair[] = [];
    this.#rewritten(region, -1, known, (pair) => found.push(pair));
    return found.sort((x, y) => x.a.firstWord - y.a.firstWord || compare(x.b.uri, y.b.uri));
  }

  /**
   * Tells all pairs of all seeds, each once, with `rewrites` those of the sentence channel, too; gives way after every seed with
   * the number of seeds done.
   */
  *survey(tell: (pair: PassagePair) => void, options: { readonly rewrites?: boolean } = {}): Generator<number, void> {
    this.refresh();
    const window = this.words > DENSE_UP_TO ? this.#window : 1;
    let store = this.#store;
    let done = 0;
    for (let region = 0; region < store.regionCount; region++) {
      if (store.alive[region] !== 1) continue;
      for (const pair of this.#selfPairs(region)) tell(pair);
      const known: PassagePair[] = [];
      this.#crossPairs(region, window, region, (pair) => {
        tell(pair);
        if (options.rewrites === true) known.push(pair);
      });
      if (options.rewrites === true) this.#rewritten(region, region, known, tell);
      yield ++done;
      this.refresh();
      if (store === this.#store) continue;
      region = aliveUpTo(store, region) - 1;
      store = this.#store;
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
    const store = this.#store;
    const waiting = store.wordCount - store.start(this.#indexed);
    if (this.#deadWords > store.wordCount / 2 + 65536) return this.freeze();
    if (waiting === 0 && this.#indexed === store.regionCount) return;
    if (waiting > 65536 + store.wordCount / 8 || this.#postings.lateCount > 65536 + this.#postings.frozenCount / 4) return this.freeze();
    for (; this.#indexed < store.regionCount; this.#indexed++) {
      if (store.alive[this.#indexed] !== 1) continue;
      this.#postings.add(store, this.#indexed);
      this.#spread.change(store, this.#indexed, 1);
    }
  }

  /** Packs everything as tightly as it goes: after a cold start. Time linear in all words. */
  freeze(): void {
    this.#flush();
    if (this.#live) this.#live.copies = undefined;
    if (this.#deadWords > 0) this.#compact();
    else this.#store.trim();
    const window = this.words > DENSE_UP_TO ? SPARSE_WINDOW : DENSE_WINDOW;
    if (window !== this.#window) this.#postings = new Postings((this.#window = window));
    this.#postings.freeze(this.#store);
    this.#spread.freeze(this.#store);
    this.#indexed = this.#store.regionCount;
  }

  /**
   * The index as shards to keep, one at a time; the last, the manifest, makes the others valid. `stampOf` names the version of
   * each seed. Nothing may be put or removed until the last shard was taken.
   */
  *save(stampOf: (uri: string) => string): Generator<Shard, void> {
    if (this.#deadWords > 0 || this.#regions.size !== this.#store.regionCount || this.#postings.lateCount > 0 || this.#indexed < this.#store.regionCount) this.freeze();
    const seeds = this.#uris.slice(0, this.#store.regionCount).map((uri = '') => ({ uri, stamp: stampOf(uri) }));
    yield* saveShards(this.#store, seeds, tablesOf(this.#postings, this.#spread));
  }

  /**
   * Reads an index back. `names` comes from the manifest, `read` gives a shard's bytes or undefined. What is missing, torn or of
   * another version is left out and counted in `lost`; `stamps` tells the version of each seed that came back.
   */
  static restore(names: readonly string[], read: (name: string) => Uint8Array | undefined): RestoredIndex {
    const index = new PassageIndex();
    const { store, seeds, tables, lost } = restoreShards(names, read);
    index.#store = store;
    const stamps = new Map<string, string>();
    seeds.forEach(({ uri, stamp }, region) => {
      index.#regions.set(uri, region);
      index.#uris[region] = uri;
      stamps.set(uri, stamp);
    });
    if (!tables || !index.#takeTables(tables)) index.freeze();
    return { index, stamps, lost };
  }

  #takeTables([head, buckets, places, lines]: readonly Section[]): boolean {
    if (!(head instanceof Uint32Array && buckets instanceof Uint32Array && places instanceof Uint32Array && lines instanceof Uint32Array)) return false;
    const postings = Postings.restore(head, buckets, places);
    if (!postings) return false;
    this.#postings = postings;
    this.#window = postings.window;
    this.#spread.restore(lines);
    this.#indexed = this.#store.regionCount;
    return true;
  }

  #compact(): void {
    const { store, moved } = this.#store.compacted();
    const uris: (string | undefined)[] = [];
    for (const [uri, region] of this.#regions) {
      const now = moved[region] ?? -1;
      uris[now] = uri;
      this.#regions.set(uri, now);
    }
    this.#store = store;
    this.#uris = uris;
    this.#deadWords = 0;
    store.trim();
  }

  #close(uri: string): number {
    this.#store.closeAt(this.#maxSeedWords);
    const region = this.#store.addRegion();
    this.#regions.set(uri, region);
    this.#uris[region] = uri;
    if (this.#live && this.#live.uri !== uri) this.#live.copies = undefined;
    return region;
  }

  /** Words of a seed; 0 when it is not there. */
  sizeOf(uri: string): number {
    const region = this.#regions.get(uri);
    return region === undefined ? 0 : this.#store.size(region);
  }

  #range(region: number): WordRange {
    return { words: this.#store.words, start: this.#store.start(region), end: this.#store.end(region) };
  }

  /** Loads the aligner with the region, too. */
  #selfPairs(region: number): PassagePair[] {
    this.#aligner.load(this.#range(region));
    return this.#aligner.alignSelf().map((one) => this.#pair(region, swapped(one), region));
  }

  #crossPairs(region: number, window: number, above: number, tell: (pair: PassagePair) => void): void {
    this.#crossCopies(region, window, above, (one, other) => tell(this.#pair(region, one, other)));
  }

  /** The aligner must have the region loaded. */
  #crossCopies(region: number, window: number, above: number, tell: (one: Alignment, other: number) => void): void {
    const { words, start, end } = this.#range(region);
    const question = { words, start, end, own: region, above, window, enoughHits: this.#enoughHits, lineKind: this.#lineKinds(region) };
    for (const candidate of this.#search.search(this.#store, this.#postings, question)) {
      for (const one of this.#aligner.align(this.#part(candidate, end - start))) {
        if (!this.#isCommonPassage(region, one.a0, one.a1, this.#store.size(candidate.region), end - start)) tell(one, candidate.region);
      }
    }
  }

  get #enoughHits(): number {
    return this.words > DENSE_UP_TO ? 2 : 1;
  }

  /** Answers how many seeds hold the line of a word of the region; asked with places that rise. */
  #lineKinds(region: number): (place: number) => number {
    const { lineWords, lineHashes, regionLines } = this.#store;
    const last = (regionLines[region + 1] ?? 0) - 1;
    let line = (regionLines[region] ?? 0) - 1;
    let end = 0;
    let kind = RARE_LINE;
    return (place) => {
      if (place < end) return kind;
      do line++;
      while (line < last && lineWords[line + 1]! <= place);
      end = line < last ? lineWords[line + 1]! : Infinity;
      const seeds = this.#spread.count(lineHashes[line]!);
      kind = seeds < BOILERPLATE_SEEDS ? RARE_LINE : seeds < this.#widespread ? COMMON_LINE : WIDESPREAD_LINE;
      return kind;
    };
  }

  /** Seeds that hold a line which is boilerplate even where it is most of a seed. */
  get #widespread(): number {
    return Math.max(6 * BOILERPLATE_SEEDS, WIDESPREAD * this.#regions.size);
  }

  #rewritten(region: number, above: number, known: readonly PassagePair[], tell: (pair: PassagePair) => void): void {
    if (!this.#rewrites.fits(this.#store)) this.#rewrites.build(this.#store);
    for (const other of this.#rewrites.candidates(this.#store, region, above)) {
      const uri = this.#uris[other];
      for (const one of findRewrites(this.#store, this.#rewrites.weights, region, other, this.#regions.size)) {
        const pair = this.#pair(region, one, other);
        if (!known.some(({ a, b }) => b.uri === uri && (touch(a, pair.a) || touch(b, pair.b)))) tell(pair);
      }
    }
  }

  #part({ region, from, to }: Candidate, asking: number): WordRange {
    const whole = this.#range(region);
    if (whole.end - whole.start <= WHOLE_UP_TO) return whole;
    return { words: whole.words, start: Math.max(whole.start, from - asking - 100), end: Math.min(whole.end, to + asking + 100) };
  }

  /**
   * A passage made only of lines that many seeds hold: repeated boilerplate, unless the seeds are copies as a whole. Where it is the
   * larger part of a seed, the lines must stand in a good share of all seeds.
   */
  #isCommonPassage(region: number, from: number, to: number, ...sizes: readonly number[]): boolean {
    const length = to - from;
    if (length >= WHOLE_SEED * Math.max(...sizes)) return false;
    const many = 2 * length > Math.min(...sizes) ? this.#widespread : BOILERPLATE_SEEDS;
    const last = this.#store.lineAt(region, to - 1);
    for (let line = this.#store.lineAt(region, from); line <= last; line++) {
      if (this.#spread.count(this.#store.lineHashes[line]!) < many) return false;
    }
    return true;
  }

  #pair(a: number, one: Alignment, b: number): PassagePair {
    return pairOf(this.#side(a, one.a0, one.a1), this.#side(b, one.b0, one.b1), one);
  }

  #side(region: number, from: number, to: number): PassageSide {
    const store = this.#store;
    return {
      uri: this.#uris[region] ?? '',
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

function swapped(one: Alignment): Alignment {
  return { ...one, a0: one.b0, a1: one.b1, b0: one.a0, b1: one.a1 };
}

function touch(x: PassageSide, y: PassageSide): boolean {
  return x.firstWord < y.endWord && y.firstWord < x.endWord;
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
