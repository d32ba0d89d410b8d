import { winnow } from './fingerprints';
import type { WordStore } from './word-store';

/** Hits walked for one gram of a query: the nearest in the store on both sides of the asking place. */
export const MAX_HITS = 64;
/** Entries of a bucket looked at for one gram of a query, hits or not. */
export const MAX_WALK = 512;

/**
 * Where each fingerprint stands: a frozen segment, sorted by bucket and then by place (4 bytes a posting), and a small
 * chained table beside it for what came later. Postings of dead regions stay until the next freeze.
 */
export class Postings {
  readonly #window: number;
  #buckets = new Uint32Array(2);
  #shift = 32;
  #places = new Uint32Array(0);
  #heads = new Int32Array(1 << 10).fill(-1);
  #next = new Int32Array(1 << 10);
  #late = new Uint32Array(1 << 10);
  #lateHashes = new Uint32Array(1 << 10);
  #lateCount = 0;

  /** `window`: one fingerprint is kept of this many grams in a row. */
  constructor(window: number) {
    this.#window = window;
  }

  /** One fingerprint is kept of this many grams in a row. */
  get window(): number {
    return this.#window;
  }

  /** Postings beside the frozen segment. */
  get lateCount(): number {
    return this.#lateCount;
  }

  get frozenCount(): number {
    return this.#places.length;
  }

  get bytes(): number {
    return 4 * (this.#buckets.length + this.#places.length + this.#heads.length + this.#next.length + this.#late.length + this.#lateHashes.length);
  }

  /** Rebuilds the frozen segment from the living regions of a store; time linear in its words. */
  freeze(store: WordStore): void {
    const estimate = Math.ceil((store.wordCount * 2.1) / (this.#window + 1)) + 1024;
    let hashes = new Uint32Array(estimate);
    let places = new Uint32Array(estimate);
    let count = 0;
    for (let region = 0; region < store.regionCount; region++) {
      if (store.alive[region] !== 1) continue;
      const start = store.start(region);
      const end = store.end(region);
      if (count + end - start > hashes.length) {
        hashes = grown(hashes, count + end - start);
        places = grown(places, count + end - start);
      }
      count = winnow(store.words, start, end, this.#window, hashes, places, count);
    }
    const bits = Math.min(22, Math.max(1, Math.ceil(Math.log2(count / 4 + 1))));
    const shift = 32 - bits;
    const buckets = new Uint32Array((1 << bits) + 1);
    for (let i = 0; i < count; i++) buckets[(hashes[i]! >>> shift) + 1]!++;
    for (let b = 1; b < buckets.length; b++) buckets[b]! += buckets[b - 1]!;
    const sorted = new Uint32Array(count);
    for (let i = 0; i < count; i++) sorted[buckets[hashes[i]! >>> shift]!++] = places[i]!;
    buckets.copyWithin(1, 0);
    buckets[0] = 0;
    this.#buckets = buckets;
    this.#shift = shift;
    this.#places = sorted;
    this.#heads = new Int32Array(1 << 10).fill(-1);
    this.#next = new Int32Array(1 << 10);
    this.#late = new Uint32Array(1 << 10);
    this.#lateHashes = new Uint32Array(1 << 10);
    this.#lateCount = 0;
  }

  /** The frozen segment as arrays to keep; the late postings are not in them. */
  sections(): [Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>] {
    return [Uint32Array.of(this.#window, this.#shift), this.#buckets, this.#places];
  }

  /** The frozen segment that `sections` gave, or undefined when they do not fit together. */
  static restore(head: Uint32Array, buckets: Uint32Array<ArrayBuffer>, places: Uint32Array<ArrayBuffer>): Postings | undefined {
    const [window, shift] = head;
    if (window === undefined || shift === undefined || buckets.length !== 2 ** (32 - shift) + 1 || buckets.at(-1) !== places.length) return undefined;
    const postings = new Postings(window);
    postings.#shift = shift;
    postings.#buckets = buckets;
    postings.#places = places;
    return postings;
  }

  /** Adds the fingerprints of one region beside the frozen segment. */
  add(store: WordStore, region: number): void {
    const size = store.size(region);
    const hashes = new Uint32Array(size);
    const places = new Uint32Array(size);
    const count = winnow(store.words, store.start(region), store.end(region), this.#window, hashes, places, 0);
    this.#reserve(this.#lateCount + count);
    const mask = this.#heads.length - 1;
    for (let i = 0; i < count; i++) {
      const slot = hashes[i]! & mask;
      const at = this.#lateCount++;
      this.#late[at] = places[i]!;
      this.#lateHashes[at] = hashes[i]!;
      this.#next[at] = this.#heads[slot]!;
      this.#heads[slot] = at;
    }
  }

  /**
   * Writes to `out` the places that may hold a gram of this hash: at most MAX_WALK of the frozen ones, those nearest to place
   * `near` first when they are many, and as many of the late ones. The caller compares the words. Returns their number.
   */
  lookUp(hash: number, near: number, out: Uint32Array): number {
    const bucket = hash >>> this.#shift;
    const from = this.#buckets[bucket] ?? 0;
    const to = this.#buckets[bucket + 1] ?? 0;
    let count = 0;
    if (to - from <= MAX_HITS) for (let i = from; i < to; i++) out[count++] = this.#places[i]!;
    else count = this.#nearest(from, to, near, out);
    let late = this.#heads[hash & (this.#heads.length - 1)]!;
    for (let steps = 0; late >= 0 && steps < MAX_WALK; steps++) {
      if (this.#lateHashes[late] === hash) out[count++] = this.#late[late]!;
      late = this.#next[late]!;
    }
    return count;
  }

  #nearest(from: number, to: number, near: number, out: Uint32Array): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#places[middle]! < near) low = middle + 1;
      else high = middle;
    }
    let count = 0;
    let up = low;
    let down = low - 1;
    while (count < MAX_WALK && (up < to || down >= from)) {
      if (up < to) out[count++] = this.#places[up++]!;
      if (down >= from && count < MAX_WALK) out[count++] = this.#places[down--]!;
    }
    return count;
  }

  #reserve(need: number): void {
    if (need <= this.#late.length) return;
    let size = this.#late.length;
    while (size < need) size *= 2;
    const late = new Uint32Array(size);
    const hashes = new Uint32Array(size);
    late.set(this.#late);
    hashes.set(this.#lateHashes);
    const heads = new Int32Array(size).fill(-1);
    const next = new Int32Array(size);
    for (let i = 0; i < this.#lateCount; i++) {
      const slot = hashes[i]! & (size - 1);
      next[i] = heads[slot]!;
      heads[slot] = i;
    }
    this.#late = late;
    this.#lateHashes = hashes;
    this.#heads = heads;
    this.#next = next;
  }
}

function grown(array: Uint32Array, more: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(more + (more >> 1));
  larger.set(array);
  return larger;
}

/** Room that `lookUp` needs in its output. */
export const LOOK_UP_ROOM = 2 * MAX_WALK;

