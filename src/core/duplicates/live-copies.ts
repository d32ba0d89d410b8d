import type { Aligner } from './align';
import type { Alignment, WordRange } from './alignment';
import { type CandidateSearch, RARE_LINE } from './candidates';
import { GRAM, gramHash } from './fingerprints';
import type { LiveSeed, WordChange } from './live-seed';
import type { Postings } from './postings';
import { WORD_BITS } from './word-hash';
import type { WordStore } from './word-store';

/** A copy of a passage of the live seed. Side a counts words in the seed; side b places in the store, or words of the seed. */
export interface LiveCopy extends Alignment {
  /** The region of side b, or -1 when it is the seed itself; then side a is the later one. */
  readonly region: number;
}

/** What the search for fresh copies works with. */
export interface LiveTools {
  readonly store: WordStore;
  readonly postings: Postings;
  readonly search: CandidateSearch;
  readonly aligner: Aligner;
  /** The region of the seed's old version, which is never a copy. */
  readonly own: number;
  readonly enoughHits: number;
  /** True when words [b0, b1) of a region are boilerplate rather than a copy in a seed of so many words. */
  readonly isBoilerplate: (region: number, b0: number, b1: number, words: number) => boolean;
}

/** Words around an edit that are looked up again. */
const NEAR = 12;
/** Words around an edit, or around a copy that it touches, that are aligned again. */
const AROUND = 400;
/** A seed of no more words is aligned as a whole: one table for all others. */
const WHOLE_UP_TO = 1500;
/** Equal grams elsewhere in the seed that are followed up. */
const MOST_OWN_HITS = 64;

/** The copies of a live seed: an edit asks anew only about the window that it changed. */
export class LiveCopies {
  #copies: LiveCopy[];
  /** Copies that an edit touched, with their places as they are now. */
  #touched: LiveCopy[] = [];
  #from = -1;
  #to = -1;
  #isPartial = false;

  constructor(copies: readonly LiveCopy[]) {
    this.#copies = [...copies];
  }

  /** True once an edit was looked at by itself. */
  get isPartial(): boolean {
    return this.#isPartial;
  }

