import { WORD_BITS } from './word-hash';

/** Words of the shortest run that two texts share. */
export const SEED_WORDS = 3;
/** Places of one 3-gram in the first text that are tried; what stands more often says little. */
const MAX_PLACES = 24;
/** Runs kept for one pair of texts; the shortest are not looked for beyond it. */
export const MAX_RUNS = 1 << 15;

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
  #mask = 0;
  #heads = new Int32Array(0);
  #next = new Int32Array(0);
  #diagonals = new Int32Array(0);
  readonly #a = new Int32Array(MAX_RUNS);
  readonly #b = new Int32Array(MAX_RUNS);
  readonly #length = new Int32Array(MAX_RUNS);

  /** Sets the first range. Time and memory linear in it. */
  load(words: Uint16Array<ArrayBuffer>, start: number, end: number): void {
    this.#words = words;
    this.#start = start;
    this.#end = end;
    let size = 256;
    while (size < 2 * (end - start)) size *= 2;
    if (this.#heads.length < size) this.#heads = new Int32Array(size);
    this.#mask = size - 1;
    this.#heads.fill(-1, 0, size);
    if (this.#next.length < end - start) this.#next = new Int32Array(end - start + 64);
    for (let i = end - SEED_WORDS; i >= start; i--) {
      const slot = seedHash(words, i) & this.#mask;
      this.#next[i - start] = this.#heads[slot]!;
      this.#heads[slot] = i;
    }
  }

  /**
   * The maximal equal runs of the loaded range and words[start, end), in order of their end in b or before. `same` when
   * both are one range: then only runs with a before b come back, none onto itself. The arrays are reused by the next call.
   */
  find(words: Uint16Array, start: number, end: number, same: boolean): Runs {
    const diagonals = this.#clearDiagonals(end - start);
    const offset = end - this.#start - 1;
    let count = 0;
    for (let j = start; j <= end - SEED_WORDS && count < MAX_RUNS; j++) {
      let i = this.#heads[seedHash(words, j) & this.#mask]!;
      for (let tries = 0; i >= 0 && tries < MAX_PLACES; i = this.#next[i - this.#start]!) {
        if (same && i >= j) break;
        if (!sameSeed(this.#words, i, words, j)) continue;
        tries++;
        const diagonal = i - j + offset;
        if (diagonals[diagonal]! > j - start) continue;
        const length = this.#extend(words, i, j, end);
        diagonals[diagonal] = j - start + length;
        if (count === MAX_RUNS) break;
        this.#a[count] = i;
        this.#b[count] = j;
        this.#length[count++] = length;
      }
    }
    return { count, a: this.#a, b: this.#b, length: this.#length };
  }

  #extend(words: Uint16Array, i: number, j: number, end: number): number {
    const most = Math.min(this.#end - i, end - j);
    let length = SEED_WORDS;
    while (length < most && ((this.#words[i + length]! ^ words[j + length]!) & WORD_BITS) === 0) length++;
    return length;
  }

  #clearDiagonals(size: number): Int32Array {
    const need = size + this.#end - this.#start + 1;
    if (this.#diagonals.length < need) this.#diagonals = new Int32Array(need + (need >> 2));
    else this.#diagonals.fill(0, 0, need);
    return this.#diagonals;
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
