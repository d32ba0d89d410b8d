/** Counts in how many lines each word stands: open addressing over typed arrays, sized once. */
export class TokenLines {
  readonly #keys: Int32Array;
  readonly #counts: Int32Array;
  readonly #last: Int32Array;
  readonly #mask: number;

  /** Room for `tokens` different words. */
  constructor(tokens: number) {
    let size = 64;
    while (size < tokens * 2) size *= 2;
    this.#keys = new Int32Array(size);
    this.#counts = new Int32Array(size);
    this.#last = new Int32Array(size).fill(-1);
    this.#mask = size - 1;
  }

  #slot(hash: number): number {
    let slot = (hash ^ (hash >>> 13)) & this.#mask;
    while (this.#counts[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** Notes that the word stands in `line`; lines come in order, and a line counts once. */
  add(hash: number, line: number): void {
    const slot = this.#slot(hash);
    if (this.#last[slot] === line && this.#counts[slot] !== 0) return;
    this.#keys[slot] = hash;
    this.#last[slot] = line;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
  }

  /** Number of lines noted for the word. */
  lines(hash: number): number {
    return this.#counts[this.#slot(hash)] ?? 0;
  }
}
