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
/** Candidates aligned for one question, those with most hits first. */
export const MAX_CANDIDATES = 256;

interface Tally {
  region: number;
  from: number;
  to: number;
  hits: number;
  rare: number;
  enough: boolean;
  /** Where the last hit's equal stretch ends in the asking words, and its diagonal. */
  end: number;
  diagonal: number;
}

/** What a search cost: for tests that assert its growth. */
export interface SearchCost {
  /** Postings looked at. */
  walked: number;
  /** Grams asked for. */
  grams: number;
}

/**
 * Finds the living regions, other than `own`, that share passages with words[start, end). Dense questions look every gram up,
 * others only the fingerprints. `above`: regions up to this number are left out (each
 * pair once). `enoughHits`: hits of rare grams, apart from each other, that make a candidate when none is long.
 */
export class CandidateSearch {
  readonly cost: SearchCost = { walked: 0, grams: 0 };
  readonly #places = new Uint32Array(LOOK_UP_ROOM);

  search(
    store: WordStore,
    postings: Postings,
    words: Uint16Array,
    start: number,
    end: number,
    options: { readonly own: number; readonly above: number; readonly window: number; readonly enoughHits: number },
  ): Candidate[] {
    const tallies = new Map<number, Tally>();
    const near = words === store.words ? start : store.wordCount;
    const asked = this.#questions(words, start, end, options.window);
    for (const at of asked) {
      this.cost.grams++;
      const count = postings.lookUp(gramHash(words, at), near, this.#places);
      this.cost.walked += count;
      let hits = 0;
      for (let k = 0; k < count && hits < MAX_HITS; k++) {
        const place = this.#places[k]!;
        if (!sameGram(words, at, store.words, place)) continue;
        const region = store.regionAt(place);
        if (region === options.own || region <= options.above || store.alive[region] !== 1) continue;
        hits++;
        add(tallies, region, at, place, words, start, end, store, count < LOOK_UP_ROOM / 2);
      }
    }
    const chosen = [...tallies.values()].filter((one) => one.enough || one.rare >= options.enoughHits);
    if (chosen.length > MAX_CANDIDATES) chosen.sort((x, y) => y.hits - x.hits || x.region - y.region).length = MAX_CANDIDATES;
    return chosen.sort((x, y) => x.region - y.region);
  }

  #questions(words: Uint16Array, start: number, end: number, window: number): Uint32Array {
    const size = Math.max(0, end - start - GRAM + 1);
    const places = new Uint32Array(size);
    if (window > 1) return places.subarray(0, winnow(words, start, end, window, new Uint32Array(size), places, 0));
    for (let i = 0; i < size; i++) places[i] = start + i;
    return places;
  }
}

function add(
  tallies: Map<number, Tally>,
  region: number,
  at: number,
  place: number,
  words: Uint16Array,
  start: number,
  end: number,
  store: WordStore,
  rare: boolean,
): void {
  const tally = tallies.get(region) ?? { region, from: place, to: place, hits: 0, rare: 0, enough: false, end: -1, diagonal: 0 };
  if (tally.hits === 0) tallies.set(region, tally);
  tally.hits++;
  tally.from = Math.min(tally.from, place);
  tally.to = Math.max(tally.to, place);
  if (tally.diagonal === place - at && at < tally.end) return;
  const before = equalBefore(words, at, start, store.words, place, store.start(region));
  const after = equalAfter(words, at, end, store.words, place, store.end(region));
  if (rare && at >= tally.end) tally.rare++;
  tally.end = at + after;
  tally.diagonal = place - at;
  if (before + after >= ENOUGH_WORDS) tally.enough = true;
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
