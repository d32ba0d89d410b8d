import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareCodePoints } from '../../../src/core/index/order';
import { SortedNames } from '../../../src/core/index/sorted-names';

describe('Names kept in order', () => {
  it('are those of a sorted set', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(2500)), { maxLength: 4000, size: 'max' }), (changes) => {
        const names = new SortedNames();
        const plain = new Set<string>();
        for (const [adds, number] of changes) {
          const name = String.fromCodePoint(0x1f000 - number * 47, 97 + (number % 26));
          if (adds) {
            names.add(name);
            plain.add(name);
          } else {
            names.remove(name);
            plain.delete(name);
          }
        }
        const sorted = [...plain].sort(compareCodePoints);
        assert.deepEqual(names.all(), sorted);
        assert.deepEqual(names.first(7), sorted.slice(0, 7));
        assert.equal(names.size, sorted.length);
      }),
      { numRuns: 40 },
    );
  });
});
