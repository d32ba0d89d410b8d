const FIRST_SIZE = 1 << 14;
/** A buffer larger than this, in bytes, is not kept for the next page. */
const MOST_KEPT = 1 << 24;

/**
 * Typed arrays that live until the next `reset`, cut from one buffer: a page needs dozens, and each of its own would
 * cost more than what is written to it.
 */
export class Arena {
  #buffer = new ArrayBuffer(FIRST_SIZE);
  #used = 0;

  /** Gives all arrays back: nobody may look at them any more. */
  reset(): void {
    this.#used = 0;
    if (this.#buffer.byteLength > MOST_KEPT) this.#buffer = new ArrayBuffer(FIRST_SIZE);
  }

  #take(bytes: number): number {
    if (this.#used + bytes > this.#buffer.byteLength) {
      this.#buffer = new ArrayBuffer(Math.max(bytes, 2 * this.#buffer.byteLength));
      this.#used = 0;
    }
    const at = this.#used;
    this.#used += (bytes + 7) & ~7;
    return at;
  }

  /** Zeros. */
  bytes(count: number): Uint8Array {
    const at = this.#take(count);
    return new Uint8Array(this.#buffer, at, count).fill(0);
  }

  /** Zeros. */
  integers(count: number): Int32Array {
    const at = this.#take(count * 4);
    return new Int32Array(this.#buffer, at, count).fill(0);
  }

  /** Zeros. */
  singles(count: number): Float32Array {
    const at = this.#take(count * 4);
    return new Float32Array(this.#buffer, at, count).fill(0);
  }

  /** Zeros. */
  doubles(count: number): Float64Array {
    const at = this.#take(count * 8);
    return new Float64Array(this.#buffer, at, count).fill(0);
  }
}
