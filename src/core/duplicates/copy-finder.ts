import { Aligner } from './align';
import type { Alignment, WordRange } from './alignment';
import { type Candidate, CandidateSearch } from './candidates';
import { BOILERPLATE_SEEDS, isCommonPassage, lineKinds } from './common-lines';
import type { LiveCopy, LiveTools } from './live-copies';
import { RewriteIndex } from './rewrite-index';
import { findRewrites } from './rewrites';
import type { SeedTables } from './seed-tables';

/** Larger seeds are aligned around their hits only. */
const WHOLE_UP_TO = 20_000;
/** Words left on both sides of what is aligned there. */
const MARGIN = 100;

/** Finds the copies that a region of the tables shares with itself and with others. The tables must be fresh. */
export class CopyFinder {
  readonly aligner = new Aligner();
  readonly search = new CandidateSearch();
  readonly #rewrites = new RewriteIndex();
  readonly #tables: SeedTables;

  constructor(tables: SeedTables) {
    this.#tables = tables;
  }

  /** Bytes of the sentence channel's table. */
  get bytes(): number {
    return this.#rewrites.bytes;
  }

  /** All copies, side a in the region; region -1 when side b stands in it, too, and a is the later one. */
  all(region: number): LiveCopy[] {
    const copies = this.within(region).map((one): LiveCopy => ({ ...one, region: -1 }));
    this.across(region, 1, -1, (one, other) => copies.push({ ...one, region: other }));
    return copies;
  }

  /** The copies within a region, side a the later. */
  within(region: number): Alignment[] {
    this.aligner.load(this.#range(region));
    return this.aligner.alignSelf().map((one) => ({ ...one, a0: one.b0, a1: one.b1, b0: one.a0, b1: one.a1 }));
  }

  /** Tells the copies that a region shares with those above number `above`. `window`: 1 looks every gram up, more the fingerprints. */
  across(region: number, window: number, above: number, tell: (one: Alignment, other: number) => void): void {
    const tables = this.#tables;
    const range = this.#range(region);
    const size = range.end - range.start;
    const question = { ...range, own: region, above, window, enoughHits: this.#enoughHits, lineKind: lineKinds(tables, region) };
    const candidates = this.search.search(tables.store, tables.postings, question);
    if (candidates.length === 0) return;
    this.aligner.load(range);
    for (const candidate of candidates) {
      for (const one of this.aligner.align(this.#part(candidate, size))) {
        if (!isCommonPassage(tables, region, one.a0, one.a1, [tables.store.size(candidate.region), size])) tell(one, candidate.region);
      }
    }
  }

  /** Tells the rewritten lines that a region shares with those above number `above`. */
  rewritten(region: number, above: number, tell: (one: Alignment, other: number) => void): void {
    const { store, size, spread } = this.#tables;
    const isCommon = (line: number): boolean => spread.count(store.lineHashes[line]!) >= BOILERPLATE_SEEDS;
    if (!this.#rewrites.fits(store)) this.#rewrites.build(store, isCommon);
    for (const other of this.#rewrites.candidates(store, isCommon, region, above)) {
      for (const one of findRewrites(store, this.#rewrites.weights, isCommon, region, other, size)) tell(one, other);
    }
  }

  /** What a live seed needs to look around its edits; `own` is the region of its older version. */
  tools(own: number): LiveTools {
    const tables = this.#tables;
    const isBoilerplate = (region: number, b0: number, b1: number, words: number): boolean => isCommonPassage(tables, region, b0, b1, [tables.store.size(region), words]);
    return { store: tables.store, postings: tables.postings, search: this.search, aligner: this.aligner, own, enoughHits: this.#enoughHits, isBoilerplate };
  }

  get #enoughHits(): number {
    return this.#tables.isLarge ? 2 : 1;
  }

  #range(region: number): WordRange {
    const { store } = this.#tables;
    return { words: store.words, start: store.start(region), end: store.end(region) };
  }

  #part({ region, from, to }: Candidate, asking: number): WordRange {
    const whole = this.#range(region);
    if (whole.end - whole.start <= WHOLE_UP_TO) return whole;
    return { words: whole.words, start: Math.max(whole.start, from - asking - MARGIN), end: Math.min(whole.end, to + asking + MARGIN) };
  }
}
