import assert from 'node:assert/strict';
import { type Annotation, createAnnotation } from '../../../src/core/annotations/annotation';
import { mergeSets } from '../../../src/core/annotations/merge-sets';

const TEXT = 'Rosa Delgado left Port Salen.';

function make(id: string, label: string, quote: string, fields: Partial<Annotation> = {}): Annotation {
  const start = TEXT.indexOf(quote);
  const made = createAnnotation(TEXT, label, [{ start, end: start + quote.length }], new Set(), { ...fields, id });
  assert.ok(made);
  return made;
}

describe('merging annotation sets', () => {
  it('keeps all of the first, adds the second, and makes the same mark one', () => {
    const known = { seed: 's', annotator: 'a', annotations: [make('x', 'person', 'Rosa Delgado', { attributes: { role: 'mayor' } }), { ...make('o', 'date', 'left'), spans: [] }] };
    const arriving = {
      seed: 's',
      annotator: 'b',
      annotations: [
        make('x', 'place', 'Port Salen', { relations: [{ type: 'of', to: 'y' }] }),
        make('y', 'person', 'Rosa Delgado', { attributes: { role: 'guest', sure: 'yes' }, notes: [{ author: 'Bo', text: 'hm' }] }),
      ],
    };
    const { annotator, annotations } = mergeSets(known, arriving);
    const [person, orphan, place] = annotations;
    assert.equal(annotator, 'a');
    assert.deepEqual([person?.id, person?.attributes, person?.notes.length], ['x', { role: 'mayor', sure: 'yes' }, 1]);
    assert.equal(orphan?.id, 'o');
    assert.notEqual(place?.id, 'x');
    assert.deepEqual(place?.relations, [{ type: 'of', to: 'x' }]);
    assert.deepEqual(mergeSets(mergeSets(known, arriving), arriving).annotations.length, 3, 'a second import adds nothing');
  });
});
