/**
 * A map from unsigned 32-bit keys to small non-negative numbers: open addressing with linear probing in typed arrays,
 * at most half full. Key 0 is kept apart.
 */
export class KeyTable {
  /** Key and value by turns: one look-up touches one line of the cache. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  #zero = -1;
  #size = 0;

  /** `capacity`: the most keys that will be put in. */
  constructor(capacity: number) {
    let slots = 16;
    while (slots < capacity * 2) slots *= 2;
    this.#slots = new Int32Array(slots * 2);
    this.#mask = slots - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** The value of `key`, or -1. */
  get(key: number): number {
    if (key === 0) return this.#zero;
    const slots = this.#slots;
    const wanted = key | 0;
    let slot = key & this.#mask;
    for (;;) {
      const found = slots[slot * 2] as number;
      if (found === wanted) return slots[slot * 2 + 1] as number;
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
    const slots = this.#slots;
    const wanted = key | 0;
    let slot = key & this.#mask;
    while (slots[slot * 2] !== 0 && slots[slot * 2] !== wanted) slot = (slot + 1) & this.#mask;
    if (slots[slot * 2] === 0) this.#size++;
    slots[slot * 2] = wanted;
    slots[slot * 2 + 1] = value;
  }
}
