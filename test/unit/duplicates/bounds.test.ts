import assert from 'node:assert/strict';
import { Aligner, MAX_COPIES } from '../../../src/core/duplicates/align';
import { MAX_CANDIDATES } from '../../../src/core/duplicates/candidates';
import { MAX_SEED_WORDS, PassageIndex } from '../../../src/core/duplicates/passage-index';
import { MAX_HITS, MAX_WALK } from '../../../src/core/duplicates/postings';
import { scanText } from '../../../src/core/duplicates/scan-text';
import { WordStore } from '../../../src/core/duplicates/word-store';
import { makeCorpus } from '../../../tools/bench/duplicates/corpus';
import { Prose } from '../../../tools/bench/duplicates/prose';
import { Random } from '../../../tools/random';

const prose = new Prose(new Random(31));

function indexOf(count: number): PassageIndex {
  const index = new PassageIndex();
  for (const { name, text } of makeCorpus(count)) index.put(name, text);
  return index;
}

/** Words that the aligner compares when it looks for copies within a text. */
function comparedWithin(text: string): { readonly compared: number; readonly words: number; readonly copies: number } {
  const store = new WordStore();
  const words = scanText(text, store).count;
  const aligner = new Aligner();
  aligner.load({ words: store.words, start: 0, end: words });
  const copies = aligner.alignSelf().length;
  return { compared: aligner.compared, words, copies };
}

describe('growth of the duplicates engine', () => {
  it('one question costs the same look-ups and postings in a corpus of any size', () => {
    const article = prose.article(300).join('\n');
    const cost = (count: number): readonly [number, number] => {
      const index = indexOf(count);
      index.put('asked', article);
      index.refresh();
      const { grams, walked } = index.cost;
      index.pairs('asked');
      return [index.cost.grams - grams, index.cost.walked - walked];
    };
    const [grams, walked] = cost(100);
    const [manyGrams, manyWalked] = cost(800);
    assert.equal(manyGrams, grams);
    assert.ok(manyWalked < 3 * walked + 1000, `${walked} ${manyWalked}`);
    assert.ok(manyWalked <= manyGrams * 2 * MAX_WALK);
  });

  it('memory is linear in the words', () => {
    const [few, many] = [indexOf(150), indexOf(1200)];
    few.freeze();
    many.freeze();
    assert.ok(many.bytes / many.words < 1.2 * (few.bytes / few.words), `${few.bytes / few.words} ${many.bytes / many.words}`);
  });

  it('all pairs of a corpus walk postings in proportion to its words', () => {
    const cost = (count: number): number => {
      const index = indexOf(count);
      const steps = index.survey(() => undefined);
      while (steps.next().done !== true);
      return index.cost.grams / index.words;
    };
    assert.ok(cost(800) < 1.2 * cost(100));
  });
});

describe('bad input', () => {
  it('one word said over and over is compared in linear time and is no copy', () => {
    const small = comparedWithin('word '.repeat(2000));
    const large = comparedWithin('word '.repeat(16_000));
    assert.ok(large.compared <= 24 * large.words);
    assert.ok(large.compared < 9 * small.compared);
    assert.equal(large.copies, 0);
  });

  it('a sentence said over and over gives a bounded number of copies', () => {
    const sentence = 'One two three four five six seven eight nine ten eleven twelve. ';
    const small = comparedWithin(sentence.repeat(200));
    const large = comparedWithin(sentence.repeat(1600));
    assert.ok(large.compared < 9 * small.compared);
    assert.ok(large.copies > 0 && large.copies <= MAX_COPIES);
    const index = new PassageIndex();
    index.put('a', sentence.repeat(4000));
    index.put('b', sentence.repeat(4000));
    const before = index.cost.walked;
    assert.ok(index.pairs('b').length <= 2 * MAX_COPIES);
    assert.ok(index.cost.walked - before < 64 * 16 * 2 * MAX_WALK);
  });

  it('a seed beyond the bound is searched up to it', () => {
    const index = new PassageIndex({ maxSeedWords: 60 });
    const copy = 'These twelve words come twice in one seed and make it long.';
    index.put('long', `${copy}\n${copy}\n${prose.article(200).join(' ')}\n${copy}`);
    assert.equal(index.sizeOf('long'), 60);
    assert.equal(index.pairs('long').length, 1);
    assert.ok(MAX_SEED_WORDS > 1_000_000);
  });

  it('identical seeds are told of near the asking one, and are one family', () => {
    const index = new PassageIndex();
    const article = prose.article(80).join('\n');
    for (let i = 0; i < 300; i++) index.put(`${i}`, article);
    const pairs = index.pairs('150');
    assert.ok(pairs.length > 2 && pairs.length <= Math.min(MAX_HITS, MAX_CANDIDATES));
    assert.deepEqual(index.families().map(({ uris }) => uris.length), [300]);
  });

  it('seeds that share a footer only are no copies and no family, however short they are', () => {
    const footer = 'Sign up for the morning letter of our paper and read what matters most before nine every day of the week.';
    const index = new PassageIndex();
    for (let i = 0; i < 400; i++) index.put(`${i}`, `${prose.sentence().slice(0, 12).join(' ')}.\n${footer}`);
    assert.deepEqual(index.pairs('7'), []);
    assert.deepEqual(index.families(), []);
    assert.equal(index.lineSpread(footer), 400);
  });

  it('odd texts are taken as they are', () => {
    const index = new PassageIndex();
    for (const text of ['', '\n\n\n', '\ud800', '\u0000'.repeat(100), '👍🏽'.repeat(50), `${'x'.repeat(100_000)}`, 'a\u0301'.repeat(4096)]) {
      index.put('odd', text, true);
      assert.deepEqual(index.pairs('odd'), []);
      index.putBytes('odd', new TextEncoder().encode(text));
      assert.deepEqual(index.rewrites('odd'), []);
    }
    index.putBytes('odd', Uint8Array.of(0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80));
    assert.deepEqual(index.pairs('odd'), []);
  });
});
