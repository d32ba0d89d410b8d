/** Length of a gram, in UTF-16 units: long enough to be rare in prose, short enough to survive between two edits. */
export const GRAM = 7;
/** A gram that stands more often than this tells nothing. */
const COMMON = 48;

/** Where every run of `GRAM` units of a text stands: a chained hash table, built in one pass. */
export class GramIndex {
  readonly #text: string;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  /** How many positions each slot chains, up to one more than `COMMON`. */
  readonly #counts: Uint8Array;
  readonly #mask: number;

  constructor(text: string) {
    this.#text = text;
    const size = 2 ** Math.min(20, Math.max(8, Math.ceil(Math.log2(text.length + 1))));
    this.#mask = size - 1;
    this.#heads = new Int32Array(size).fill(-1);
    this.#counts = new Uint8Array(size);
    this.#next = new Int32Array(Math.max(0, text.length - GRAM + 1));
    for (let i = this.#next.length - 1; i >= 0; i--) {
      const slot = hashAt(text, i) & this.#mask;
      this.#next[i] = this.#heads[slot] ?? -1;
      this.#heads[slot] = i;
      const count = this.#counts[slot] ?? 0;
      if (count <= COMMON) this.#counts[slot] = count + 1;
    }
  }

  /** Where the gram that starts at `at` of `pattern` stands, in text order; empty when it stands too often to tell. */
  places(pattern: string, at: number): number[] {
    const slot = hashAt(pattern, at) & this.#mask;
    if ((this.#counts[slot] ?? 0) > COMMON) return [];
    const found: number[] = [];
    for (let i = this.#heads[slot] ?? -1; i >= 0; i = this.#next[i] ?? -1) if (sameGram(this.#text, i, pattern, at)) found.push(i);
    return found;
  }
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let i = 0; i < GRAM; i++) hash = Math.imul(hash, 0x9e3779b1) + text.charCodeAt(at + i);
  return hash ^ (hash >>> 15);
}

function sameGram(a: string, i: number, b: string, j: number): boolean {
  for (let k = 0; k < GRAM; k++) if (a.charCodeAt(i + k) !== b.charCodeAt(j + k)) return false;
  return true;
}
