import type { Span } from '../text/span';
import type { Annotation } from './annotation';

/**
 * Which places an annotator has said something about: asked for thousands of proposals beside thousands of annotations.
 * A place is settled when an annotation has exactly its extent, or when one with its label, not rejected, overlaps it.
 */
export class SettledSpans {
  readonly #exact = new Set<string>();
  /** By label: spans sorted by start, each with the furthest end so far. */
  readonly #byLabel = new Map<string, { readonly start: number; end: number }[]>();

  constructor(annotations: readonly Annotation[]) {
    for (const { spans, label, verdict } of annotations) {
      for (const { start, end } of spans) {
        this.#exact.add(`${start}-${end}`);
        if (verdict === 'rejected') continue;
        const known = this.#byLabel.get(label);
        if (known) known.push({ start, end });
        else this.#byLabel.set(label, [{ start, end }]);
      }
    }
    for (const spans of this.#byLabel.values()) {
      spans.sort((a, b) => a.start - b.start);
      let furthest = 0;
      for (const span of spans) furthest = span.end = Math.max(furthest, span.end);
    }
  }

  has({ start, end }: Span, label: string): boolean {
    if (this.#exact.has(`${start}-${end}`)) return true;
    const spans = this.#byLabel.get(label) ?? [];
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.start ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return (spans[low - 1]?.end ?? 0) > start;
  }
}
