import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { loadTagger } from '../../../../src/core/entities/tagger/tagger';
import { SeedText } from '../../../../src/core/text/seed-text';

const bytes = readFileSync('models/entities-en.bin');
const tagger = loadTagger(bytes);

/** The mentions of a text as "type name". */
function names(text: string): string[] {
  return tagger.tag(new SeedText(text)).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);
}

describe('tagger', () => {
  it('finds people, places, organisations and other names without titles and possessives', () => {
    const found = names('President Emmanuel Macron of France met NATO’s Secretary General in Brussels. German officials said Macron would fly to Kyiv on Monday.');
    for (const name of ['person Emmanuel Macron', 'place France', 'organisation NATO', 'place Brussels', 'other German', 'person Macron', 'place Kyiv']) {
      assert.ok(found.includes(name), `${name} in ${found.join(', ')}`);
    }
  });

  it('gives sorted, word-exact mentions that do not overlap', () => {
    const text = 'Berlin-based Siemens AG said Anna O’Neill will lead it.\n\nSHARES FALL IN TOKYO\n\n“We will,” said Ms O’Neill’s aide in St. Louis.';
    const mentions = tagger.tag(new SeedText(text));
    let last = 0;
    for (const { start, end } of mentions) {
      assert.ok(start >= last && end > start);
      assert.match(text.slice(start, end), /^[\p{L}\p{N}].*[\p{L}\p{N}.]$/su);
      last = end;
    }
    assert.ok(mentions.length >= 4);
  });

  it('takes hints as evidence', () => {
    const text = 'Quorvane opened on Friday. Visitors to Quorvane were surprised.';
    const plain = tagger.tag(new SeedText(text)).map(({ type }) => type);
    const hinted = tagger.tag(new SeedText(text), [{ words: ['Quorvane'], type: 'organisation' }]).map(({ type }) => type);
    assert.deepEqual(hinted, ['organisation', 'organisation']);
    assert.notDeepEqual(plain, hinted);
  });

  it('gives the same answer twice, whatever was read in between', () => {
    const text = 'Marta Lind flew from Oslo to Lima. The Lind Foundation paid.';
    const first = names(text);
    names('Oslo Group said Lind, a town in Peru, was sold to Marta.');
    assert.deepEqual(names(text), first);
  });

  it('stays silent in other languages', () => {
    assert.deepEqual(names('Der Bürgermeister von Hamburg traf am Montag die Leiterin der Stiftung, und sie sprachen über die Brücke in Altona, die nach dem Sturm gesperrt ist.'), []);
    assert.deepEqual(names('Burmistrz Krakowa spotkał się w poniedziałek z dyrektorką fundacji Anną Nowak, aby omówić remont mostu w Tarnowie, zamkniętego od czasu burzy.'), []);
  });

  it('keeps a capital article and leaves out currencies', () => {
    assert.deepEqual(names('The court sits in The Hague. The fee is 300 US dollars or US$ 310.').filter((name) => name.startsWith('place')), ['place The Hague']);
  });

  it('stays silent in text without words of its own and bounded in capitals', () => {
    assert.deepEqual(names(''), []);
    assert.deepEqual(names('12 34 --- ...\n\n🙂🙂'), []);
    const capitals = 'ALPHA BRAVO CHARLIE '.repeat(2500);
    assert.ok(tagger.tag(new SeedText(capitals)).length <= 7500);
  });

  it('says what is wrong with a broken model', () => {
    assert.throws(() => loadTagger(new Uint8Array(3)), /Not an entity model/);
    assert.throws(() => loadTagger(bytes.subarray(0, 5000)), /cut off/);
  });
});
