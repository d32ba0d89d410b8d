import { GRAM, gramHash, sameGram, winnow } from './fingerprints';
import { LOOK_UP_ROOM, MAX_HITS, type Postings } from './postings';
import { WORD_BITS } from './word-hash';
import type { WordStore } from './word-store';

/** A region that shares enough with the asking words to be aligned with them. */
export interface Candidate {
  readonly region: number;
  /** First and last hit in the region, absolute words. */
  readonly from: number;
  readonly to: number;
}

/** A hit whose equal words reach this length is enough by itself. */
const ENOUGH_WORDS = 8;
/** A gram is looked up this often in one question; grams that share a slot are counted together. */
const MOST_ASKED = 16;
/** A gram that stands in at most this many other regions is rare. */
const RARE = 6;
/** Common lines alone make a candidate only when they reach this share of the shorter seed: then it is a copy as a whole. */
const COMMON_SHARE = 0.4;
/** Lines of a good share of all seeds make one only when they reach this share of the longer seed. */
const WHOLE_SHARE = 0.8;
/** Candidates aligned for one question, those with most hits first. */
export const MAX_CANDIDATES = 256;

/** A line of few seeds; of many seeds; of a good share of all seeds. */
export const RARE_LINE = 0;
export const COMMON_LINE = 1;
export const WIDESPREAD_LINE = 2;

interface Tally {
  readonly region: number;
  from: number;
  to: number;
  hits: number;
  rare: number;
  /** Words of equal stretches in lines that many seeds hold. */
  common: number;
  /** The same in lines that a good share of all seeds holds. */
  widespread: number;
  enough: boolean;
  /** Where the last hit's equal stretch ends in the asking words, and its diagonal. */
  end: number;
  diagonal: number;
}

/** A question: which regions share passages with these words. */
export interface Question {
  readonly words: Uint16Array;
  readonly start: number;
  readonly end: number;
  /** The region that asks, or -1. */
  readonly own: number;
  /** Regions up to this number are left out: each pair once. */
  readonly above: number;
  /** 1 looks every gram up; more only the fingerprints of that window. */
  readonly window: number;
  /** Hits of rare grams, apart from each other, that make a candidate when none is long. */
  readonly enoughHits: number;
  /** Says of a place among the words how many hold its line: RARE_LINE, COMMON_LINE or WIDESPREAD_LINE. Asked with places that rise. */
  readonly lineKind: (place: number) => number;
}

/** What a search cost: for tests that assert its growth. */
export interface SearchCost {
  /** Regions that were given back to be aligned. */
  candidates: number;
  /** Postings looked at. */
  walked: number;
  /** Grams asked for. */
  grams: number;
}

/** Finds the living regions that share passages with some words. Keeps its buffers between questions. */
export class CandidateSearch {
  readonly cost: SearchCost = { candidates: 0, walked: 0, grams: 0 };
  readonly #places = new Uint32Array(LOOK_UP_ROOM);
  readonly #regions = new Uint32Array(MAX_HITS);
  #asked = new Uint8Array(1024);

  /** At most MAX_CANDIDATES regions, by number. */
  search(store: WordStore, postings: Postings, question: Question): Candidate[] {
    const { words, start, end, own, above } = question;
    const tallies = new Map<number, Tally>();
    const near = words === store.words ? start : store.wordCount;
    const places = grams(words, start, end, question.window);
    if (this.#asked.length < places.length) this.#asked = new Uint8Array(2 ** Math.ceil(Math.log2(places.length)));
    else this.#asked.fill(0);
    for (const at of places) {
      const hash = gramHash(words, at);
      if (places.length > MOST_ASKED && this.#isAskedEnough(hash)) continue;
      this.cost.grams++;
      const count = postings.lookUp(hash, near, this.#places);
      this.cost.walked += count;
      let hits = 0;
      for (let k = 0; k < count && hits < MAX_HITS; k++) {
        const place = this.#places[k]!;
        if (!sameGram(words, at, store.words, place)) continue;
        const region = store.regionAt(place);
        if (region === own || store.alive[region] !== 1) continue;
        this.#places[hits] = place;
        this.#regions[hits++] = region;
      }
      if (hits === 0) continue;
      const kind = question.lineKind(at);
      for (let k = 0; k < hits; k++) {
        if (this.#regions[k]! > above) tell(tallies, store, question, this.#regions[k]!, at, this.#places[k]!, hits <= RARE, kind);
      }
    }
    return this.#chosen([...tallies.values()], store, question);
  }

  #isAskedEnough(hash: number): boolean {
    const slot = (hash >>> 4) & (this.#asked.length - 1);
    const count = this.#asked[slot]!;
    if (count >= MOST_ASKED) return true;
    this.#asked[slot] = count + 1;
    return false;
  }

  #chosen(tallies: Tally[], store: WordStore, { start, end, enoughHits }: Question): Candidate[] {
    const isCopy = ({ region, common, widespread }: Tally): boolean =>
      common >= COMMON_SHARE * Math.min(end - start, store.size(region)) || common + widespread >= WHOLE_SHARE * Math.max(end - start, store.size(region));
    const chosen = tallies.filter((one) => one.enough || one.rare >= enoughHits || isCopy(one));
    this.cost.candidates += chosen.length;
    if (chosen.length > MAX_CANDIDATES) chosen.sort((x, y) => y.hits - x.hits || x.region - y.region).length = MAX_CANDIDATES;
    return chosen.sort((x, y) => x.region - y.region);
  }
}

function grams(words: Uint16Array, start: number, end: number, window: number): Uint32Array {
  const size = Math.max(0, end - start - GRAM + 1);
  const places = new Uint32Array(size);
  if (window > 1) return places.subarray(0, winnow(words, start, end, window, new Uint32Array(size), places, 0));
  for (let i = 0; i < size; i++) places[i] = start + i;
  return places;
}

function tell(
  tallies: Map<number, Tally>,
  store: WordStore,
  { words, start, end }: Question,
  region: number,
  at: number,
  place: number,
  rare: boolean,
  kind: number,
): void {
  const tally = tallies.get(region) ?? { region, from: place, to: place, hits: 0, rare: 0, common: 0, widespread: 0, enough: false, end: -1, diagonal: 0 };
  if (tally.hits === 0) tallies.set(region, tally);
  tally.hits++;
  tally.from = Math.min(tally.from, place);
  tally.to = Math.max(tally.to, place);
  if (tally.diagonal === place - at && at < tally.end) return;
  const after = equalAfter(words, at, end, store.words, place, store.end(region));
  const apart = at >= tally.end;
  tally.end = at + after;
  tally.diagonal = place - at;
  if (kind === WIDESPREAD_LINE) tally.widespread += after;
  else if (kind === COMMON_LINE) tally.common += after;
  else {
    if (rare && apart) tally.rare++;
    if (after + equalBefore(words, at, start, store.words, place, store.start(region)) >= ENOUGH_WORDS) tally.enough = true;
  }
}

function equalAfter(words: Uint16Array, at: number, end: number, other: Uint16Array, place: number, otherEnd: number): number {
  const most = Math.min(end - at, otherEnd - place);
  let length = GRAM;
  while (length < most && ((words[at + length]! ^ other[place + length]!) & WORD_BITS) === 0) length++;
  return length;
}

function equalBefore(words: Uint16Array, at: number, start: number, other: Uint16Array, place: number, otherStart: number): number {
  const most = Math.min(at - start, place - otherStart, ENOUGH_WORDS);
  let length = 0;
  while (length < most && ((words[at - length - 1]! ^ other[place - length - 1]!) & WORD_BITS) === 0) length++;
  return length;
}
