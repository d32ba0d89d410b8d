import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnnotation } from '../../../src/core/annotations/annotation';
import { followEdits, spansAfter } from '../../../src/core/annotations/follow-edits';
import { moveToCopy } from '../../../src/core/annotations/move-to-copy';
import type { Edit } from '../../../src/core/rule';

const TEXT = 'The mayor, Rosa Delgado, left Port Salen on Friday.\n';

function apply(text: string, edits: readonly Edit[]): string {
  return [...edits].reverse().reduce((now, edit) => now.slice(0, edit.span.start) + edit.text + now.slice(edit.span.end), text);
}

function after(quote: string, ...edits: [string, string][]): string {
  const start = TEXT.indexOf(quote);
  const made = edits.map(([old, text]) => ({ span: { start: TEXT.indexOf(old), end: TEXT.indexOf(old) + old.length }, text }));
  const [span] = spansAfter([{ start, end: start + quote.length }], made);
  return span ? apply(TEXT, made).slice(span.start, span.end) : '';
}

describe('annotations and live edits', () => {
  it('grow inside, not at their edges, and keep what replaces their ends', () => {
    assert.equal(after('Rosa Delgado', ['mayor', 'former mayor']), 'Rosa Delgado');
    assert.equal(after('Rosa Delgado', ['Rosa ', 'Rosa Maria ']), 'Rosa Maria Delgado');
    assert.equal(after('Rosa Delgado', ['R', 'r']), 'rosa Delgado');
    assert.equal(after('Rosa Delgado', ['Rosa Delgado', 'R. Delgado']), 'R. Delgado');
    assert.equal(after('Rosa Delgado', ['Delgado, left', 'left']), 'Rosa ');
    assert.equal(after('Rosa Delgado', [', Rosa', '']), ' Delgado');
    assert.equal(after('Rosa Delgado', ['mayor, Rosa Delgado, left', 'council stayed in']), '');
    const at = TEXT.indexOf('Rosa');
    const typed = (offset: number): Edit[] => [{ span: { start: offset, end: offset }, text: 'Ms ' }];
    assert.deepEqual(spansAfter([{ start: at, end: at + 12 }], typed(at)), [{ start: at + 3, end: at + 15 }]);
    assert.deepEqual(spansAfter([{ start: at, end: at + 12 }], typed(at + 12)), [{ start: at, end: at + 12 }]);
  });

  it('keep exactly the characters that are left, whatever is inserted and deleted', () => {
    const edit = fc.tuple(fc.nat(6), fc.nat(3), fc.constantFrom('', 'x', 'yz')).map(([gap, length, text]) => ({ gap, length: text === '' ? length : 0, text }));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), fc.nat(30), fc.nat(15), (list, start, length) => {
        const text = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
        let at = 0;
        const edits = list.map(({ gap, length: removed, text: put }) => {
          const span = { start: at + gap + 1, end: at + gap + 1 + removed };
          at = span.end;
          return { span, text: put };
        });
        const span = { start, end: start + length + 1 };
        const now = apply(text, edits.map((one) => ({ ...one, text: one.text.replaceAll(/./g, '·') })));
        const left = [...text.slice(span.start, span.end)].filter((letter) => now.includes(letter));
        const [moved] = spansAfter([span], edits);
        assert.equal(now.slice(moved?.start, moved?.end).replaceAll('·', ''), left.join(''));
        if (left.length > 0) assert.ok(moved && now.slice(moved.start, moved.end).startsWith(left[0] ?? '') && now.slice(moved.start, moved.end).endsWith(left.at(-1) ?? ''));
      }),
    );
  });

  it('are found again when a program replaces the whole text, and orphaned when their text goes', () => {
    const start = TEXT.indexOf('Rosa');
    const made = createAnnotation(TEXT, 'person', [{ start, end: start + 12 }]);
    assert.ok(made);
    const replaced = `# Seed\n\n${TEXT.replace('on Friday', 'at last')}`;
    const whole = [{ span: { start: 0, end: TEXT.length }, text: replaced }];
    const [found] = followEdits([made], TEXT, whole, replaced);
    assert.equal(replaced.slice(found?.spans[0]?.start, found?.spans[0]?.end), 'Rosa Delgado');
    const gone = [{ span: { start: start - 2, end: start + 13 }, text: '' }];
    const [orphan] = followEdits([made], TEXT, gone, apply(TEXT, gone));
    assert.deepEqual([orphan?.spans, orphan?.targets[0]?.exact], [[], 'Rosa Delgado']);
  });
});

