import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanBytes } from '../../../src/core/duplicates/scan-bytes';
import { scanText } from '../../../src/core/duplicates/scan-text';
import { BREAK } from '../../../src/core/duplicates/word-hash';
import { WordStore } from '../../../src/core/duplicates/word-store';
import { Lines } from '../../../src/core/text/lines';
import { findWords, foldedWords } from '../../../src/core/text/words';

interface Scanned {
  readonly words: readonly number[];
  readonly lines: readonly (readonly [number, number, number])[];
}

function read(store: WordStore): Scanned {
  return {
    words: [...store.words.subarray(0, store.wordCount)],
    lines: Array.from({ length: store.lineCount }, (_, i) => [store.lineWords[i] ?? 0, store.lineNumbers[i] ?? 0, store.lineHashes[i] ?? 0] as const),
  };
}

function ofText(text: string): Scanned {
  const store = new WordStore(1);
  scanText(text, store);
  return read(store);
}

function ofBytes(text: string): Scanned {
  const store = new WordStore(1);
  scanBytes(new TextEncoder().encode(text), store);
  return read(store);
}

const PIECES = [
  'Hello', 'ŁÓDŹ', 'don’t', "o'clock", '1,000.5', '3.', 'U.S.', 'Mr.', 'naïve', 'e\u0301', '東京', 'ไทย', '𝐀𝐁', "a'𝐀", 'ﬁne', 'Ω', 'ς', 'ΑΣ', '½', '٣',
  ' ', ' ', ' ', '  ', '\n', '\r\n', '\r', '\u00a0', '. ', '! ', '…', '?” ', '"', '“', '—', '-', '\ufeff', '\u2028', '👍🏽', '\t', "'", ',', '§',
];

describe('scanBytes and scanText', () => {
  it('find the words of findWords', () => {
    for (const text of ['', ' ', 'One two', 'It’s 1,000.5 km—or so.', '東京 is big', 'a\r\n\r\nb\rc\n']) {
      assert.equal(ofBytes(text).words.length, findWords(text).count, JSON.stringify(text));
    }
  });

  it('agree with each other and with findWords on any text', () => {
    const texts = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) })).map((all) => all.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        assert.deepEqual(ofBytes(text), ofText(text));
        assert.equal(ofText(text).words.length, findWords(text).count);
      }),
      { numRuns: 1500 },
    );
  });

  it('give words that fold alike the same code', () => {
    const mask = ~BREAK;
    const codes = (text: string): number[] => ofBytes(text).words.map((word) => word & mask);
    for (const [one, other] of [['ÉCOLE', 'ecole'], ['don’t', "DON'T"], ['Łódź', 'lodz'], ['Straße', 'strasse']] as const) {
      assert.deepEqual(foldedWords(one), foldedWords(other));
      assert.deepEqual(codes(one), codes(other));
    }
    assert.notDeepEqual(codes('alpha beta'), codes('alpha gamma'));
  });

  it('mark where sentences and lines end, and not behind abbreviations', () => {
    const breaks = (text: string): number[] => ofBytes(text).words.flatMap((word, i) => ((word & BREAK) !== 0 ? [i] : []));
    assert.deepEqual(breaks('One two. Three four'), [1, 3]);
    assert.deepEqual(breaks('One Mr. Smith came. so it goes'), [6]);
    assert.deepEqual(breaks('One two\nthree'), [1, 2]);
    assert.deepEqual(breaks('He said “Go!” Then he went.'), [2, 5]);
  });

  it('know the line of every word', () => {
    const text = 'Title\r\n\r\nFirst line here\n***\rLast one';
    const lines = new Lines(text);
    const words = findWords(text);
    const scanned = ofBytes(text);
    for (const [word, line] of scanned.lines) assert.equal(line, lines.lineAt(words.starts[word] ?? 0));
    assert.deepEqual(scanned.lines.map(([word, line]) => [word, line]), [[0, 0], [1, 2], [4, 4]]);
  });

  it('read broken UTF-8 as something that is no word', () => {
    const store = new WordStore(1);
    scanBytes(Uint8Array.of(0x61, 0xff, 0x62, 0xe2, 0x80, 0x20, 0x63, 0xc3), store);
    assert.equal(store.wordCount, 3);
  });
});
