import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorAll } from '../../../src/core/annotations/anchoring';
import { type Annotation, createAnnotation } from '../../../src/core/annotations/annotation';
import { DEFAULT_SCHEME } from '../../../src/core/annotations/scheme';
import { annotatorName, readSidecarPath, sidecarPath } from '../../../src/core/annotations/sidecar-path';
import { readSidecar } from '../../../src/core/annotations/sidecar-read';
import { writeSidecar } from '../../../src/core/annotations/sidecar-write';
import { someAnnotations, someText } from './arbitraries';

const TEXT = 'Ferry returns to Port Salen\nThe mayor, Rosa Delgado, said “we waited too long” 📬.\nRosa Delgado left early.\n';

function annotate(label: string, quote: string, fields: Partial<Annotation> = {}): Annotation {
  const start = TEXT.indexOf(quote);
  const made = createAnnotation(TEXT, label, [{ start, end: start + quote.length }], new Set(), fields);
  assert.ok(made);
  return made;
}

const person = annotate('person', 'Rosa Delgado', { id: 'a1', attributes: { role: 'mayor' } });
const quote = annotate('quote', '“we waited too long”', { id: 'a2', relations: [{ type: 'speaker', to: 'a1' }], notes: [{ author: 'Ann', text: 'Heard *on tape*.\n\nCheck.' }], resolved: true, verdict: 'accepted' });

function written(previous: string | undefined, annotations: readonly Annotation[], text = TEXT): string {
  const source = writeSidecar(previous, { seed: 'ferry.txt', annotator: 'ann', annotations }, text);
  assert.ok(source !== undefined);
  return source;
}

function placed(source: string, text = TEXT): Annotation[] {
  const sidecar = readSidecar(source);
  return anchorAll(text, sidecar.annotations, sidecar.memory).map((found) => found.annotation);
}

const essence = ({ id, label, spans, attributes, relations, notes, resolved, verdict }: Annotation): unknown => ({ id, label, spans, attributes, relations, notes, resolved, verdict });

