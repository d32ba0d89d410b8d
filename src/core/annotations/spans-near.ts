import type { Span } from '../text/span';
import type { Annotation } from './annotation';

/** One part of an annotation. */
export interface Part {
  readonly span: Span;
  readonly annotation: Annotation;
}

/** The parts that touch one of a few stretches of the text: what has to be drawn of ten thousand. */
export function partsNear(annotations: Iterable<Annotation>, stretches: readonly Span[]): Part[] {
  const parts: Part[] = [];
  for (const annotation of annotations) {
    for (const span of annotation.spans) if (stretches.some(({ start, end }) => span.end >= start && span.start <= end)) parts.push({ span, annotation });
  }
  return parts;
}
