import type { Edit } from '../rule';
import { Anchorer } from './anchoring';
import { type Annotation, isOrphan, tidySpans } from './annotation';
import { spansAfter } from './follow-edits';
import { TargetWriter } from './targets';

/**
 * Annotations after several batches of edits, one after the other, of the open editor; the edits of a batch are sorted,
 * apart, and count in the text before it. As `followEdits`, but what lies outside every edit is only shifted: text is
 * looked at for touched annotations alone. `before` is the text in front of all batches, `after` the one behind them.
 */
export function followBatches(annotations: readonly Annotation[], before: string, batches: readonly (readonly Edit[])[], after: string): readonly Annotation[] {
  if (batches.length === 0 || annotations.length === 0) return annotations;
  let writer: TargetWriter | undefined;
  let anchorer: Anchorer | undefined;
  let same = true;
  const followed = annotations.map((annotation) => {
    if (isOrphan(annotation)) return annotation;
    let spans = annotation.spans;
    let touched = false;
    for (const edits of batches) {
      const moved = spansAfter(spans, edits);
      touched = touched || spans.length > 1 || isTouched(spans, edits);
      spans = moved;
      if (moved.some(({ start, end }) => start >= end)) break;
    }
    if (!touched) {
      const [was, is] = [annotation.spans[0], spans[0]];
      if (was?.start === is?.start && was?.end === is?.end) return annotation;
      same = false;
      return { ...annotation, spans };
    }
    const lost = spans.some(({ start, end }) => start >= end);
    const tidy = lost ? [] : tidySpans(after, spans);
    if (tidy.length === annotation.spans.length) {
      if (tidy.every(({ start, end }, i) => start === annotation.spans[i]?.start && end === annotation.spans[i].end)) return annotation;
      same = false;
      return { ...annotation, spans: tidy };
    }
    same = false;
    writer ??= new TargetWriter(before);
    anchorer ??= new Anchorer(after, writer.memory);
    return anchorer.anchor(writer.written(annotation)).annotation;
  });
  return same ? annotations : followed;
}

/** True when an edit lies at or in the one span. */
function isTouched([span]: readonly { readonly start: number; readonly end: number }[], edits: readonly Edit[]): boolean {
  return span !== undefined && edits.some((edit) => edit.span.start <= span.end && edit.span.end >= span.start);
}
