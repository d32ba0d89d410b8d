import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { exportAnnotations } from '../../../src/core/annotations/export';
import { DEFAULT_SCHEME } from '../../../src/core/annotations/scheme';
import { writeSidecar } from '../../../src/core/annotations/sidecar-write';
import { someAnnotations, someText } from './arbitraries';
import { LABEL_STUDIO_TASKS, WEB_ANNOTATION_PAGE } from './format-schemas';

const ajv = new Ajv({ allErrors: true, strict: false });

function checks(schema: AnySchema): (value: unknown) => void {
  const validate = ajv.compile(schema);
  return (value) => assert.ok(validate(value), ajv.errorsText(validate.errors));
}

const SIDECAR = JSON.parse(readFileSync('schemas/annotations.schema.json', 'utf8')) as AnySchema;
const CASES = someText.chain((text) => fc.tuple(fc.constant(text), someAnnotations(text)));

describe('annotation files against their schemas', () => {
  it('Web Annotation: the W3C model', () => {
    const check = checks(WEB_ANNOTATION_PAGE);
    fc.assert(
      fc.property(CASES, ([text, annotations]) => {
        const documents = [{ seed: 'a b/ü.txt', annotator: 'Bo', text, annotations: annotations.map((annotation, i) => (i === 1 ? { ...annotation, spans: [], targets: [{ exact: 'x', prefix: '', suffix: '', start: 0, end: 1 }] } : annotation)) }];
        for (const content of exportAnnotations('web-annotation', documents).files.values()) check(JSON.parse(content));
      }),
      { numRuns: 40 },
    );
    assert.throws(() => check({ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'urn:x', type: 'AnnotationPage', items: [{ id: 'urn:y', type: 'Annotation' }] }));
  });

  it('Label Studio: its documented tasks', () => {
    const check = checks(LABEL_STUDIO_TASKS);
    fc.assert(
      fc.property(CASES, ([text, annotations]) => {
        const { files } = exportAnnotations('label-studio', [{ seed: 's.txt', annotator: 'Bo', text, annotations }], { scheme: DEFAULT_SCHEME });
        check(JSON.parse(files.get('tasks.json') ?? ''));
      }),
      { numRuns: 40 },
    );
    assert.throws(() => check([{ data: { text: '' }, annotations: [{ result: [{ type: 'labels' }] }] }]));
  });

  it('sidecars: schemas/annotations.schema.json', () => {
    const check = checks(SIDECAR);
    fc.assert(
      fc.property(CASES, ([text, annotations]) => check(parse(writeSidecar(undefined, { seed: 's.txt', annotator: 'bo', annotations }, text) ?? ''))),
      { numRuns: 40 },
    );
    assert.throws(() => check({ version: 1 }));
  });
});
