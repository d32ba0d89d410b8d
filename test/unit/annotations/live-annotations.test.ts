import assert from 'node:assert/strict';
import { type Annotation, createAnnotation, isOrphan } from '../../../src/core/annotations/annotation';
import { changedPart } from '../../../src/core/annotations/changed-part';
import { LiveAnnotations } from '../../../src/core/annotations/live-annotations';

const FIRST = 'The bell of the harbour chapel in Trestena was rung by hand for the last time on Friday, because the rope has worn a groove into the beam.';
const SECOND = 'Its new motor was paid for by Milena Korsak, who grew up in the house beside it and never once slept past six in the morning.';
const TEXT = `The bell of Trestena\n\n${FIRST}\n${SECOND}\n${FIRST}\n`;

function live(text = TEXT): LiveAnnotations {
  return new LiveAnnotations(text);
}

function add(seed: LiveAnnotations, quote: string, label = 'person', from = 0): Annotation {
  const start = seed.text.indexOf(quote, from);
  let made: Annotation | undefined;
  seed.change('ann', (annotations, text) => {
    made = createAnnotation(text, label, [{ start, end: start + quote.length }], new Set(annotations.map(({ id }) => id)));
    return made ? [...annotations, made] : annotations;
  });
  assert.ok(made);
  return made;
}

function words(seed: LiveAnnotations): string[] {
  return seed.of('ann').map(({ spans }) => spans.map(({ start, end }) => seed.text.slice(start, end)).join(' … '));
}

function become(seed: LiveAnnotations, text: string): void {
  const part = changedPart(seed.text, text);
  if (part) seed.edit([part]);
  assert.equal(seed.text, text);
}

describe('Annotations of an open seed', () => {
  it('move with edits before, inside and behind them', () => {
    const seed = live();
    add(seed, 'Milena Korsak');
    become(seed, `Scraped on Monday. ${seed.text}`);
    become(seed, seed.text.replace('Milena Korsak', 'Milena B. Korsak'));
    become(seed, `${seed.text}The end.\n`);
    assert.deepEqual(words(seed), ['Milena B. Korsak']);
  });

  it('move with several edits at once', () => {
    const seed = live();
    add(seed, 'Milena Korsak');
    const at = seed.text.indexOf('Its new motor');
    seed.edit([
      { span: { start: 0, end: 4 }, text: 'A ' },
      { span: { start: at, end: at + 3 }, text: 'The' },
    ]);
    assert.deepEqual(words(seed), ['Milena Korsak']);
  });

  it('take acts back one by one, and do them again', () => {
    const seed = live();
    add(seed, 'Trestena', 'place');
    const person = add(seed, 'Milena Korsak');
    seed.change('ann', (annotations) => annotations.map((one) => (one.id === person.id ? { ...one, notes: [{ author: 'ann', text: 'who?' }] } : one)));
    seed.undo();
    assert.deepEqual(seed.of('ann').map(({ notes }) => notes.length), [0, 0]);
    seed.undo();
    assert.deepEqual(words(seed), ['Trestena']);
    seed.undo();
    assert.deepEqual(words(seed), []);
    assert.equal(seed.undo(), undefined);
    for (let i = 0; i < 3; i++) seed.redo();
    assert.deepEqual(seed.of('ann').map(({ notes }) => notes.length), [0, 1]);
    assert.equal(seed.redo(), undefined);
  });

  it('take an act back at the place where its words are now', () => {
    const seed = live();
    const person = add(seed, 'Milena Korsak');
    seed.change('ann', (annotations) => annotations.filter(({ id }) => id !== person.id));
    become(seed, `Scraped on Monday. ${seed.text}`);
    seed.undo();
    assert.deepEqual(words(seed), ['Milena Korsak']);
  });

  it('know whether an act or an edit came last', () => {
    const seed = live();
    add(seed, 'Milena Korsak');
    assert.equal(seed.isActNewest, true);
    become(seed, `x${seed.text}`);
    assert.equal(seed.isActNewest, false);
    become(seed, seed.text.slice(1));
    assert.equal(seed.isActNewest, true);
  });

  it('get their words back when the removal of them is undone, and lose them when it is redone', () => {
    const seed = live();
    add(seed, 'Milena Korsak');
    const before = seed.text;
    const after = before.replace(`${SECOND}\n`, '');
    become(seed, after);
    assert.equal(seed.of('ann').every(isOrphan), true);
    become(seed, before);
    assert.deepEqual(words(seed), ['Milena Korsak']);
    become(seed, after);
    assert.equal(seed.of('ann').every(isOrphan), true);
  });

  it('give an annotation that lost a letter at its end the letter back', () => {
    const seed = live();
    add(seed, 'Milena Korsak');
    const before = seed.text;
    become(seed, before.replace('Korsak, ', 'Kors, '));
    assert.deepEqual(words(seed), ['Milena Kors']);
    become(seed, before);
    assert.deepEqual(words(seed), ['Milena Korsak']);
  });

  it('do not bring back what was deleted after the removal', () => {
    const seed = live();
    const person = add(seed, 'Milena Korsak');
    const before = seed.text;
    become(seed, before.replace(`${SECOND}\n`, ''));
    seed.change('ann', (annotations) => annotations.filter(({ id }) => id !== person.id));
    become(seed, before);
    assert.deepEqual(words(seed), []);
  });

  it('move to the copy that stays when a copy is removed, and back when that is undone', () => {
    const seed = live();
    const start = TEXT.lastIndexOf(FIRST);
    add(seed, 'harbour chapel', 'place', start);
    const kept = { start: TEXT.indexOf(FIRST), end: TEXT.indexOf(FIRST) + FIRST.length };
    seed.edit([{ span: { start, end: TEXT.length }, text: '' }], [{ removed: { start, end: start + FIRST.length }, kept }]);
    const [moved] = seed.of('ann');
    assert.equal(moved?.spans[0]?.start, TEXT.indexOf('harbour chapel'));
    become(seed, TEXT);
    assert.equal(seed.of('ann')[0]?.spans[0]?.start, TEXT.lastIndexOf('harbour chapel'));
    assert.equal(seed.of('ann').length, 1);
  });

  it('stay with their words when the line breaks change', () => {
    const seed = live();
    add(seed, 'Milena Korsak');
    seed.breakLines(TEXT.replaceAll('\n', '\r\n'));
    assert.deepEqual(words(seed), ['Milena Korsak']);
    seed.breakLines(TEXT);
    assert.deepEqual(words(seed), ['Milena Korsak']);
    seed.undo();
    assert.deepEqual(words(seed), []);
  });

  it('hold one object each while nothing touches them', () => {
    const seed = live();
    add(seed, 'Trestena', 'place');
    const [before] = seed.of('ann');
    become(seed, `${seed.text}More.`);
    assert.equal(seed.of('ann')[0], before);
  });
});