describe('annotations of a duplicate passage', () => {
  const passage = 'Rosa Delgado spoke first. Rosa Delgado spoke last.\nThe ferry left.\n';
  const text = `Intro.\n${passage}Between.\n${passage.replaceAll('\n', '\r\n')}End.\n`;
  const first = { start: 7, end: 7 + passage.length };
  const second = { start: text.indexOf('Between.\n') + 9, end: text.indexOf('End.') };
  const make = (label: string, start: number, length: number, more = {}) => createAnnotation(text, label, [{ start, end: start + length }], new Set(), more);

  it('move to the same words of the copy that stays, relations with them', () => {
    const speaker = make('person', second.start + 26, 12, { id: 'p' });
    const ferry = make('claim', second.start + 52, 15, { id: 'c', relations: [{ type: 'source', to: 'p' }] });
    const outside = make('place', 0, 5, { id: 'o', relations: [{ type: 'about', to: 'p' }] });
    assert.ok(speaker && ferry && outside);
    const set = { text, annotations: [outside, speaker, ferry] };
    const result = moveToCopy(set, second, set, first);
    assert.deepEqual([result.moved, result.left], [2, 0]);
    const spans = Object.fromEntries(result.into.map((annotation) => [annotation.id, annotation.spans[0]?.start]));
    assert.deepEqual(spans, { o: 0, p: first.start + 26, c: first.start + 51 });
    const cleaned = text.slice(0, second.start) + text.slice(second.end);
    const kept = followEdits(result.into, text, [{ span: second, text: '' }], cleaned);
    assert.ok(kept.every((annotation) => annotation.spans.length === 1));
  });

  it('become one with what the copy already has', () => {
    const there = make('person', first.start, 12, { id: 'a', notes: [{ author: 'Ann', text: 'one' }] });
    const here = make('person', second.start, 12, { id: 'b', notes: [{ author: 'Bo', text: 'two' }] });
    assert.ok(there && here);
    const set = { text, annotations: [there, here] };
    const { into } = moveToCopy(set, second, set, first);
    assert.deepEqual(into.map((annotation) => [annotation.id, annotation.notes.map((note) => note.text)]), [['a', ['one', 'two']]]);
  });

  it('move to another seed under an id that is free there', () => {
    const here = make('person', second.start, 12, { id: 'a' });
    const other = `Other seed.\n${passage}`;
    const there = createAnnotation(other, 'place', [{ start: 0, end: 5 }], new Set(), { id: 'a' });
    assert.ok(here && there);
    const result = moveToCopy({ text, annotations: [here] }, second, { text: other, annotations: [there] }, { start: 12, end: other.length });
    assert.equal(result.from.length, 0);
    assert.deepEqual(result.into.map((annotation) => annotation.spans[0]?.start), [0, 12]);
    assert.equal(new Set(result.into.map((annotation) => annotation.id)).size, 2);
  });

  it('stay where they are when the copy has no such words', () => {
    const here = make('person', second.start, 12, { id: 'a' });
    assert.ok(here);
    const set = { text, annotations: [here] };
    assert.deepEqual(moveToCopy(set, second, set, { start: 0, end: 6 }), { from: [here], into: [here], moved: 0, left: 1 });
  });
});
