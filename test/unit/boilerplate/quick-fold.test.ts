import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quickFold } from '../../../src/core/boilerplate/quick-fold';
import { foldLine } from '../../../src/core/text/fold';

describe('quickFold', () => {
  it('gives what foldLine gives, for any text', () => {
    const unit = fc.oneof(fc.constantFrom(...' \t\u00a0\u2003‘’“”–—…`İßÉé•½™Ως\u0301'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        assert.equal(quickFold(text).folded, foldLine(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('tells which numbers a line can hold', () => {
    assert.equal(quickFold('no numbers').numbers, 'none');
    assert.equal(quickFold('3 June').numbers, 'plain');
    assert.equal(quickFold('½ cup, 3 eggs').numbers, 'any');
  });
});
