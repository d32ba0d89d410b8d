import assert from 'node:assert/strict';
import { isNoTitle, isShortTitle, mayBeHeadline, otherTitles, topicsOf } from '../../../src/core/boilerplate/above-title';
import type { Evidence } from '../../../src/core/boilerplate/evidence';
import { scanLines } from '../../../src/core/boilerplate/model/page-scan';

const OFF = 0.2;
const ON = 0.6;

describe('isNoTitle', () => {
  const byModel = (probability: number): Evidence => ({ probability, class: 'other', source: 'model', reason: '' });

  it('takes lines that are written like no title when the model is sure too', () => {
    for (const line of ['Politics / January 11, 2024', '21 October 2025', 'Sanjeev Verma/Getty Images', 'Ada Lindqvist | Moment', 'By Ada Lindqvist and Mira Osei', 'Ada Lindqvist Political Correspondent', 'Skip to main content', 'Photo: the quay on Sunday']) {
      assert.ok(isNoTitle(line, undefined, byModel(0.85), ON, false), line);
      assert.ok(!isNoTitle(line, undefined, byModel(0.7), ON, true), line);
    }
  });

  it('never takes a headline that the article speaks of on the model’s word alone', () => {
    for (const line of ['Velmar bridge stays shut until autumn', 'Why the ferry needs a second boat', 'Council votes on parking fees after long debate', 'Photos of the storm show a town cut in half', 'What editors want: shorter trains']) {
      assert.ok(!isNoTitle(line, undefined, byModel(1), ON, true), line);
    }
  });

  it('takes several words that the article does not speak of when the model doubts them, the rather when another line can be the title', () => {
    const line = 'Why the ferry needs a second boat';
    assert.ok(isNoTitle(line, undefined, byModel(0.75), OFF, true));
    assert.ok(!isNoTitle(line, undefined, byModel(0.65), OFF, true));
    assert.ok(!isNoTitle('Ropeway stops', undefined, byModel(0.75), OFF, true));
    assert.ok(!isNoTitle(line, undefined, byModel(0.9), OFF, false), 'no other line can be the title');
    assert.ok(isNoTitle(line, undefined, byModel(0.97), OFF, false));
  });

  it('takes an address, two sentences, numbers and a name with its agency for no title as soon as anything is said against them', () => {
    for (const line of ['https://harbour.example/news/ferry-stops-14847.php', 'Your browser is too old. Please get a new one.', '4', 'Ada Lindqvist and Mira Osei, Associated Press']) {
      assert.ok(isNoTitle(line, undefined, byModel(0.5), ON, false), line);
      assert.ok(!isNoTitle(line, undefined, undefined, ON, false), line);
    }
    for (const line of ['St. Brede gets a new quay.', 'Dr. Osei leaves the harbour board.', 'No ferry. No market?', 'Why https://harbour.example went dark', 'Harbour board answers the Associated Press', '24 ferries']) assert.ok(!isNoTitle(line, undefined, byModel(0.65), ON, true), line);
  });

  it('takes a line that other seeds share for no title', () => {
    assert.ok(isNoTitle('Why the ferry needs a second boat', undefined, { ...byModel(0.85), source: 'corpus' }, ON, false));
  });
});

describe('mayBeHeadline', () => {
  const judged = (probability: number): Evidence => ({ probability, class: 'other', source: 'model', reason: '' });

  it('keeps what is hardly doubted, and what the article speaks of until the model is sure', () => {
    assert.deepEqual([0.65, 0.85, 0.95].map((probability) => [OFF, ON].map((topic) => mayBeHeadline(judged(probability), topic))), [[true, true], [false, true], [false, false]]);
    assert.ok(mayBeHeadline(undefined, OFF));
  });
});

describe('topicsOf', () => {
  it('counts the words with a meaning that come up in lines that nothing speaks against', () => {
    const texts = ['Ferry boat stops', 'The ferry stopped because the boat was old.', 'Boat prices and ferry tickets'];
    const topics = topicsOf(scanLines(texts), [judged(), undefined, judged()]);
    assert.ok(topics(0) >= 0.5 && topics(0) <= 1);
    assert.ok(topics(2) > 0 && topics(2) < 1);
    assert.equal(topicsOf(scanLines(texts), [judged(), judged(), judged()])(0), 0);
    assert.equal(topics(9), 0);
  });

  function judged(): Evidence {
    return { probability: 0.9, class: 'other', source: 'model', reason: '' };
  }
});

describe('isShortTitle', () => {
  it('keeps one or two words that no other title follows', () => {
    assert.ok(isShortTitle('Ropeway stops', ON, false));
    assert.ok(isShortTitle('Ropeway', ON, false));
    assert.ok(!isShortTitle('Ropeway stops', ON, true));
    assert.ok(!isShortTitle('Ropeway stops again', ON, false));
  });

  it('lets a name go of which the article does not speak', () => {
    assert.ok(!isShortTitle('Mira Osei', OFF, false));
  });
});

describe('otherTitles', () => {
  const sure: Evidence = { probability: 0.95, class: 'navigation', source: 'model', reason: '' };
  const PARAGRAPH = 'The ropeway to the observatory stopped for an hour on Friday, and nobody minded but the cook.';

  it('finds the title under labels, and none where a paragraph or nothing comes next', () => {
    assert.ok(otherTitles(['News', 'Ropeway stops over the valley', PARAGRAPH], [sure, undefined, undefined])(0));
    assert.ok(otherTitles(['News', 'Share', 'Ropeway stops over the valley', PARAGRAPH], [sure, sure, undefined, undefined])(0));
    assert.ok(!otherTitles(['Ropeway stops', PARAGRAPH], [sure, undefined])(0));
    assert.ok(!otherTitles(['Ropeway stops', 'Share this article', PARAGRAPH], [sure, sure, undefined])(0));
    assert.ok(!otherTitles(['Ropeway'], [sure])(0));
  });

  it('looks below the line that it is asked about', () => {
    const other = otherTitles(['News', 'Ropeway stops over the valley', 'Sport', PARAGRAPH], [sure, undefined, sure, undefined]);
    assert.deepEqual([0, 1, 2, 3].map((line) => other(line)), [true, false, false, false]);
  });
});
