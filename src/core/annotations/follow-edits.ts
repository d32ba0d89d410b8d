import type { Edit } from '../rule';
import type { Span } from '../text/span';
import { type Annotation, isOrphan, tidySpans } from './annotation';
import { Anchorer } from './anchoring';
import { TargetWriter } from './targets';

/**
 * Where spans of the text before `edits` (sorted, not overlapping) lie after them. Text put in at an end of a span stays
 * outside, inside it the span grows; what replaces exactly its head, its tail or all of it belongs to it; a span that is
 * deleted, or lost in a wider replacement, comes back empty. Binary search for each span: 10,000 spans and a few edits cost next to nothing.
 */
export function spansAfter(spans: readonly Span[], edits: readonly Edit[]): Span[] {
  const shifts = [0];
  for (const edit of edits) shifts.push((shifts.at(-1) ?? 0) + edit.text.length - (edit.span.end - edit.span.start));
  return spans.map((span) => {
    const start = startAfter(span.start, edits, shifts);
    return { start, end: Math.max(start, endAfter(span.end, edits, shifts)) };
  });
}

/** A start moves behind what is put in at it and behind what replaces the text across it. */
function startAfter(offset: number, edits: readonly Edit[], shifts: readonly number[]): number {
  const index = firstWhere(edits, (edit) => edit.span.start > offset || (edit.span.end > offset && edit.span.start === offset));
  const around = edits[index - 1];
  if (around && around.span.end > offset) return around.span.start + around.text.length + (shifts[index - 1] ?? 0);
  return offset + (shifts[index] ?? 0);
}

/** An end stays in front of what is put in behind it, and of what replaces text across it. */
function endAfter(offset: number, edits: readonly Edit[], shifts: readonly number[]): number {
  const index = firstWhere(edits, (edit) => edit.span.end > offset || edit.span.start >= offset);
  const across = edits[index];
  if (across && across.span.start < offset) return across.span.start + (shifts[index] ?? 0);
  return offset + (shifts[index] ?? 0);
}

function firstWhere(edits: readonly Edit[], test: (edit: Edit) => boolean): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const edit = edits[middle];
    if (edit && test(edit)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Annotations after edits in the open editor. Those whose text an edit took away are looked for once more in the new
 * text (a formatter may have replaced the whole of it by nearly the same), then orphaned with their last quote.
 * `before` and `after` are the texts around the edits.
 */
export function followEdits(annotations: readonly Annotation[], before: string, edits: readonly Edit[], after: string): Annotation[] {
  let writer: TargetWriter | undefined;
  let anchorer: Anchorer | undefined;
  return annotations.map((annotation) => {
    if (isOrphan(annotation)) return annotation;
    const moved = spansAfter(annotation.spans, edits);
    const spans = tidySpans(after, moved);
    if (spans.length === annotation.spans.length && moved.every((span) => span.start < span.end)) return sameSpans(spans, annotation.spans) ? annotation : { ...annotation, spans };
    writer ??= new TargetWriter(before);
    anchorer ??= new Anchorer(after, writer.memory);
    return anchorer.anchor(writer.written(annotation)).annotation;
  });
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every((span, i) => span.start === b[i]?.start && span.end === b[i].end);
}
