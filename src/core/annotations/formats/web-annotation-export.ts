import type { Annotation, Target } from '../annotation';
import { TargetWriter } from '../targets';
import { UnitOffsets } from '../text-units';
import { type ExportDocument, type ExportOptions, type ExportResult, exportName, fitted } from './format';

export const CONTEXT_URL = 'http://www.w3.org/ns/anno.jsonld';

/**
 * W3C Web Annotation (Recommendation of 23 February 2017), one AnnotationPage a seed and annotator. Each span has a
 * TextQuoteSelector and, unless orphaned, a TextPositionSelector; a relation is an annotation that links two others.
 */
export function exportWebAnnotation(given: readonly ExportDocument[], options: ExportOptions): ExportResult {
  const room = { parts: true, overlaps: true, relations: true, attributes: true, notes: true, authors: true, verdicts: true, orphans: true, ids: true };
  const { documents, warnings } = fitted('web-annotation', given, room, options.rejected === true);
  const files = new Map<string, string>();
  for (const document of documents) files.set(`${exportName(document, documents)}.jsonld`, `${JSON.stringify(page(document, options), null, 2)}\n`);
  return { files, warnings };
}

/** An IRI that names an annotation: its seed, annotator and id. */
export function annotationIri(seed: string, annotator: string, id: string): string {
  return `urn:winnow:${[seed, annotator, id].map(encodeURIComponent).join(':')}`;
}

function page(document: ExportDocument, options: ExportOptions): unknown {
  const offsets = new UnitOffsets(document.text, options.unit ?? 'codepoints');
  const writer = new TargetWriter(document.text);
  const creator = { type: 'Person', name: document.annotator };
  const iri = (id: string): string => annotationIri(document.seed, document.annotator, id);
  const source = encodeURI(document.seed);
  const items: unknown[] = [];
  for (const annotation of document.annotations) {
    const { targets } = writer.written(annotation);
    items.push({
      id: iri(annotation.id),
      type: 'Annotation',
      motivation: 'tagging',
      creator,
      body: bodies(annotation),
      target: targets.map((target, i) => ({ source, selector: selectors(target, annotation, i, offsets) })),
    });
  }
  for (const annotation of document.annotations) {
    annotation.relations.forEach(({ type, to }, i) => {
      items.push({
        id: `${iri(annotation.id)}:${String(i + 1)}`,
        type: 'Annotation',
        motivation: 'linking',
        creator,
        body: [{ type: 'TextualBody', purpose: 'tagging', value: type }, { type: 'SpecificResource', purpose: 'linking', source: iri(to) }],
        target: iri(annotation.id),
      });
    });
  }
  return { '@context': CONTEXT_URL, id: iri('page'), type: 'AnnotationPage', items };
}

function selectors(target: Target, annotation: Annotation, part: number, offsets: UnitOffsets): unknown[] {
  const span = annotation.spans[part];
  const quote = { type: 'TextQuoteSelector', exact: target.exact, prefix: target.prefix, suffix: target.suffix };
  return span ? [quote, { type: 'TextPositionSelector', start: offsets.fromUtf16(span.start), end: offsets.fromUtf16(span.end) }] : [quote];
}

function bodies(annotation: Annotation): unknown[] {
  const body = (purpose: string, value: string, more: Record<string, unknown> = {}): unknown => ({ type: 'TextualBody', purpose, value, ...more });
  return [
    body('tagging', annotation.label),
    ...Object.entries(annotation.attributes).map(([name, value]) => body('describing', `${name}: ${value}`)),
    ...annotation.notes.map(({ author, text }) => body('commenting', text, { format: 'text/markdown', ...(author === '' ? {} : { creator: { type: 'Person', name: author } }) })),
    ...(annotation.resolved ? [body('moderating', 'resolved')] : []),
    ...(annotation.verdict ? [body('assessing', annotation.verdict)] : []),
  ];
}
