import { WORD_BITS } from './word-hash';

/** Words of the shortest run that two texts share. */
export const SEED_WORDS = 3;
/** Places of one 3-gram in the first text that are tried; what stands more often says little. */
const MAX_PLACES = 24;
/** Runs kept for one pair of texts. */
export const MAX_RUNS = 1 << 15;
/** Words compared for one pair of texts, for each of their words: texts that only repeat themselves would cost the square. */
const MOST_COMPARED = 12;

/** Equal stretches of two word ranges: parallel arrays of absolute places and lengths, by place in b. */
export interface Runs {
  readonly count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly length: Int32Array;
}

/** Finds the maximal equal runs of two word ranges by a table of the 3-grams of the first. Keeps its buffers between calls. */
export class RunFinder {
  #words = new Uint16Array(0);
  #start = 0;
  #end = 0;
  #loaded = false;
  #count = 0;
  #budget = 0;
  #compared = 0;
  #mask = 0;
  #heads = new Int32Array(0);
  #next = new Int32Array(0);
  #diagonals = new Int32Array(0);
  readonly #a = new Int32Array(MAX_RUNS);
  readonly #b = new Int32Array(MAX_RUNS);
  readonly #length = new Int32Array(MAX_RUNS);

  /** Words compared so far: for tests that assert its growth. */
  get compared(): number {
    return this.#compared;
  }

  /** Sets the first range. Time and memory linear in it. */
  load(words: Uint16Array<ArrayBuffer>, start: number, end: number): void {
    this.#words = words;
    this.#start = start;
    this.#end = end;
    this.#loaded = false;
  }

  /** The maximal equal runs of the loaded range and words[start, end), by place in b. The arrays are reused by the next call. */
  find(words: Uint16Array, start: number, end: number): Runs {
    if (!this.#loaded) {
      this.#clearHeads();
      for (let i = this.#end - SEED_WORDS; i >= this.#start; i--) this.#link(i);
      this.#loaded = true;
    }
    this.#begin(end - start);
    for (let j = start; j <= end - SEED_WORDS && this.#budget > 0; j++) this.#matches(words, j, start, end);
    return this.#result();
  }

  /**
   * The maximal equal runs of the loaded range with itself, a before b, by place in b. Of many places of a 3-gram the nearest
   * before are tried, so that a text that repeats with a period costs no more than another.
   */
  findSelf(): Runs {
    this.#clearHeads();
    this.#loaded = false;
    this.#begin(this.#end - this.#start);
    for (let j = this.#start; j <= this.#end - SEED_WORDS && this.#budget > 0; j++) {
      this.#matches(this.#words, j, this.#start, this.#end);
      this.#link(j);
    }
    return this.#result();
  }

  #begin(size: number): void {
    this.#count = 0;
    this.#budget = MOST_COMPARED * (size + this.#end - this.#start);
    const need = size + this.#end - this.#start + 1;
    if (this.#diagonals.length < need) this.#diagonals = new Int32Array(need + (need >> 2));
    else this.#diagonals.fill(0, 0, need);
  }

  #result(): Runs {
    return { count: this.#count, a: this.#a, b: this.#b, length: this.#length };
  }

  #clearHeads(): void {
    let size = 256;
    while (size < 2 * (this.#end - this.#start)) size *= 2;
    if (this.#heads.length < size) this.#heads = new Int32Array(size);
    this.#mask = size - 1;
    this.#heads.fill(-1, 0, size);
    if (this.#next.length < this.#end - this.#start) this.#next = new Int32Array(this.#end - this.#start + 64);
  }

  #link(i: number): void {
    const slot = seedHash(this.#words, i) & this.#mask;
    this.#next[i - this.#start] = this.#heads[slot]!;
    this.#heads[slot] = i;
  }

  #matches(words: Uint16Array, j: number, start: number, end: number): void {
    const offset = end - this.#start - 1;
    let i = this.#heads[seedHash(words, j) & this.#mask]!;
    let steps = 0;
    for (let tries = 0; i >= 0 && tries < MAX_PLACES && steps < 8 * MAX_PLACES; i = this.#next[i - this.#start]!, steps++) {
      if (!sameSeed(this.#words, i, words, j)) continue;
      tries++;
      const diagonal = i - j + offset;
      if (this.#diagonals[diagonal]! > j - start) continue;
      const length = this.#extend(words, i, j, end);
      this.#budget -= length;
      this.#compared += length;
      this.#diagonals[diagonal] = j - start + length;
      if (this.#count === MAX_RUNS) this.#budget = 0;
      if (this.#budget <= 0) return;
      this.#a[this.#count] = i;
      this.#b[this.#count] = j;
      this.#length[this.#count++] = length;
    }
  }

  #extend(words: Uint16Array, i: number, j: number, end: number): number {
    const most = Math.min(this.#end - i, end - j);
    let length = SEED_WORDS;
    while (length < most && ((this.#words[i + length]! ^ words[j + length]!) & WORD_BITS) === 0) length++;
    return length;
  }
}

function seedHash(words: Uint16Array, at: number): number {
  let hash = Math.imul(words[at]! & WORD_BITS, 0x9e3779b1);
  hash = Math.imul((hash ^ (hash >>> 15)) + (words[at + 1]! & WORD_BITS), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 13)) + (words[at + 2]! & WORD_BITS), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function sameSeed(words: Uint16Array, a: number, other: Uint16Array, b: number): boolean {
  return (
    ((words[a]! ^ other[b]!) & WORD_BITS) === 0 &&
    ((words[a + 1]! ^ other[b + 1]!) & WORD_BITS) === 0 &&
    ((words[a + 2]! ^ other[b + 2]!) & WORD_BITS) === 0
  );
}
