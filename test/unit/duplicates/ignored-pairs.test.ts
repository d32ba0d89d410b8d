import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { joinPacks, parsePack } from '../../../src/core/boilerplate/pack';
import { Corpus } from '../../../src/core/corpus';
import { comparisons } from '../../../src/core/corpus-duplicates';
import { loadGazetteer } from '../../../src/core/entities/gazetteer';
import { IgnoredPairs, passageName } from '../../../src/core/duplicates/ignored-pairs';
import { SeedText } from '../../../src/core/text/seed-text';

const FERRY =
  'The harbour council of Polhavn voted on Tuesday to keep the night ferry running through the winter, in spite of the cost of the crew and the ice, and to raise the fare by forty cents.';
const NEAR = FERRY.replace('Tuesday', 'Monday').replace('forty', 'fifty');
const OTHER =
  'Fishermen from Vardsund, who have used the quay for four generations, asked for a say in the timetable before it is printed and sent round the villages of the northern coast.';

function corpusOf(texts: Map<string, string>): Corpus {
  const pack = joinPacks([parsePack(readFileSync('src/core/boilerplate/packs/en.yaml', 'utf8'))]);
  const corpus = new Corpus({ pack, gazetteer: loadGazetteer(readFileSync('models/gazetteer.json')), read: (uri) => texts.get(uri) });
  for (const [uri, text] of texts) corpus.put(uri, new SeedText(text));
  return corpus;
}

describe('IgnoredPairs', () => {
  it('names a passage by its beginning and its end', () => {
    const name = passageName(`Intro.\n${FERRY}`, { start: 7, end: 7 + FERRY.length });
    assert.equal(name, 'The harbour council of Polhavn voted on Tuesday … and to raise the fare by forty cents');
  });

  it('knows a passage again that grew or lost its end, and no other one', () => {
    const name = passageName(FERRY, { start: 0, end: FERRY.length });
    const ignored = new IgnoredPairs([{ a: name, b: name, line: 0 }].map(({ a, b }) => ({ a, b })));
    const namesOf = (text: string): ReadonlySet<string> => ignored.namesOf(text, { start: 0, end: text.length });
    assert.equal(ignored.match(namesOf(FERRY), namesOf(`A new start. ${FERRY}`)), true);
    assert.equal(ignored.match(namesOf(FERRY), namesOf(FERRY.slice(0, -30))), true);
    assert.equal(ignored.match(namesOf(FERRY), namesOf(OTHER)), false);
  });

  it('takes a pair out of findings, shares and families, also after the file was renamed', () => {
    const texts = new Map([
      ['mem:/seeds/a.txt', `Ferry news\n\n${FERRY}\n`],
      ['mem:/seeds/b.txt', `Night boats\n\n${NEAR}\n`],
    ]);
    const corpus = corpusOf(texts);
    const first = new SeedText(texts.get('mem:/seeds/a.txt') ?? '');
    const [found] = comparisons(corpus, 'mem:/seeds/a.txt', first, 30, 5);
    assert.ok(found);
    assert.deepEqual(found.diff.changes.map(({ here, there }) => [here, there]), [['Tuesday', 'Monday'], ['forty', 'fifty']]);
    assert.ok((corpus.row('mem:/seeds/a.txt')?.duplicateShare ?? 0) > 0.9);

    corpus.setIgnoredPairs([{ ...found.names, line: 0 }]);
    const renamed = `A new headline\n\n${OTHER}\n\n${NEAR}\n`;
    corpus.remove('mem:/seeds/b.txt');
    texts.set('mem:/seeds/2024/c.txt', renamed);
    corpus.put('mem:/seeds/2024/c.txt', new SeedText(renamed));
    for (const uri of ['mem:/seeds/a.txt', 'mem:/seeds/2024/c.txt']) {
      assert.deepEqual(corpus.copies(uri), [], uri);
      assert.equal(corpus.row(uri)?.duplicateShare, 0, uri);
      assert.deepEqual([...(corpus.row(uri)?.matched ?? [])], [], uri);
    }
    corpus.setIgnoredPairs([]);
    assert.equal(corpus.copies('mem:/seeds/a.txt').length, 1);
  });
});
