import assert from 'node:assert/strict';
import { adjudicate, agreedOn } from '../../../src/core/annotations/adjudicate';
import { agree } from '../../../src/core/annotations/agree';
import { measureAgreement } from '../../../src/core/annotations/agreement';
import { type AnnotationSet, createAnnotation } from '../../../src/core/annotations/annotation';

const TEXT = 'Rosa Delgado left Port Salen on Friday and Bo Lund stayed at home alone.\n';

function set(annotator: string, ...marks: [id: string, label: string, quote: string, attributes?: Record<string, string>][]): AnnotationSet {
  const annotations = marks.map(([id, label, quote, attributes = {}]) => {
    const start = TEXT.indexOf(quote);
    const made = createAnnotation(TEXT, label, [{ start, end: start + quote.length }], new Set(), { id, attributes });
    assert.ok(made);
    return made;
  });
  return { seed: 's.txt', annotator, annotations };
}

const ANN = set('ann', ['a1', 'person', 'Rosa Delgado'], ['a2', 'place', 'Port Salen'], ['a3', 'person', 'Bo Lund'], ['a4', 'date', 'Friday', { sure: 'yes' }]);
const BO = set('bo', ['b1', 'person', 'Rosa Delgado'], ['b2', 'organisation', 'Port Salen'], ['b3', 'person', 'Lund'], ['b4', 'date', 'Friday', { sure: 'no' }], ['b5', 'place', 'home']);
const DOCUMENTS = [{ seed: 's.txt', text: TEXT, sets: [ANN, BO] }];

describe('agreement', () => {
  it('counts spans and words as done by hand', () => {
    const [pair] = measureAgreement(DOCUMENTS).pairs;
    assert.equal(pair?.words, 14);
    const person = pair.labels.find((row) => row.label === 'person');
    assert.deepEqual([person?.both, person?.onlyFirst, person?.onlySecond, person?.f1], [1, 1, 1, 0.5]);
    // Of 14 words ann marks 4 and bo 3 as person, all 3 of them shared: observed 13/14, by chance (4·3 + 10·11)/196.
    const chance = (4 * 3 + 10 * 11) / 196;
    assert.ok(Math.abs((person?.kappa ?? 0) - (13 / 14 - chance) / (1 - chance)) < 1e-12);
    assert.equal(pair.labels[0]?.label, '*');
    assert.equal(pair.labels[0]?.f1, (2 * 2) / 9);
  });

  it('is full for the same annotations and for none', () => {
    const same = measureAgreement([{ seed: 's.txt', text: TEXT, sets: [ANN, { ...ANN, annotator: 'cy' }] }]);
    assert.ok(same.pairs[0]?.labels.every((row) => row.kappa === 1 && row.f1 === 1));
    assert.deepEqual(same.disagreements, []);
    const none = measureAgreement([{ seed: 's.txt', text: '', sets: [set('ann'), set('bo')] }]);
    assert.deepEqual(none.pairs[0]?.labels.map((row) => [row.kappa, row.f1]), [[1, 1]]);
  });

  it('lists how and where two people differ, in the order of the text', () => {
    const { disagreements } = measureAgreement(DOCUMENTS);
    assert.deepEqual(
      disagreements.map((found) => [found.kind, found.ofFirst?.id, found.ofSecond?.id]),
      [['label', 'a2', 'b2'], ['attributes', 'a4', 'b4'], ['extent', 'a3', 'b3'], ['missing', undefined, 'b5']],
    );
  });

  it('leaves orphans and rejected proposals out', () => {
    const rejected = { ...BO, annotations: BO.annotations.map((annotation) => ({ ...annotation, verdict: 'rejected' as const })) };
    assert.equal(measureAgreement([{ seed: 's.txt', text: TEXT, sets: [ANN, rejected] }]).disagreements.filter((found) => found.ofSecond).length, 0);
  });

  it('prints a table and the list', () => {
    const report = agree(measureAgreement(DOCUMENTS), DOCUMENTS);
    assert.match(report, /^ann and bo: 1 seed, 14 words\nlabel +kappa +F1 +both +ann +bo\n\* /);
    assert.match(report, /4 disagreements\ns\.txt:1: label · ann: place “Port Salen” · bo: organisation “Port Salen”\n/);
    assert.match(report, /ann: date “Friday” \(sure=yes\)/);
    assert.equal(agree(measureAgreement([]), []), 'No seed has annotations of two people.\n');
  });

  it('builds a gold set from what is agreed and what is chosen', () => {
    let gold = agreedOn(ANN, BO);
    assert.deepEqual([gold.annotator, gold.annotations.map((annotation) => annotation.id)], ['gold', ['a1']]);
    const { disagreements } = measureAgreement(DOCUMENTS);
    const choices = ['second', 'first', 'first', 'neither'] as const;
    disagreements.forEach((found, i) => (gold = adjudicate(gold, found, choices[i] ?? 'neither')));
    assert.deepEqual(gold.annotations.map((annotation) => annotation.id), ['a1', 'b2', 'a4', 'a3']);
    const [label] = disagreements;
    assert.ok(label);
    gold = adjudicate(gold, label, 'first');
    assert.deepEqual(gold.annotations.map((annotation) => annotation.id), ['a1', 'a4', 'a3', 'a2'], 'a choice can be changed');
  });
});
