import assert from 'node:assert/strict';
import type { GoldRecord } from '../../../tools/train/boilerplate/data';
import { buildDataset } from '../../../tools/train/boilerplate/dataset';
import { pickRows } from '../../../tools/train/boilerplate/pick-rows';
import { shippedPack } from './shipped-pack';

describe('pickRows', () => {
  const record = (flavour: 'full' | 'residue'): GoldRecord => ({
    id: flavour,
    page: 'harbour',
    tier: 'core',
    flavour,
    lang: 'en',
    domain: 'harbour.example',
    lines: Array.from({ length: 4000 }, (_, i) => ({ t: i % 2 === 0 ? `Ferry ${i} leaves early` : `The ferry of ${i} left early because nobody came to the quay that day.`, keep: i % 2 === 0 ? 0 : 1 })),
  });
  const data = buildDataset([record('residue'), record('full')], shippedPack());
  const sum = (weights: Float32Array, from: number, wanted: (row: number) => boolean): number => weights.subarray(from, from + 4000).reduce((all, weight, at) => all + (wanted(from + at) ? weight : 0), 0);

  it('lets the lines that are left count for those that are gone, and whole pages a tenth when asked', () => {
    const picked = pickRows(data, 1, 0.1);
    for (const [from, factor] of [[0, 1], [4000, 0.1]] as const) {
      for (const label of [0, 1]) {
        const all = sum(data.weights, from, (row) => data.labels[row] === label) * factor;
        const left = sum(picked.weights, from, (row) => data.labels[row] === label && picked.learn[row] === 1);
        assert.ok(Math.abs(left / all - 1) < 0.15, `${left} for ${all}`);
      }
    }
  });

  it('keeps every line of what extractors left, about half of whole pages, and is the same for a seed', () => {
    const picked = pickRows(data, 1, 0.1);
    assert.ok(picked.learn.subarray(0, 4000).every((learn) => learn === 1));
    const half = picked.learn.subarray(4000).reduce((sum, learn) => sum + learn, 0) / 4000;
    assert.ok(half > 0.45 && half < 0.55, `${half}`);
    assert.deepEqual(pickRows(data, 1, 0.1), picked);
  });
});
