import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PhraseFinder } from '../../../src/core/boilerplate/phrase-finder';

describe('PhraseFinder', () => {
  it('finds the groups that a search phrase by phrase finds', () => {
    const phrase = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ł', ' '), minLength: 1, maxLength: 5 });
    const groups = fc.array(fc.option(fc.array(phrase, { minLength: 1, maxLength: 4 }), { nil: undefined, freq: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(groups, fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ł', ' ', 'x'), maxLength: 30 }), (phrases, text) => {
        const wanted = phrases.map((group) => (!group || group.some((part) => text.includes(part)) ? 1 : 0));
        const finder = new PhraseFinder(phrases);
        assert.deepEqual([...finder.find(text)], wanted);
        assert.deepEqual([...finder.find('')], phrases.map((group) => (group ? 0 : 1)), 'nothing is left over from the text before');
      }),
    );
  });
});
