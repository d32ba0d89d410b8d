import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Annotation, createAnnotation } from '../../../src/core/annotations/annotation';
import { layersOf } from '../../../src/core/annotations/nesting';
import { SettledSpans } from '../../../src/core/annotations/settled-spans';
import { overlaps } from '../../../src/core/text/span';

const TEXT = 'x'.repeat(200);
const span = fc.tuple(fc.nat(150), fc.integer({ min: 1, max: 40 })).map(([start, length]) => ({ start, end: start + length }));
const annotation = fc.tuple(span, fc.constantFrom('a', 'b'), fc.constantFrom('accepted', 'rejected', undefined)).map(([one, label, verdict]) => createAnnotation(TEXT, label, [one], new Set(), verdict ? { verdict } : {}) as Annotation);

describe('Settled places', () => {
  it('are what looking at every annotation says', () => {
    fc.assert(
      fc.property(fc.array(annotation, { maxLength: 12 }), span, fc.constantFrom('a', 'b'), (annotations, place, label) => {
        const plain = annotations.some(({ spans, label: own, verdict }) =>
          spans.some((one) => (one.start === place.start && one.end === place.end) || (verdict !== 'rejected' && own === label && overlaps(one, place))),
        );
        assert.equal(new SettledSpans(annotations).has(place, label), plain);
      }),
    );
  });
});

describe('Layers of overlapping annotations', () => {
  it('part all that overlap while there are layers left', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 9 }), (spans) => {
        const layers = layersOf(spans, 20);
        for (let i = 0; i < spans.length; i++) {
          for (let j = i + 1; j < spans.length; j++) {
            const [a, b] = [spans[i], spans[j]];
            if (a && b && layers[i] === layers[j]) assert.equal(overlaps(a, b), false);
          }
        }
      }),
    );
  });

  it('put what stands apart on the first, and the wider below the narrower', () => {
    assert.deepEqual(layersOf([{ start: 0, end: 3 }, { start: 5, end: 9 }], 2), [0, 0]);
    assert.deepEqual(layersOf([{ start: 2, end: 4 }, { start: 0, end: 9 }, { start: 2, end: 9 }, { start: 3, end: 4 }], 2), [2, 0, 1, 2]);
  });
});
