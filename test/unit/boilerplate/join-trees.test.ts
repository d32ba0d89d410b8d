import assert from 'node:assert/strict';
import { predictTrees } from '../../../src/core/boilerplate/model/trees';
import { joinTrees } from '../../../tools/train/boilerplate/join-trees';

describe('joined trees', () => {
  const member = (leaves: readonly number[], base: number) => ({ count: 2, depth: 1, features: Uint8Array.of(0, 1), thresholds: Float32Array.of(0.5, 2), leaves: Float32Array.from(leaves), base });
  const logOdds = (p: number): number => Math.log(p / (1 - p));

  it('answer with the mean log odds of their members', () => {
    const members = [member([0, 1, -1, 2], -1), member([1, 0, 0.5, -0.5], 0)];
    const joined = joinTrees(members);
    assert.equal(joined.count, 4);
    for (const row of [[0, 0], [0, 3], [1, 0], [1, 3]]) {
      const values = Float32Array.from(row);
      const mean = members.reduce((sum, trees) => sum + logOdds(predictTrees(trees, values, 0)), 0) / members.length;
      assert.ok(Math.abs(logOdds(predictTrees(joined, values, 0)) - mean) < 1e-6);
    }
  });

  it('must be of one shape', () => {
    assert.throws(() => joinTrees([]), /same depth/);
    assert.throws(() => joinTrees([member([0, 1, -1, 2], 0), { ...member([0, 1, -1, 2], 0), count: 1 }]), /same depth/);
  });
});
