import assert from 'node:assert/strict';
import { FEWEST_SEEDS, MANY_SEEDS, SURE_SEEDS, corpusEvidence } from '../../../src/core/boilerplate/corpus-evidence';
import { quickFold } from '../../../src/core/boilerplate/quick-fold';
import type { CorpusView } from '../../../src/core/rule';

describe('corpusEvidence', () => {
  const LINE = 'Ferry times for the week';
  const OTHERS = ['The ropeway stopped.', 'Nobody minded.', 'The cook did.'];
  const corpus = (seeds: number, of = 3_000, others = 1): CorpusView => ({ copies: () => [], lineSpread: (folded) => ({ seeds: folded === quickFold(LINE).folded ? seeds : others, of }) });
  const judged = (line: string, view: CorpusView) => corpusEvidence([...OTHERS, line], [...OTHERS, line].map((text) => quickFold(text)), view).get(OTHERS.length);

  it('says nothing of lines in fewer than three seeds, nor of those that stand out from no other', () => {
    assert.equal(judged(LINE, corpus(FEWEST_SEEDS - 1)), undefined);
    assert.equal(judged(LINE, corpus(FEWEST_SEEDS, 3_000, 2)), undefined);
    assert.equal(judged(LINE, corpus(40, 3_000, 20)), undefined);
  });

  it('speaks of lines that several seeds share, the louder the more', () => {
    assert.deepEqual([FEWEST_SEEDS, MANY_SEEDS, SURE_SEEDS - 1, 60].map((seeds) => judged(LINE, corpus(seeds))).map((word) => [word?.many, word?.sure]), [[false, false], [true, false], [true, false], [true, true]]);
    assert.equal(judged(LINE, corpus(SURE_SEEDS))?.sure, false, 'twenty of three thousand seeds may be chance');
    assert.equal(judged(LINE, corpus(4))?.reason, 'the same line stands in 4 of 3,000 seeds');
  });

  it('passes over what articles of any site share: a word or two, and numbers', () => {
    const view: CorpusView = { copies: () => [], lineSpread: (folded) => ({ seeds: OTHERS.some((text) => quickFold(text).folded === folded) ? 1 : 50, of: 100 }) };
    for (const line of ['Conclusion', 'Key takeaways', '12 345 6 7 8', '12 ferries']) assert.equal(judged(line, view), undefined, line);
    assert.equal(judged('Frequently asked questions', view)?.sure, false);
    assert.equal(judged('Get the ferry times by mail', view)?.sure, true);
  });
});
