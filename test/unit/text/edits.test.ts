import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, Survivors } from '../../../src/core/text/edits';

describe('Survivors', () => {
  it('expresses rounds of removals in the offsets of the first text', () => {
    const span = fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(fc.array(span, { maxLength: 4 }), { maxLength: 4 }), (text, rounds) => {
        const survivors = new Survivors(text);
        let naive = [...text].length === text.length ? text.split('') : Array.from({ length: text.length }, (_, i) => text.charAt(i));
        for (const round of rounds) {
          survivors.remove(round);
          naive = naive.filter((_, i) => !round.some(({ start, end }) => i >= start && i < end));
          assert.equal(survivors.text, naive.join(''));
        }
        const edits = survivors.removed.map((removed) => ({ span: removed, text: '' }));
        assert.equal(applyEdits(text, edits), survivors.text);
      }),
    );
  });
});
