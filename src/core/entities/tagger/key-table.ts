/**
 * A map from unsigned 32-bit keys to small non-negative numbers: open addressing with linear probing in typed arrays,
 * at most half full. Key 0 is kept apart.
 */
export class KeyTable {
  readonly #keys: Uint32Array;
  readonly #values: Int32Array;
  readonly #mask: number;
  #zero = -1;
  #size = 0;

  /** `capacity`: the most keys that will be put in. */
  constructor(capacity: number) {
    let slots = 16;
    while (slots < capacity * 2) slots *= 2;
    this.#keys = new Uint32Array(slots);
    this.#values = new Int32Array(slots);
    this.#mask = slots - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** The value of `key`, or -1. */
  get(key: number): number {
    if (key === 0) return this.#zero;
    let slot = key & this.#mask;
    for (;;) {
      const found = this.#keys[slot];
      if (found === key) return this.#values[slot] ?? -1;
      if (found === 0) return -1;
      slot = (slot + 1) & this.#mask;
    }
  }

  set(key: number, value: number): void {
    if (key === 0) {
      if (this.#zero < 0) this.#size++;
      this.#zero = value;
      return;
    }
    let slot = key & this.#mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    if (this.#keys[slot] === 0) this.#size++;
    this.#keys[slot] = key;
    this.#values[slot] = value;
  }
}
