import { KeyTable } from './key-table';
import { LABELS } from './labels';

/** Two sums share one integer: the even label in the low 16 bits, the odd one above. */
const LANES = (LABELS + 1) >> 1;

/**
 * The weights of features, one row of bytes for each. Sums of up to 256 bytes fit 16 bits, so two labels are added at once;
 * integer arithmetic only, so that every engine yields the same.
 */
export class WeightTable {
  readonly #rows: KeyTable;
  readonly #lanes: Int32Array;
  readonly #scale: number;
  readonly #sums = new Int32Array(LANES);

  /** `columns`: for each label the weights of all `keys`, one label after the other; `scale` turns them into scores. */
  constructor(keys: Uint32Array, columns: Int8Array, scale: number) {
    this.#rows = new KeyTable(keys.length);
    this.#lanes = new Int32Array(keys.length * LANES);
    this.#scale = scale;
    for (let i = 0; i < keys.length; i++) {
      this.#rows.set(keys[i] as number, i * LANES);
      for (let lane = 0; lane < LANES; lane++) {
        const low = columns[2 * lane * keys.length + i] as number;
        const high = 2 * lane + 1 < LABELS ? (columns[(2 * lane + 1) * keys.length + i] as number) : 0;
        this.#lanes[i * LANES + lane] = high * 65536 + low;
      }
    }
  }

  /** Adds the weights of the first `count` features of `keys` to the `LABELS` scores from `at`. */
  add(keys: Uint32Array, count: number, scores: Float64Array, at: number): void {
    const sums = this.#sums;
    const lanes = this.#lanes;
    sums.fill(0);
    for (let k = 0; k < count; k++) {
      const row = this.#rows.get(keys[k] as number);
      if (row < 0) continue;
      for (let lane = 0; lane < LANES; lane++) sums[lane] = (sums[lane] as number) + (lanes[row + lane] as number);
    }
    for (let lane = 0; lane < LANES; lane++) {
      const sum = sums[lane] as number;
      const low = (sum << 16) >> 16;
      const y = at + 2 * lane;
      scores[y] = (scores[y] as number) + low * this.#scale;
      if (2 * lane + 1 < LABELS) scores[y + 1] = (scores[y + 1] as number) + ((sum - low) >> 16) * this.#scale;
    }
  }
}
