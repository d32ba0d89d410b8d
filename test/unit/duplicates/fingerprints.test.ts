import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GRAM, gramHash, winnow } from '../../../src/core/duplicates/fingerprints';
import { wordEdits } from '../../../src/core/duplicates/word-edits';

const codes = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60 });

function prints(words: Uint16Array, window: number): { readonly hashes: readonly number[]; readonly places: readonly number[] } {
  const hashes = new Uint32Array(words.length + 1);
  const places = new Uint32Array(words.length + 1);
  const count = winnow(words, 0, words.length, window, hashes, places, 0);
  return { hashes: [...hashes.subarray(0, count)], places: [...places.subarray(0, count)] };
}

describe('winnow', () => {
  it('keeps a gram of every window, in order, with its own hash', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 1, max: 9 }), (list, window) => {
        const words = Uint16Array.from(list);
        const { hashes, places } = prints(words, window);
        places.forEach((place, i) => {
          assert.equal(hashes[i], gramHash(words, place));
          if (i > 0) assert.ok(place > places[i - 1]!);
        });
        for (let start = 0; start + window + GRAM - 1 <= words.length; start++) {
          assert.ok(places.some((place) => place >= start && place < start + window), `${start} of ${places.join(' ')}`);
        }
        assert.equal(places.length > 0, words.length >= GRAM);
      }),
    );
  });

  it('keeps one of a window where all grams are equal', () => {
    assert.equal(prints(new Uint16Array(803), 8).places.length, 100);
  });
});

describe('wordEdits', () => {
  it('counts the least edits, as the plain definition does', () => {
    const plain = (a: readonly number[], b: readonly number[]): number => {
      const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)));
      for (let i = 1; i <= a.length; i++) {
        for (let j = 1; j <= b.length; j++) {
          rows[i]![j] = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
        }
      }
      return rows[a.length]![b.length]!;
    };
    const short = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 14 });
    fc.assert(
      fc.property(short, short, (a, b) => {
        const { edits, matched } = wordEdits(Uint16Array.from(a), 0, a.length, Uint16Array.from(b), 0, b.length);
        assert.equal(edits, plain(a, b));
        assert.ok(matched <= Math.min(a.length, b.length) && matched + edits >= Math.max(a.length, b.length));
      }),
    );
  });

  it('counts a gap too large to compare as wholly changed', () => {
    assert.deepEqual(wordEdits(new Uint16Array(400), 0, 400, new Uint16Array(300), 0, 300), { matched: 0, edits: 400 });
  });
});
