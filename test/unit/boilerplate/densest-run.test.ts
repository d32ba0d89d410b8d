import assert from 'node:assert/strict';
import fc from 'fast-check';
import { densestRun } from '../../../src/core/boilerplate/densest-run';

describe('densestRun', () => {
  it('is the run with the largest sum, over losses in between', () => {
    const values = [-3, 4, -1, 5, -20, 6, -9];
    assert.deepEqual(densestRun(values.length, (line) => values[line]!), { from: 1, to: 4, sum: 8 });
  });

  it('is empty when nothing is worth anything', () => {
    assert.deepEqual(densestRun(3, () => -1), { from: 0, to: 0, sum: 0 });
    assert.deepEqual(densestRun(0, () => 1), { from: 0, to: 0, sum: 0 });
  });

  it('is never beaten, and asks for each value once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 20 }), (values) => {
        let asked = 0;
        const { from, to } = densestRun(values.length, (line) => {
          asked++;
          return values[line]!;
        });
        const sum = (a: number, b: number): number => values.slice(a, b).reduce((total, value) => total + value, 0);
        for (let a = 0; a <= values.length; a++) for (let b = a; b <= values.length; b++) assert.ok(sum(a, b) <= sum(from, to));
        assert.equal(asked, values.length);
      }),
    );
  });
});
