/** Numbers features in the order of their first appearance and counts them. */
export class FeatureIndex {
  #slots = new Int32Array(1 << 22).fill(-1);
  #mask = (1 << 22) - 1;
  keys = new Uint32Array(1 << 21);
  counts = new Uint32Array(1 << 21);
  size = 0;

  /** The number of `key`, given now if it is new; its count goes up by one. */
  add(key: number): number {
    let slot = key & this.#mask;
    for (;;) {
      const id = this.#slots[slot] as number;
      if (id < 0) break;
      if (this.keys[id] === key) {
        this.counts[id] = (this.counts[id] as number) + 1;
        return id;
      }
      slot = (slot + 1) & this.#mask;
    }
    if (this.size === this.keys.length) {
      this.#grow();
      return this.add(key);
    }
    this.#slots[slot] = this.size;
    this.keys[this.size] = key;
    this.counts[this.size] = 1;
    return this.size++;
  }

  #grow(): void {
    const { keys, counts } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.keys.set(keys);
    this.counts = new Uint32Array(keys.length * 2);
    this.counts.set(counts);
    this.#slots = new Int32Array((this.#mask + 1) * 2).fill(-1);
    this.#mask = this.#slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = (keys[id] as number) & this.#mask;
      while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = id;
    }
  }
}

/** An Int32Array that grows. */
export class Growing {
  #values = new Int32Array(1 << 16);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  done(): Int32Array {
    return this.#values.slice(0, this.length);
  }
}
