import type { Dataset } from './dataset';
import { pageOf } from './dataset';
import { randomFrom } from './random';

/** Rows to learn from, and what each counts. */
export interface PickedRows {
  readonly learn: Uint8Array;
  readonly weights: Float32Array;
}

/** Paragraphs of articles are many and easy: a quarter of them, counted fourfold, teaches the same. */
const PROSE_SHARE = 0.25;

/** Thins out rows that say the same as others; what is left counts for what is gone. */
export function pickRows(data: Dataset, seed: number): PickedRows {
  const random = randomFrom(seed);
  const learn = new Uint8Array(data.rows);
  const weights = data.weights.slice();
  const copies = new Map<string, number>();
  data.records.forEach((record, i) => {
    const copy = (copies.get(pageOf(record)) ?? 0) + 1;
    copies.set(pageOf(record), copy);
    const share = shareOf(record.lang === 'en' ? record.tier : 'other', record.flavour, copy);
    for (let row = data.starts[i]!; row < data.starts[i + 1]!; row++) {
      const prose = data.labels[row] === 0 && data.scans[i]!.prose[row - data.starts[i]!] === 1;
      const chance = share * (prose ? PROSE_SHARE : 1);
      if (weights[row] === 0 || random() >= chance) continue;
      learn[row] = 1;
      weights[row]! /= chance;
    }
  });
  return { learn, weights };
}

function shareOf(tier: 'core' | 'web' | 'other', flavour: 'full' | 'residue', copy: number): number {
  if (flavour === 'full') return { core: 0.4, web: 0.2, other: 0.3 }[tier];
  if (tier === 'core') return copy % 2 === 1 ? 1 : 0.3;
  return tier === 'web' ? 0.6 : 1;
}
