import assert from 'node:assert/strict';
import { FEWEST_SEEDS, MANY_SEEDS, SURE_SEEDS, corpusEvidence } from '../../../src/core/boilerplate/corpus-evidence';
import { quickFold } from '../../../src/core/boilerplate/quick-fold';
import type { CorpusView } from '../../../src/core/rule';

describe('corpusEvidence', () => {
  const LINE = 'Ferry times for the week';
  const OTHERS = ['The ropeway stopped.', 'Nobody minded.', 'The cook did.'];
  const corpus = (seeds: number, of = 3_000, others = 1): CorpusView => ({ copies: () => [], lineSpread: (folded) => ({ seeds: folded === quickFold(LINE).folded ? seeds : others, of }) });
  const judged = (line: string, view: CorpusView) => corpusEvidence([...OTHERS, line], [...OTHERS, line].map((text) => quickFold(text)), view).get(OTHERS.length);

  it('says nothing of short lines in fewer than three seeds, nor of those that stand out from no other', () => {
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

  describe('in a seed', () => {
    const PARAGRAPH = 'The ropeway to the observatory stopped for an hour on Friday, and nobody minded but the cook, who had soup on the stove and no way of telling anybody that he would be late.';
    const ask = (lines: readonly (readonly [text: string, seeds: number])[]): string[] => {
      const spreads = new Map(lines.map(([text, seeds]) => [quickFold(text).folded, seeds]));
      const texts = lines.map(([text]) => text);
      return [...corpusEvidence(texts, texts.map((text) => quickFold(text)), { copies: () => [], lineSpread: (folded) => ({ seeds: spreads.get(folded) ?? 1, of: 30 }) }).keys()].map((line) => texts[line]!);
    };

    it('weighs text, not lines: a page with more prompts than paragraphs still shows them', () => {
      const frame = [['Read the ferry times', 6], ['Tell a friend about us', 6], ['More from the harbour', 6]] as const;
      assert.deepEqual(ask([[PARAGRAPH, 1], ...frame]), frame.map(([text]) => text));
    });

    it('hears two seeds out about a long sentence, if nothing else of the text stands in both', () => {
      const notice = 'The ropeway is closed to prams between nine and noon on Fridays';
      const shift = (line: string, seeds: number, others: number): number | undefined => {
        const texts = [PARAGRAPH, line];
        const folds = texts.map((text) => quickFold(text));
        return corpusEvidence(texts, folds, { copies: () => [], lineSpread: (folded) => ({ seeds: folded === folds[1]?.folded ? seeds : others, of: 30 }) }).get(1)?.shift;
      };
      const [two, three] = [shift(notice, 2, 1), shift(notice, 3, 1)];
      assert.ok(two !== undefined && three !== undefined && two > 0 && two < three, `${two} < ${three}`);
      assert.equal(shift(notice, 1, 1), undefined);
      assert.equal(shift('The ropeway is closed to prams', 2, 1), undefined, 'a short one');
      assert.equal(shift(notice, 2, 2), undefined, 'the article was scraped twice');
      assert.equal(shift(notice, 4, 2), undefined);
    });

    it('says nothing of an article that was scraped several times, however long its paragraphs', () => {
      assert.deepEqual(ask([['Ropeway stops over the valley', 4], [PARAGRAPH.repeat(4), 4], [PARAGRAPH, 4], ['The soup burnt in the end.', 4]]), []);
    });

    it('takes one or two words for the page’s only beside longer lines that about as many seeds share', () => {
      const frame = [['Read the ferry times', 6], ['Tell a friend about us', 7]] as const;
      assert.deepEqual(ask([[PARAGRAPH, 1], ...frame, ['Share', 5]]), [...frame.map(([text]) => text), 'Share']);
      assert.deepEqual(ask([[PARAGRAPH, 1], ...frame, ['Conclusion', 25], ['24', 6]]), frame.map(([text]) => text));
      assert.deepEqual(ask([[PARAGRAPH, 1], frame[0], ['Share', 5]]), [frame[0][0]]);
    });
  });
});
