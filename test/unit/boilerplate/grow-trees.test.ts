import assert from 'node:assert/strict';
import { nextOf, predictTrees } from '../../../src/core/boilerplate/model/trees';
import { BINS, bin, bordersOf } from '../../../tools/train/boilerplate/bins';
import { type GrowOptions, growTrees } from '../../../tools/train/boilerplate/grow-trees';
import { randomFrom } from '../../../tools/train/boilerplate/random';

const OPTIONS: GrowOptions = { trees: 40, depth: 4, leaves: 6, rate: 0.2, rowShare: 0.7, featureShare: 1, lambda: 1, leastHessian: 0.5, seed: 3 };
const ROWS = 2_000;

describe('growTrees', () => {
  const random = randomFrom(7);
  const values = Float32Array.from({ length: ROWS * 3 }, () => random());
  // Neither feature tells alone: the corners of a square.
  const labels = Uint8Array.from({ length: ROWS }, (_, row) => (values[row * 3]! > 0.5 === values[row * 3 + 1]! > 0.5 ? 1 : 0));
  const weights = new Float32Array(ROWS).fill(1);
  const use = Int32Array.from({ length: ROWS / 2 }, (_, i) => i);
  const trees = growTrees(bin(values, ROWS, bordersOf(values, ROWS, 3)), labels, weights, use, OPTIONS);

  it('learns what no single feature tells, and holds on rows it has not seen', () => {
    let right = 0;
    for (let row = ROWS / 2; row < ROWS; row++) if (predictTrees(trees, values, row * 3) > 0.5 === (labels[row] === 1)) right++;
    assert.ok(right / (ROWS / 2) > 0.95, `${right}`);
  });

  it('grows no tree deeper, or with more leaves, than asked, and the same for a seed', () => {
    for (let tree = 0; tree < OPTIONS.trees; tree++) {
      const [from, to] = [trees.starts[tree]!, trees.starts[tree + 1]!];
      assert.ok(to - from <= 2 * OPTIONS.leaves - 1);
      const depthOf = (node: number): number => (nextOf(trees, node) === node ? 0 : 1 + Math.max(depthOf(nextOf(trees, node)), depthOf(nextOf(trees, node) + 1)));
      assert.ok(depthOf(from) <= OPTIONS.depth);
    }
    assert.deepEqual(growTrees(bin(values, ROWS, bordersOf(values, ROWS, 3)), labels, weights, use, OPTIONS), trees);
  });
});

describe('bin', () => {
  it('gives a frequent value a bin of its own and parts the rest', () => {
    const random = randomFrom(1);
    const values = Float32Array.from({ length: 10_000 }, (_, i) => (i % 10 < 8 ? 0 : 1 + random()));
    const { borders, bins } = bin(values, values.length, bordersOf(values, values.length, 1));
    assert.ok(borders[0]!.length > BINS / 2 && borders[0]!.length < BINS, `${borders[0]!.length}`);
    assert.ok(values.every((value, row) => (value === 0) === (bins[row] === 0)));
    const counts = new Array<number>(BINS).fill(0);
    for (const each of bins) counts[each]!++;
    assert.ok(Math.max(...counts.slice(1)) < 200);
  });

  it('parts few values from one another', () => {
    assert.deepEqual([...bordersOf(Float32Array.of(3, 1, 2, 1), 4, 1)[0]!], [1.5, 2.5]);
  });
});
