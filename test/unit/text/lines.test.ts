import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lines } from '../../../src/core/text/lines';
import { findSentences } from '../../../src/core/text/sentences';
import { SeedText } from '../../../src/core/text/seed-text';

describe('lines', () => {
  it('end at LF, CRLF and lone CR, as in an editor', () => {
    const lines = new Lines('a\r\nb\rc\n');
    assert.equal(lines.count, 4);
    assert.deepEqual([0, 1, 2, 3].map((line) => [lines.start(line), lines.end(line)]), [[0, 1], [3, 4], [5, 6], [7, 7]]);
    assert.deepEqual(lines.whole(0), { start: 0, end: 3 });
  });

  it('turn an offset into a position and back', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n', '\r', ' '), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(60), (value, at) => {
        const lines = new Lines(value);
        const offset = Math.min(at, value.length);
        const position = lines.position(offset);
        const back = lines.offset(position);
        assert.ok(back <= offset && lines.lineAt(back) === position.line);
        if (offset <= lines.end(position.line)) assert.equal(back, offset);
      }),
    );
  });
});

describe('sentences', () => {
  const split = (text: string): string[] => findSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

  it('do not end at abbreviations and initials', () => {
    assert.deepEqual(split('Mr. J. R. Holm of Acme Inc. met the U.S. envoy. “We talked.” Then they left!'), [
      'Mr. J. R. Holm of Acme Inc. met the U.S. envoy.',
      '“We talked.”',
      'Then they left!',
    ]);
  });

  it('cover every word of a block, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const joined = split(text).join('').replace(/\s/g, '');
        assert.equal(joined, text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('a seed', () => {
  it('has a title of its own, or starts with a sentence', () => {
    assert.equal(new SeedText('Fire in Gdańsk\nIt burned.\n').title?.source, 'heading');
    assert.equal(new SeedText('Who else is coming?\nNobody.\n').title?.source, 'heading');
    assert.equal(new SeedText('A fire broke out on Monday in Gdańsk.\nIt burned.\n').title?.source, 'lede');
    assert.equal(new SeedText(' \n\n').title, undefined);
  });
});
