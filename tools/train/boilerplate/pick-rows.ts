import type { Dataset } from './dataset';
import { randomFrom } from './random';

/** Rows to learn from, and what each counts. */
export interface PickedRows {
  readonly learn: Uint8Array;
  readonly weights: Float32Array;
}

/** The share of a whole page's lines that are learned from: many say the same. */
const FULL_SHARE = 0.5;

/** All rows of what extractors left, and some of those of whole pages; these count for those left out, `fullWeight` times. */
export function pickRows(data: Dataset, seed: number, fullWeight: number): PickedRows {
  const random = randomFrom(seed);
  const learn = new Uint8Array(data.rows);
  const weights = data.weights.slice();
  data.records.forEach((record, i) => {
    const whole = record.flavour === 'full';
    for (let row = data.starts[i]!; row < data.starts[i + 1]!; row++) {
      if (weights[row] === 0 || (whole && random() >= FULL_SHARE)) continue;
      learn[row] = 1;
      if (whole) weights[row]! *= fullWeight / FULL_SHARE;
    }
  });
  return { learn, weights };
}
