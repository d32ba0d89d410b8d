import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Annotation, createAnnotation } from '../../../src/core/annotations/annotation';
import { exportAnnotations } from '../../../src/core/annotations/export';
import { type ExportDocument, EXPORT_FORMATS, type ExportFormat, type ImportFormat } from '../../../src/core/annotations/formats/format';
import { importAnnotations } from '../../../src/core/annotations/import';
import { DEFAULT_SCHEME } from '../../../src/core/annotations/scheme';
import type { OffsetUnit } from '../../../src/core/annotations/text-units';
import { type Abilities, someAnnotations, someText } from './arbitraries';

const TEXT = '📬 Ferry returns\r\nThe mayor, Rosa Delgado, said “we waited too long”.\r\nShe left Port Salen early.\r\n';

function at(quote: string): { start: number; end: number } {
  const start = TEXT.indexOf(quote);
  assert.ok(start >= 0);
  return { start, end: start + quote.length };
}

function annotate(id: string, label: string, quotes: readonly string[], fields: Partial<Annotation> = {}): Annotation {
  const made = createAnnotation(TEXT, label, quotes.map(at), new Set(), { ...fields, id });
  assert.ok(made);
  return made;
}

const ANNOTATIONS = [
  annotate('a1', 'person', ['Rosa Delgado'], { attributes: { role: 'mayor' } }),
  annotate('a2', 'quote', ['said “we waited too long”'], { relations: [{ type: 'speaker', to: 'a1' }], notes: [{ author: 'Ann', text: 'Heard "on tape",\ncheck' }] }),
  annotate('a3', 'claim', ['waited too long”.\r\nShe left'], { verdict: 'accepted' }),
  annotate('a4', 'place', ['Port Salen'], { verdict: 'rejected' }),
];
const DOCUMENT: ExportDocument = { seed: 'ferry.txt', annotator: 'ann', text: TEXT, annotations: ANNOTATIONS };
const essence = ({ id, label, spans, attributes, relations, notes, resolved, verdict }: Annotation): unknown => ({ id, label, spans, attributes, relations, notes, resolved, verdict });
const byId = (list: readonly Annotation[]): unknown[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1)).map(essence);

function file(format: ExportFormat, name: string, documents: readonly ExportDocument[] = [DOCUMENT]): string {
  const found = exportAnnotations(format, documents, { scheme: DEFAULT_SCHEME }).files.get(name);
  assert.ok(found !== undefined, name);
  return found;
}