describe('sidecar', () => {
  it('is readable, in the order of the text, and comes back whole', () => {
    const source = written(undefined, [quote, person]);
    assert.match(source, /^# Winnow annotations\./);
    assert.ok(source.indexOf('id: a1') < source.indexOf('id: a2'));
    assert.match(source, /quote: Rosa Delgado\n {4}prefix: "Ferry returns|position: 39-51/);
    assert.deepEqual(placed(source).map(essence), [person, quote].map(essence));
    assert.equal(written(source, placed(source)), source);
  });

  it('keeps positions in code points, and is the same for CRLF', () => {
    const last = TEXT.lastIndexOf('Rosa');
    const made = createAnnotation(TEXT, 'person', [{ start: last, end: last + 4 }], new Set(), { id: 'b' });
    assert.ok(made);
    const source = written(undefined, [made]);
    assert.match(source, new RegExp(`position: ${String([...TEXT.slice(0, last)].length)}-`));
    const crlf = TEXT.replaceAll('\n', '\r\n');
    const [there] = placed(source, crlf);
    assert.deepEqual(there?.spans, [{ start: last + 2, end: last + 6 }]);
    assert.equal(written(undefined, [there ?? made], crlf), source);
  });

  it('keeps comments, keys of others and entries it cannot read', () => {
    const source = written(undefined, [person, quote])
      .replace('  - id: a2', '  # the recording is in the drawer\n  - id: a2')
      .replace('    label: person', '    label: person # the mayor\n    colour: blue')
      .concat('  - half an entry\n');
    const sidecar = readSidecar(source);
    assert.deepEqual(sidecar.problems.map((problem) => problem.severity), ['error']);
    const changed = placed(source).map((annotation) => (annotation.id === 'a1' ? { ...annotation, label: 'place' } : annotation));
    const again = written(source, changed);
    for (const kept of ['# the recording is in the drawer', 'label: place # the mayor', 'colour: blue', '- half an entry']) assert.ok(again.includes(kept), kept);
  });

  it('removes what was removed and nothing else', () => {
    const source = written(undefined, [person, quote]);
    const again = written(source, placed(source).filter((annotation) => annotation.id === 'a2'));
    assert.deepEqual(readSidecar(again).annotations.map((annotation) => annotation.id), ['a2']);
  });

  it('tells line numbers of unknown labels, doubled ids and loose relations', () => {
    const source = written(undefined, [person, quote]).replace('id: a2', 'id: a1').replace('label: person', 'label: mayor');
    const { problems, writable } = readSidecar(source, DEFAULT_SCHEME);
    assert.ok(writable);
    const lines = source.split('\n');
    const told = problems.map((problem) => `${lines[problem.line]?.trim() ?? ''}: ${problem.message}`);
    assert.match(told.join('\n'), /- id: a1: The id a1 stands a second time[^]*- id: a1: The label "mayor"/);
    const again = written(source, placed(source));
    assert.equal(again.split('id: a1').length, 3, 'the doubled entry stays in the file');
  });

  it('leaves broken YAML alone', () => {
    const source = `${written(undefined, [person])}  - id: "a2\n`;
    const sidecar = readSidecar(source);
    assert.equal(sidecar.writable, false);
    assert.ok(sidecar.problems.some((problem) => problem.severity === 'error' && problem.line > 5));
    assert.equal(writeSidecar(source, { seed: 'ferry.txt', annotator: 'ann', annotations: [] }, TEXT), undefined);
  });

  it('reads both sides of an open merge and refuses to write over it', () => {
    const source = written(undefined, [person, quote]);
    const at = source.indexOf('  - id: a2');
    const conflicted = `${source.slice(0, at)}<<<<<<< HEAD\n${source.slice(at)}=======\n${source.slice(at).replaceAll('a2', 'a3')}>>>>>>> other\n`;
    const sidecar = readSidecar(conflicted);
    assert.deepEqual(sidecar.annotations.map((annotation) => annotation.id), ['a1', 'a2', 'a3']);
    assert.equal(sidecar.problems[0]?.line, conflicted.slice(0, conflicted.indexOf('<<<<<<<')).split('\n').length - 1);
    assert.equal(writeSidecar(conflicted, { seed: 'ferry.txt', annotator: 'ann', annotations: [] }, TEXT), undefined);
  });

  it('keeps an orphan with its quote and finds it when its text comes back', () => {
    const source = written(undefined, [person, quote]);
    const gone = 'Ferry returns to Port Salen\nNobody said anything.\n';
    const orphans = placed(source, gone);
    assert.deepEqual(orphans.map((annotation) => annotation.spans.length), [0, 0]);
    const stored = written(source, orphans, gone);
    assert.match(stored, /orphaned: true/);
    assert.deepEqual(placed(stored).map(essence), [person, quote].map(essence));
  });

  it('knows whose file it is', () => {
    assert.equal(sidecarPath('north/ferry.txt', 'Rosa Delgado'), '.annotations/north/ferry.txt.Rosa-Delgado.yaml');
    assert.deepEqual(readSidecarPath('seeds/.annotations/north/ferry.v2.txt.gold.yaml'), { seed: 'north/ferry.v2.txt', annotator: 'gold' });
    assert.equal(readSidecarPath('seeds/winnow.yaml'), undefined);
    assert.equal(annotatorName('../../x'), 'x');
  });

  it('brings any annotations of any text back, and never throws on any file', () => {
    fc.assert(
      fc.property(someText.chain((text) => fc.tuple(fc.constant(text), someAnnotations(text))), ([text, annotations]) => {
        const source = writeSidecar(undefined, { seed: 's.txt', annotator: 'x', annotations }, text);
        assert.ok(source !== undefined);
        const order = (list: readonly Annotation[]): unknown[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1)).map(essence);
        assert.deepEqual(order(placed(source, text)), order(annotations));
      }),
      { numRuns: 60 },
    );
    fc.assert(fc.property(fc.string(), (source) => readSidecar(source).problems.length >= 0));
  });
});
