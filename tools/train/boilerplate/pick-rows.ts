import type { Dataset } from './dataset';
import { randomFrom } from './random';

/** Rows to learn from, and what each counts. */
export interface PickedRows {
  readonly learn: Uint8Array;
  readonly weights: Float32Array;
}

/** Paragraphs of articles are many and easy: a quarter of them, counted fourfold, teaches the same. */
const PROSE_SHARE = 0.25;
/** The share of a whole page's lines. */
const FULL_SHARE = { core: 0.4, web: 0.2, other: 0.3 } as const;

/** Thins out rows that say the same as others; what is left counts for what is gone, lines of whole pages `fullWeight` times. */
export function pickRows(data: Dataset, seed: number, fullWeight: number): PickedRows {
  const random = randomFrom(seed);
  const learn = new Uint8Array(data.rows);
  const weights = data.weights.slice();
  data.records.forEach((record, i) => {
    const share = record.flavour === 'full' ? FULL_SHARE[record.lang === 'en' ? record.tier : 'other'] : 1;
    for (let row = data.starts[i]!; row < data.starts[i + 1]!; row++) {
      const prose = data.labels[row] === 0 && data.scans[i]!.prose[row - data.starts[i]!] === 1;
      const chance = share * (prose ? PROSE_SHARE : 1);
      if (weights[row] === 0 || random() >= chance) continue;
      learn[row] = 1;
      weights[row]! *= (record.flavour === 'full' ? fullWeight : 1) / chance;
    }
  });
  return { learn, weights };
}