describe('annotation formats', () => {
  it('CoNLL: tokens with one layer of tags, the overlap told', () => {
    const lines = file('conll', 'annotations.conll').split('\n');
    assert.deepEqual(lines.slice(0, 6), ['-DOCSTART- -X- -X- O', '', '📬 -X- _ O', 'Ferry -X- _ O', 'returns -X- _ O', '']);
    assert.ok(lines.includes('Rosa -X- _ B-person') && lines.includes('Delgado -X- _ I-person') && lines.includes('said -X- _ B-quote'));
    assert.ok(exportAnnotations('conll', [DOCUMENT]).warnings.some((warning) => warning.includes('overlapping spans (1)')));
  });

  it('BIO table: a column for each layer, offsets in the unit asked for', () => {
    const rows = (unit: OffsetUnit): string[][] => (exportAnnotations('bio-tsv', [DOCUMENT], { unit }).files.get('annotations.tsv') ?? '').split('\n').map((row) => row.split('\t'));
    const waited = (unit: OffsetUnit): string[] | undefined => rows(unit).find((row) => row[2] === 'waited');
    const start = TEXT.indexOf('waited');
    assert.deepEqual(waited('utf16')?.slice(3), [String(start), String(start + 6), 'I-quote', 'B-claim']);
    assert.deepEqual(waited('codepoints')?.slice(3, 5), [String(start - 1), String(start + 5)]);
    assert.equal(waited('bytes')?.[3], String(new TextEncoder().encode(TEXT.slice(0, start)).length));
  });

  it('brat: text-bound lines without line breaks, relation, attribute, note, configuration', () => {
    const lines = file('brat', 'ferry.ann').split('\n');
    const from = [...TEXT.slice(0, TEXT.indexOf('Rosa'))].length;
    assert.equal(lines[0], `T1\tperson ${String(from)} ${String(from + 12)}\tRosa Delgado`);
    assert.ok(lines.includes('A1\trole T1 mayor') && lines.includes('R1\tspeaker Arg1:T2 Arg2:T1'));
    assert.match(lines.find((line) => line.startsWith('T3')) ?? '', /^T3\tclaim \d+ \d+;\d+ \d+\twaited too long”\. She left$/);
    assert.ok(lines.some((line) => /^#\d+\tAnnotatorNotes T2\tHeard "on tape",\\ncheck$/.test(line)));
    assert.match(file('brat', 'annotation.conf'), /\[entities\]\nperson\n[^]*speaker\tArg1:<ENTITY>, Arg2:<ENTITY>/);
    assert.equal(file('brat', 'ferry.txt'), TEXT);
  });

  it('spaCy: tokens rebuild the text, entities do not overlap', () => {
    const doc = JSON.parse(file('jsonl-spacy', 'annotations.jsonl')) as { text: string; ents: unknown[]; spans: { sc: unknown[] }; tokens: { start: number; end: number }[] };
    assert.deepEqual([doc.ents.length, doc.spans.sc.length], [2, 3]);
    const points = [...doc.text];
    let rebuilt = '';
    doc.tokens.forEach((token, i) => {
      rebuilt += points.slice(token.start, token.end).join('');
      if ((doc.tokens[i + 1]?.start ?? token.end) > token.end) rebuilt += ' ';
    });
    assert.equal(rebuilt, TEXT);
  });

  it('CSV: one row an annotation, quoted as RFC 4180 says', () => {
    const rows = file('csv', 'annotations.csv');
    assert.match(rows, /^seed,annotator,id,label,start,end,line,quote,/);
    assert.ok(rows.includes('ferry.txt,ann,a1,person,') && rows.includes('role=mayor'));
    assert.ok(rows.includes('"waited too long”.\nShe left"') && rows.includes('"Ann: Heard ""on tape"",\ncheck"'));
  });

  it('tells what a format cannot hold', () => {
    const orphan = { ...ANNOTATIONS[0], id: 'a9', spans: [] } as Annotation;
    const told = (format: ExportFormat): string => exportAnnotations(format, [{ ...DOCUMENT, annotations: [...ANNOTATIONS, orphan] }]).warnings.join('\n');
    assert.match(told('doccano'), /attributes \(1\)[^]*notes \(1\)/);
    assert.match(told('conll'), /orphaned annotations \(1\)[^]*relations \(1\)/);
    assert.doesNotMatch(told('web-annotation'), /cannot hold/);
    for (const format of EXPORT_FORMATS) assert.match(told(format), /Rejected proposals are left out \(1\)/);
  });

  const ROUND_TRIPS: readonly [ImportFormat, Abilities][] = [
    ['brat', { parted: true, notes: true, attributes: true, verdicts: true }],
    ['doccano', {}],
    ['label-studio', { notes: true, attributes: true, verdicts: true }],
    ['web-annotation', { parted: true, notes: true, attributes: true, verdicts: true }],
  ];
  for (const [format, abilities] of ROUND_TRIPS) {
    it(`${format}: comes back exactly, in every unit`, () => {
      const cases = someText.chain((text) => fc.tuple(fc.constant(text), someAnnotations(text, abilities), fc.constantFrom<OffsetUnit>('utf16', 'codepoints', 'bytes')));
      fc.assert(
        fc.property(cases, ([text, annotations, unit]) => {
          const { files, warnings } = exportAnnotations(format, [{ seed: 'north/s 1.txt', annotator: 'bo', text, annotations }], { unit });
          assert.deepEqual(warnings, []);
          const back = importAnnotations(format, files, { unit, annotator: 'bo', seeds: new Map([['north/s 1.txt', text]]) });
          assert.deepEqual(back.warnings, []);
          const sets = back.sets.filter((set) => set.annotations.length > 0 || annotations.length === 0);
          assert.deepEqual(sets.map((set) => [set.seed, set.annotator]), annotations.length === 0 && format === 'web-annotation' ? [] : [['north/s 1.txt', 'bo']]);
          assert.deepEqual(byId(sets.flatMap((set) => set.annotations)), byId(annotations));
        }),
        { numRuns: 60 },
      );
    });

    it(`${format}: never throws on any file`, () => {
      const name = format === 'brat' ? 'a.ann' : 'a.json';
      fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (content) => importAnnotations(format, new Map([[name, content], ['a.txt', 'text']])).sets.length >= 0), { numRuns: 60 });
    });
  }

  it('keeps several annotators apart', () => {
    const other = { ...DOCUMENT, annotator: 'bo', annotations: ANNOTATIONS.slice(0, 1) };
    for (const format of ['brat', 'doccano', 'label-studio', 'web-annotation'] as const) {
      const { files } = exportAnnotations(format, [DOCUMENT, other]);
      const { sets } = importAnnotations(format, files, { seeds: new Map([['ferry.txt', TEXT]]) });
      assert.deepEqual(sets.map((set) => `${set.seed} ${set.annotator} ${String(set.annotations.length)}`).sort(), ['ferry.txt ann 3', 'ferry.txt bo 1'], format);
    }
  });

  it('finds imported annotations in a seed that has changed since', () => {
    const today = `Updated on Friday.\n${TEXT.replaceAll('\r\n', '\n')}`;
    for (const format of ['brat', 'doccano', 'label-studio', 'web-annotation'] as const) {
      const { files } = exportAnnotations(format, [{ ...DOCUMENT, annotations: ANNOTATIONS.slice(0, 2) }]);
      if (format === 'brat') files.get('ferry.txt');
      const { sets } = importAnnotations(format, files, { annotator: 'ann', seeds: new Map([['ferry.txt', today]]) });
      const quotes = sets[0]?.annotations.map((annotation) => annotation.spans.map((span) => today.slice(span.start, span.end)).join('|'));
      assert.deepEqual(quotes, ['Rosa Delgado', 'said “we waited too long”'], format);
    }
  });

  it('reads what the tools themselves write', () => {
    const ann = 'T1\tPER 4 8;9 16\tRosa Delgado\nE1\tMove:T2 Who:T1\nT2\tMove 17 21\tleft\n*\tAlias T1 T2\nN1\tReference T1 Wikipedia:12\tRosa\nA1\tNegated E1\nM2\tTime T2 Past\n#1\tAnnotatorNotes E1\tsure\nX9\twhat\n';
    const text = 'The Rosa Delgado left';
    const brat = importAnnotations('brat', new Map([['d.ann', ann], ['d.txt', text]]));
    const [rosa, left] = brat.sets[0]?.annotations ?? [];
    assert.deepEqual(rosa?.attributes, { Reference: 'Wikipedia:12' });
    assert.deepEqual([left?.attributes, left?.notes[0]?.text, left?.relations], [{ Negated: 'true', Time: 'Past' }, 'sure', [{ type: 'Who', to: rosa?.id }]]);
    assert.deepEqual(brat.warnings, ['d.ann:9: not understood: X9\twhat']);

    const doccano = importAnnotations('doccano', new Map([['all.jsonl', `{"id": 7, "text": "${text}", "label": [[4, 16, "PER"]], "Comments": []}\n`]]));
    assert.deepEqual(doccano.sets[0]?.annotations[0]?.spans, [{ start: 4, end: 16 }]);

    const task = { id: 3, data: { text }, annotations: [{ id: 1, completed_by: { id: 2, email: 'ann@example.org' }, result: [{ id: 'x1', from_name: 'label', to_name: 'text', type: 'labels', value: { start: 4, end: 16, text: 'Rosa Delgado', labels: ['PER', 'MAYOR'] } }] }] };
    const studio = importAnnotations('label-studio', new Map([['export.json', JSON.stringify([task])]]));
    assert.deepEqual(studio.sets.map((set) => [set.annotator, set.annotations.map((annotation) => annotation.label)]), [['ann', ['PER', 'MAYOR']]]);
  });
});
