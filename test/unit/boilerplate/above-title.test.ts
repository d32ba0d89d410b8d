import assert from 'node:assert/strict';
import { isNoTitle, isShortTitle } from '../../../src/core/boilerplate/above-title';
import type { Evidence } from '../../../src/core/boilerplate/evidence';

describe('isNoTitle', () => {
  const byModel = (probability: number): Evidence => ({ probability, class: 'other', source: 'model', reason: '' });

  it('takes lines that are written like no title when the model is sure too', () => {
    for (const line of ['Politics / January 11, 2024', '21 October 2025', 'Sanjeev Verma/Getty Images', 'Ada Lindqvist | Moment', 'By Ada Lindqvist and Mira Osei', 'Ada Lindqvist Political Correspondent', 'Skip to main content', 'Photo: the quay on Sunday']) {
      assert.ok(isNoTitle(line, undefined, byModel(0.85)), line);
      assert.ok(!isNoTitle(line, undefined, byModel(0.7)), line);
    }
  });

  it('never takes a headline on the model’s word alone', () => {
    for (const line of ['Velmar bridge stays shut until autumn', 'Why the ferry needs a second boat', 'Council votes on parking fees after long debate', 'Photos of the storm show a town cut in half', 'What editors want: shorter trains']) {
      assert.ok(!isNoTitle(line, undefined, byModel(1)), line);
    }
  });
});

describe('isShortTitle', () => {
  const sure: Evidence = { probability: 0.95, class: 'navigation', source: 'model', reason: '' };
  const PARAGRAPH = 'The ropeway to the observatory stopped for an hour on Friday, and nobody minded but the cook.';

  it('keeps one or two words that no other title follows', () => {
    assert.ok(isShortTitle(['Ropeway stops', PARAGRAPH], [sure, undefined]));
    assert.ok(isShortTitle(['Ropeway stops', 'Share this article', PARAGRAPH], [sure, sure, undefined]));
    assert.ok(isShortTitle(['Ropeway'], [sure]));
  });

  it('lets a label above the title go', () => {
    assert.ok(!isShortTitle(['News', 'Ropeway stops over the valley', PARAGRAPH], [sure, undefined, undefined]));
    assert.ok(!isShortTitle(['News', 'Share', 'Ropeway stops over the valley', PARAGRAPH], [sure, sure, undefined, undefined]));
  });
});
