import assert from 'node:assert/strict';
import { LiveSeed } from '../../../src/core/duplicates/live-seed';
import type { PassagePair } from '../../../src/core/duplicates/passage';
import { PassageIndex } from '../../../src/core/duplicates/passage-index';
import { scanText } from '../../../src/core/duplicates/scan-text';
import { WordStore } from '../../../src/core/duplicates/word-store';
import { Prose } from '../../../tools/bench/duplicates/prose';
import { Random } from '../../../tools/random';

const PIECES = ['word', ' ', '\n', '\r\n', '\r', '. ', '.', "'", '’', '5', ',', 'Éa', '? ', '東', '\u0301', '', '😀'];

function scanned(text: string): { store: WordStore; seed: LiveSeed } {
  const store = new WordStore();
  const words = scanText(text, store);
  const region = store.addRegion();
  return { store, seed: new LiveSeed(text, words, store, region) };
}

function place({ a, b, words, changed }: PassagePair): string {
  return [a.firstWord, a.endWord, a.startLine, a.endLine, b.uri, b.firstWord, b.endWord, b.startLine, b.endLine, words, changed.toFixed(4)].join(' ');
}

describe('LiveSeed', () => {
  it('has after any edits the words and lines of the whole text read anew', () => {
    const random = new Random(5);
    for (let round = 0; round < 150; round++) {
      let text = Array.from({ length: random.between(0, 40) }, () => random.pick(PIECES)).join('');
      const { seed } = scanned(text);
      for (let step = 0; step < 12; step++) {
        const at = random.between(0, text.length + 1);
        const gone = random.next() < 0.5 ? random.between(0, 4) : 0;
        const put = Array.from({ length: random.between(0, 3) }, () => random.pick(PIECES)).join('');
        text = text.slice(0, at) + put + text.slice(at + gone);
        seed.update(text);
        const { store } = scanned(text);
        assert.deepEqual([...seed.codes.subarray(0, seed.count)], [...store.words.subarray(0, store.wordCount)], JSON.stringify(text));
        for (let word = 0; word < seed.count; word++) assert.equal(seed.lineOf(word), store.lineNumbers[store.lineAt(0, word)], JSON.stringify(text));
      }
    }
  });
});

describe('a seed that is edited', () => {
  const prose = new Prose(new Random(21));
  const paragraphs = (count: number): string[] => Array.from({ length: count }, () => prose.paragraph());
  const shared = paragraphs(3);
  const body = paragraphs(150);
  body.splice(20, 0, ...shared);
  body.splice(90, 0, ...body.slice(40, 43));
  const text = body.join('\n');

  it('has the pairs that an index of the new text has', () => {
    const other = [...paragraphs(2), ...shared].join('\n');
    const index = new PassageIndex();
    index.put('other', other);
    index.put('large', text, true);
    assert.equal(index.pairs('large').length, 2);
    let now = text;
    const edit = (at: number, gone: number, put: string): void => {
      now = now.slice(0, at) + put + now.slice(at + gone);
      index.put('large', now, true);
      const fresh = new PassageIndex();
      fresh.put('other', other);
      fresh.put('large', now);
      assert.deepEqual(index.pairs('large').map(place), fresh.pairs('large').map(place), `${at} ${gone} ${put}`);
    };
    edit(10, 0, 'more ');
    edit(now.indexOf(shared[1]!) + 30, 0, ' new words here ');
    edit(now.indexOf(shared[0]!), 9, '');
    edit(now.length, 0, `\n${shared[2]}`);
    edit(now.indexOf(body[41]!) + 5, 12, 'x');
    edit(0, 0, `${body[60]}\n`);
    edit(0, body[60]!.length + 1, '');
    edit(now.indexOf(shared[0]!.slice(9)), 400, '');
  });

  it('has exactly the pairs of a new index once it is settled, or put and not edited any more', () => {
    const random = new Random(8);
    const small = [...shared, paragraphs(1)[0]!, shared[0]!].join('\n');
    const index = new PassageIndex();
    const others = Array.from({ length: 12 }, () => [...paragraphs(1), random.pick(shared)].join('\n'));
    others.forEach((other, i) => index.put(`other ${i}`, other));
    let now = small;
    const whole = (): string[] => {
      const fresh = new PassageIndex();
      others.forEach((other, i) => fresh.put(`other ${i}`, other));
      fresh.put('open', now);
      return fresh.pairs('open').map(place);
    };
    index.put('open', now, true);
    for (let step = 0; step < 60; step++) {
      const at = random.between(0, now.length);
      now = now.slice(0, at) + random.pick(PIECES) + now.slice(at + random.between(0, 30));
      index.put('open', now, true);
      index.pairs('open');
      if (step % 10 !== 9) continue;
      if (step % 20 === 9) index.settle('open');
      else index.put('open', now);
      assert.deepEqual(index.pairs('open').map(place), whole());
    }
  });

  it('is found by other seeds as it is now', () => {
    const index = new PassageIndex();
    index.put('large', text, true);
    index.put('other', shared.join('\n'));
    assert.equal(index.pairs('other').length, 1);
    index.put('large', text.replace(shared.join('\n'), 'gone'), true);
    assert.deepEqual(index.pairs('other'), []);
    index.put('large', text, true);
    assert.equal(index.pairs('other').length, 1);
    assert.equal(index.pairs('large').length, 2);
    index.remove('other');
    assert.equal(index.pairs('large').length, 1);
    index.remove('large');
    assert.deepEqual(index.pairs('large'), []);
  });

  it('costs the same look-ups however long it is', () => {
    const walked = (times: number): number => {
      const index = new PassageIndex();
      const long = Array.from({ length: times }, () => paragraphs(150).join('\n')).join('\n');
      index.put('large', long, true);
      index.pairs('large');
      const before = index.cost.grams;
      index.put('large', `${long.slice(0, 5000)}word ${long.slice(5000)}`, true);
      index.pairs('large');
      return index.cost.grams - before;
    };
    const [one, four] = [walked(1), walked(4)];
    assert.ok(one > 0 && one < 60 && four < 60, `${one} ${four}`);
  });
});
