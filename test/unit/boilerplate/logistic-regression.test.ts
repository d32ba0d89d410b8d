import assert from 'node:assert/strict';
import { logisticRegression } from '../../../tools/train/boilerplate/logistic-regression';

describe('logisticRegression', () => {
  const rows = Array.from({ length: 400 }, (_, i) => [(i % 20) / 10, Math.floor(i / 20), 7]);
  const truth = (row: readonly number[]): number => 1 / (1 + Math.exp(-(3 * row[0]! - 0.25 * row[1]! + 1)));

  it('finds the weights that made the answers', () => {
    const twice = [...rows, ...rows];
    const { bias, weights } = logisticRegression(twice, [...rows.map(() => 1), ...rows.map(() => 0)], [...rows.map(truth), ...rows.map((row) => 1 - truth(row))]);
    assert.ok(Math.abs(weights[0]! - 3) < 0.3, String(weights[0]));
    assert.ok(Math.abs(weights[1]! + 0.25) < 0.03, String(weights[1]));
    assert.ok(Math.abs(weights[2]!) < 1e-6, 'a column that never changes says nothing');
    assert.ok(Math.abs(bias - 1) < 0.2, String(bias));
  });

  it('counts rows by their importance', () => {
    const { bias } = logisticRegression([[1], [1]], [1, 0], [3, 1]);
    assert.ok(Math.abs(1 / (1 + Math.exp(-bias)) - 0.75) < 0.01, String(bias));
  });
});