  /** Moves what lies behind an edit and lays aside what it touches. */
  change({ from, oldEnd, newEnd }: WordChange): void {
    const delta = newEnd - oldEnd;
    const moved = (at: number): number => (at >= oldEnd ? at + delta : Math.min(at, newEnd));
    const move = (copy: LiveCopy): void => {
      copy.a0 = moved(copy.a0);
      copy.a1 = moved(copy.a1);
      if (copy.region >= 0) return;
      copy.b0 = moved(copy.b0);
      copy.b1 = moved(copy.b1);
    };
    this.#touched.forEach(move);
    this.#copies = this.#copies.filter((copy) => {
      const touches = hits(copy.a0, copy.a1, from, oldEnd) || (copy.region < 0 && hits(copy.b0, copy.b1, from, oldEnd));
      move(copy);
      if (touches) this.#touched.push(copy);
      return !touches;
    });
    this.#from = this.#from < 0 ? from : Math.min(moved(this.#from), from);
    this.#to = this.#to < 0 ? newEnd : Math.max(moved(this.#to), newEnd);
  }

  /** All copies, those around the edits found anew. Time in the size of the edits, and one look over the seed's words. */
  refreshed(seed: LiveSeed, tools: LiveTools): readonly LiveCopy[] {
    if (this.#from < 0) return this.#copies;
    this.#isPartial = true;
    const from = Math.max(0, this.#from - NEAR);
    const to = Math.min(seed.count, this.#to + NEAR);
    const fresh = [...this.#across(seed, tools, from, to), ...this.#within(seed, tools, from, to)];
    this.#copies = this.#copies.filter((old) => !fresh.some((one) => same(old, one))).concat(fresh);
    this.#touched = [];
    this.#from = this.#to = -1;
    return this.#copies;
  }

  #across(seed: LiveSeed, tools: LiveTools, from: number, to: number): LiveCopy[] {
    const { store, search, postings, aligner, own, enoughHits, isBoilerplate } = tools;
    const places = new Map<number, { from: number; to: number; a0: number; a1: number }>();
    const add = (region: number, b0: number, b1: number, a0: number, a1: number): void => {
      const known = places.get(region) ?? { from: b0, to: b1, a0, a1 };
      places.set(region, { from: Math.min(known.from, b0), to: Math.max(known.to, b1), a0: Math.min(known.a0, a0), a1: Math.max(known.a1, a1) });
    };
    const question = { words: seed.codes, start: from, end: to, own, above: -1, window: 1, enoughHits, lineKind: () => RARE_LINE };
    for (const one of search.search(store, postings, question)) add(one.region, one.from, one.to, from, to);
    for (const old of this.#touched) if (old.region >= 0 && store.alive[old.region] === 1) add(old.region, old.b0, old.b1, old.a0, old.a1);
    const fresh: LiveCopy[] = [];
    const whole = { words: seed.codes, start: 0, end: seed.count };
    if (seed.count <= WHOLE_UP_TO) aligner.load(whole);
    for (const [region, place] of places) {
      const a = seed.count <= WHOLE_UP_TO ? whole : around(seed, Math.min(from, place.a0), Math.max(to, place.a1));
      const size = a.end - a.start;
      const b = { words: store.words, start: Math.max(store.start(region), place.from - size), end: Math.min(store.end(region), place.to + size) };
      if (a !== whole) aligner.load(a);
      for (const one of aligner.align(b)) {
        if (this.#isAsked(one.a0, one.a1, from, to) && !isBoilerplate(region, one.b0, one.b1, seed.count)) fresh.push({ ...one, region });
      }
    }
    return fresh;
  }

  #within(seed: LiveSeed, { aligner }: LiveTools, from: number, to: number): LiveCopy[] {
    const fresh: LiveCopy[] = [];
    const touched = this.#touched.filter(({ region }) => region < 0);
    const a = around(seed, Math.min(from, ...touched.map(({ a0, b0, b1 }) => (hits(b0, b1, from, to) ? from : a0))), Math.max(to, ...touched.map(({ a1, b0, b1 }) => (hits(b0, b1, from, to) ? to : a1))));
    aligner.load(a);
    const take = (one: Alignment): void => {
      if (!hits(one.a0, one.a1, from, to) && !hits(one.b0, one.b1, from, to)) return;
      const copy = one.a0 > one.b0 ? one : { ...one, a0: one.b0, a1: one.b1, b0: one.a0, b1: one.a1 };
      if (!fresh.some((known) => known.region < 0 && same(known, { ...copy, region: -1 }))) fresh.push({ ...copy, region: -1 });
    };
    aligner.alignSelf().forEach(take);
    const ends: number[] = [];
    const places = [...ownHits(seed, from, to), ...touched.map(({ a0, b0, b1 }) => (hits(b0, b1, from, to) ? a0 : b0))];
    for (const place of places.sort((x, y) => x - y)) {
      if (place >= a.start && place < a.end) continue;
      if (ends.length > 0 && place < ends.at(-1)!) continue;
      const size = a.end - a.start;
      const before = place < a.start;
      const b = { words: seed.codes, start: Math.max(before ? 0 : a.end, place - size), end: Math.min(before ? a.start : seed.count, place + size) };
      ends.push(b.end);
      aligner.align(b).forEach(take);
    }
    return fresh;
  }

  #isAsked(a0: number, a1: number, from: number, to: number): boolean {
    return hits(a0, a1, from, to) || this.#touched.some((old) => hits(a0, a1, old.a0, old.a1));
  }
}

function around(seed: LiveSeed, from: number, to: number): WordRange {
  return { words: seed.codes, start: Math.max(0, from - AROUND), end: Math.min(seed.count, to + AROUND) };
}

/** Places outside words [from, to) where a gram of them stands again, the first ones. One look over the seed. */
function ownHits({ codes, count }: LiveSeed, from: number, to: number): number[] {
  const openings = new Uint8Array(OPENINGS);
  const hashes = new Set<number>();
  for (let i = from; i + GRAM <= to; i++) {
    openings[opening(codes, i)] = 1;
    hashes.add(gramHash(codes, i));
  }
  const found: number[] = [];
  for (let i = 0; i + GRAM <= count && found.length < MOST_OWN_HITS; i++) {
    if (openings[opening(codes, i)] === 1 && (i < from || i >= to) && hashes.has(gramHash(codes, i))) found.push(i);
  }
  return found;
}

const OPENINGS = 1 << 16;

/** A cheap number for the first two words of a gram. */
function opening(codes: Uint16Array, at: number): number {
  return ((codes[at]! & WORD_BITS) * 37 + (codes[at + 1]! & WORD_BITS) * 2) & (OPENINGS - 1);
}

function hits(start: number, end: number, from: number, to: number): boolean {
  return start <= to && from <= end;
}

/** True for two findings of one copy. */
function same(x: LiveCopy, y: LiveCopy): boolean {
  return x.region === y.region && 2 * shared(x.a0, x.a1, y.a0, y.a1) > Math.min(x.a1 - x.a0, y.a1 - y.a0) && 2 * shared(x.b0, x.b1, y.b0, y.b1) > Math.min(x.b1 - x.b0, y.b1 - y.b0);
}

function shared(start: number, end: number, otherStart: number, otherEnd: number): number {
  return Math.min(end, otherEnd) - Math.max(start, otherStart);
}
