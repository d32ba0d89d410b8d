import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold, foldLine } from '../../../src/core/text/fold';
import { findWords, foldedWords } from '../../../src/core/text/words';

describe('words', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Zelenskyy’s 3.5 million', ["zelenskyy's", '3.5', 'million']],
    ['one-on-one — really', ['one', 'on', 'one', 'really']],
    ['It cost 1,000. Then 2', ['it', 'cost', '1,000', 'then', '2']],
    ["'quoted' words'", ['quoted', 'words']],
    ['Gdańsk Ærø Straße', ['gdansk', 'aero', 'strasse']],
    ['東京 is Tokyo', ['東', '京', 'is', 'tokyo']],
    ['😀fire😀', ['fire']],
    ['e\u0301tude', ['etude']],
  ];
  for (const [text, words] of cases) it(`of ${JSON.stringify(text)}`, () => assert.deepEqual(foldedWords(text), words));

  it('are the same in a part of the text as in the part alone, at shifted offsets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, part) => {
        const lead = `${before} `;
        const alone = findWords(part);
        const inside = findWords(lead + part, { start: lead.length, end: lead.length + part.length });
        assert.deepEqual([...inside.starts].map((start) => start - lead.length), [...alone.starts]);
        assert.deepEqual([...inside.ends].map((end) => end - lead.length), [...alone.ends]);
      }),
    );
  });

  it('never overlap, never are empty, and never split a pair of surrogates', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { count, starts, ends } = findWords(text);
        let last = 0;
        for (let i = 0; i < count; i++) {
          const start = starts[i] ?? 0;
          const end = ends[i] ?? 0;
          assert.ok(start >= last && end > start);
          assert.ok(!isLow(text, start) && !isLow(text, end));
          last = end;
        }
      }),
    );
  });
});

describe('folding', () => {
  it('makes typography, case and accents equal', () => {
    assert.equal(fold('ZELENSKÝ’S'), "zelensky's");
    assert.equal(foldLine('  “You  may—also”\u00a0like… '), '"you may-also" like...');
  });

  it('of folded text changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(fold(fold(text)), fold(text))));
  });
});

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit < 0xe000 && before >= 0xd800 && before < 0xdc00;
}
