import assert from 'node:assert/strict';
import { PassageIndex } from '../../../src/core/duplicates/passage-index';
import { COMMON_WORDS } from '../../../src/core/duplicates/common-words';
import { RAREST, weighWords } from '../../../src/core/duplicates/word-weights';
import { hashWord, wordCode } from '../../../src/core/duplicates/word-hash';
import { WordStore } from '../../../src/core/duplicates/word-store';

const ONE = [
  'Ferries stay in port',
  'The lighthouse keeper at Skerrymore, Hamish Dunbar, retired on Friday after forty-one winters alone on the rock.',
  'His successor, a retired schoolteacher from Perth, will arrive by helicopter once the gale drops.',
  'Tickets for the island museum cost four pounds and children go free.',
].join('\n');
const OTHER = [
  'Crossings called off again',
  'Bakers in the capital expect flour to cost more by spring, their guild warned.',
  'After forty-one winters on the rock at Skerrymore, keeper Hamish Dunbar left his lighthouse for good on Friday.',
  'The council will vote on parking fees in the old town next Tuesday evening.',
].join('\n');

describe('rewritten lines', () => {
  it('are found across seeds though no run of words is long', () => {
    const index = new PassageIndex();
    index.put('one', ONE);
    index.put('other', OTHER);
    const found = [...index.pairs('one'), ...index.rewrites('one')];
    assert.deepEqual(found.map(({ a, b }) => [a.startLine, a.endLine, b.startLine, b.endLine]), [[1, 1, 2, 2]]);
    assert.ok(found[0]!.changed > 0.4);
    const told: number[] = [];
    const steps = index.survey(({ a }) => told.push(a.startLine), { rewrites: true });
    while (steps.next().done !== true);
    assert.equal(told.length, 1);
  });

  it('are not told of again when they are near copies', () => {
    const index = new PassageIndex();
    index.put('one', ONE);
    index.put('other', `${ONE.split('\n')[1]}\n${OTHER}`);
    assert.ok(index.pairs('one').some(({ b }) => b.startLine === 0));
    assert.ok(!index.rewrites('one').some(({ b }) => b.startLine === 0));
    assert.deepEqual(index.rewrites('nowhere'), []);
  });

  it('follow seeds that came after the table was built', () => {
    const index = new PassageIndex();
    index.put('one', ONE);
    assert.deepEqual(index.rewrites('one'), []);
    index.put('other', OTHER);
    assert.equal(index.pairs('one').length + index.rewrites('one').length, 1);
    index.remove('other');
    assert.deepEqual(index.rewrites('one'), []);
  });
});

describe('word weights', () => {
  it('are nothing for grammar, and fall for what every seed of the corpus says', () => {
    const code = (word: string): number => wordCode(hashWord(word, 0, word.length));
    const empty = weighWords(new WordStore());
    assert.equal(empty[code('the')], 0);
    assert.ok(Math.abs(empty[code('skerrymore')]! - RAREST) < 1e-6);
    assert.ok(COMMON_WORDS.length > 5);
    const store = new WordStore();
    for (let i = 0; i < 200; i++) {
      store.reserve(4);
      store.words[store.wordCount++] = code('skerrymore');
      store.addRegion();
    }
    assert.ok(weighWords(store)[code('skerrymore')]! < 1);
  });
});
