import assert from 'node:assert/strict';
import { spanOf } from '../../../src/core/duplicates/passage';
import { BOILERPLATE_SEEDS } from '../../../src/core/duplicates/common-lines';
import { PassageIndex } from '../../../src/core/duplicates/passage-index';
import { findWords } from '../../../src/core/text/words';
import { Prose } from '../../../tools/bench/duplicates/prose';
import { Random } from '../../../tools/random';

const prose = new Prose(new Random(11));
const lines = (count: number): string[] => Array.from({ length: count }, () => prose.paragraph());

describe('PassageIndex', () => {
  it('finds a copy in the same seed as one pair, headings between the paragraphs included', () => {
    const body = [...lines(3), 'What comes next', ...lines(4), 'A word of caution', ...lines(2)];
    const text = ['The lead of the story stands alone here today', ...body, ...body, 'You may also like'].join('\n');
    const index = new PassageIndex();
    index.put('a', text);
    const pairs = index.pairs('a');
    assert.equal(pairs.length, 1);
    const [pair] = pairs;
    assert.deepEqual([pair?.a.startLine, pair?.a.endLine, pair?.b.startLine, pair?.b.endLine], [12, 22, 1, 11]);
    assert.equal(pair?.changed, 0);
    assert.equal(pair?.words, findWords(body.join('\n')).count);
  });

  it('finds a copy in another seed from both sides, aligned to words', () => {
    const shared = lines(2).join('\n');
    const index = new PassageIndex();
    const one = `${lines(3).join('\n')}\n${shared}\n${lines(1).join('\n')}`;
    const other = `${lines(1).join('\n')}\n${shared}\n${lines(2).join('\n')}`;
    index.put('one', one);
    index.put('other', other);
    index.put('unrelated', lines(6).join('\n'));
    for (const [uri, text] of [['one', one], ['other', other]] as const) {
      const pairs = index.pairs(uri);
      assert.equal(pairs.length, 1);
      assert.equal(pairs[0]!.a.uri, uri);
      const span = spanOf(pairs[0]!.a, findWords(text), text);
      assert.equal(text.slice(span.start, span.end), shared);
    }
    assert.deepEqual(index.pairs('unrelated'), []);
    assert.deepEqual(index.pairs('nowhere'), []);
  });

  it('sees through quotes, dashes, case and accents', () => {
    const plain = 'The minister\'s cafe -- a "very" small place -- opened at 10.30 in the old town of Lodz, and nobody came.';
    const fancy = 'THE minister’s café — a “very” small place – opened at 10.30 in the old town of Łódź and nobody came';
    const index = new PassageIndex();
    index.put('a', `${lines(2).join('\n')}\n${plain}`);
    index.put('b', `${fancy}\n${lines(2).join('\n')}`);
    const [pair] = index.pairs('a');
    assert.equal(pair?.changed, 0);
    assert.equal(pair?.words, 19);
  });

  it('finds an edited copy and says how much changed', () => {
    const paragraph = Array.from({ length: 4 }, () => `${prose.sentence().join(' ')}.`).join(' ');
    const words = paragraph.split(' ');
    for (let i = 5; i < words.length; i += 10) words[i] = 'zebra';
    const changed = words.filter((word) => word === 'zebra').length / words.length;
    const index = new PassageIndex();
    index.put('a', `${lines(2).join('\n')}\n${paragraph}\n${lines(1).join('\n')}`);
    index.put('b', `${words.join(' ')}\n${lines(3).join('\n')}`);
    const pairs = index.pairs('b');
    assert.equal(pairs.length, 1);
    assert.ok(Math.abs(pairs[0]!.changed - changed) < 0.02, `${pairs[0]!.changed} for ${changed}`);
    assert.deepEqual([pairs[0]!.a.startLine, pairs[0]!.a.endLine, pairs[0]!.b.startLine], [0, 0, 2]);
  });

  it('gives the same answers from text and from bytes', () => {
    const shared = lines(2).join('\r\n');
    const texts = [`${lines(2).join('\n')}\n${shared}`, `${shared}\n${lines(2).join('\n')}\n${shared}`];
    const fromText = new PassageIndex();
    const fromBytes = new PassageIndex();
    texts.forEach((text, i) => {
      fromText.put(`${i}`, text);
      fromBytes.putBytes(`${i}`, new TextEncoder().encode(text));
    });
    assert.deepEqual(fromBytes.pairs('1'), fromText.pairs('1'));
    assert.equal(fromText.pairs('1').length, 3);
  });

  it('follows changes and removals', () => {
    const shared = lines(2).join('\n');
    const index = new PassageIndex();
    index.put('a', `${shared}\n${lines(2).join('\n')}`);
    index.put('b', shared);
    assert.equal(index.pairs('a').length, 1);
    index.put('b', lines(3).join('\n'));
    assert.deepEqual(index.pairs('a'), []);
    index.put('b', shared);
    assert.equal(index.pairs('a').length, 1);
    index.remove('b');
    index.remove('b');
    assert.deepEqual(index.pairs('a'), []);
    assert.equal(index.has('b'), false);
    assert.equal(index.size, 1);
    index.freeze();
    index.put('c', shared);
    assert.equal(index.pairs('c').length, 1);
  });

  it('tells lines that many unrelated seeds hold from copies', () => {
    const footer = 'Sign up for our daily letter and read the ten stories that matter most to you every morning';
    const index = new PassageIndex();
    for (let i = 0; i < BOILERPLATE_SEEDS; i++) index.put(`${i}`, `${lines(6).join('\n')}\n${footer}\n`);
    assert.equal(index.lineSpread(`  ${footer.toUpperCase()}!`), BOILERPLATE_SEEDS);
    assert.equal(index.lineSpread('Never seen'), 0);
    assert.equal(index.lineSpread('***'), 0);
    assert.deepEqual(index.pairs('3'), []);
    index.remove('7');
    assert.equal(index.lineSpread(footer), BOILERPLATE_SEEDS - 1);
    assert.equal(index.pairs('3').length, BOILERPLATE_SEEDS - 2);
  });

  it('groups seeds that are one article', () => {
    const article = lines(8);
    const index = new PassageIndex();
    index.put('a', article.join('\n'));
    index.put('b', [...article.slice(0, 6), ...lines(2)].join('\n'));
    index.put('c', [lines(1)[0], ...article.slice(2)].join('\n'));
    index.put('d', [...lines(20), article[0]].join('\n'));
    index.put('e', lines(8).join('\n'));
    assert.deepEqual(index.families(), [{ uris: ['a', 'b', 'c'] }]);
  });

  it('reports a line that stands many times once a copy, and one word said over and over not at all', () => {
    const index = new PassageIndex();
    const line = 'Twelve words stand in this line and they come back again soon';
    index.put('a', Array.from({ length: 5 }, () => line).join('\n'));
    index.put('b', 'word '.repeat(5000));
    const later = index.pairs('a').map(({ a }) => a);
    for (let line = 1; line < 5; line++) assert.ok(later.some(({ startLine, endLine }) => startLine <= line && line <= endLine), `line ${line}`);
    assert.ok(later.every(({ startLine }) => startLine > 0));
    assert.deepEqual(index.pairs('b'), []);
  });
});
