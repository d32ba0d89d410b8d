import assert from 'node:assert/strict';
import { isNoTitle } from '../../../src/core/boilerplate/above-title';
import type { Evidence } from '../../../src/core/boilerplate/evidence';

describe('isNoTitle', () => {
  const byModel = (probability: number): Evidence => ({ probability, class: 'other', source: 'model', reason: '' });

  it('takes lines that are written like no title when the model is sure too', () => {
    for (const line of ['Politics / January 11, 2024', '21 October 2025', 'Sanjeev Verma/Getty Images', 'Ada Lindqvist | Moment', 'By Ada Lindqvist and Mira Osei', 'Ada Lindqvist Political Correspondent', 'Skip to main content', 'Photo: the quay on Sunday']) {
      assert.ok(isNoTitle(line, undefined, byModel(0.95)), line);
      assert.ok(!isNoTitle(line, undefined, byModel(0.7)), line);
    }
  });

  it('never takes a headline on the model’s word alone', () => {
    for (const line of ['Velmar bridge stays shut until autumn', 'Why the ferry needs a second boat', 'Council votes on parking fees after long debate', 'Photos of the storm show a town cut in half', 'What editors want: shorter trains']) {
      assert.ok(!isNoTitle(line, undefined, byModel(1)), line);
    }
  });
});
