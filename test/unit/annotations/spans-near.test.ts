import assert from 'node:assert/strict';
import { createAnnotation } from '../../../src/core/annotations/annotation';
import { partsNear } from '../../../src/core/annotations/spans-near';

describe('What is drawn of ten thousand annotations', () => {
  it('is what touches the lines near the screen, and nothing else', () => {
    const text = 'word '.repeat(20_000);
    const annotations = Array.from({ length: 10_000 }, (_, i) => createAnnotation(text, 'claim', [{ start: 10 * i, end: 10 * i + 4 }])).filter((one) => one !== undefined);
    assert.equal(annotations.length, 10_000);
    const drawn = partsNear(annotations, [{ start: 5000, end: 5100 }, { start: 70_000, end: 70_049 }]);
    assert.equal(drawn.length, 11 + 5);
    assert.equal(partsNear(annotations, []).length, 0);
  });
});
