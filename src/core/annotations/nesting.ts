import type { Span } from '../text/span';

/**
 * For spans that may overlap, in any order: the layer of each in which no other one crosses it, 0 first for the widest of
 * those that start together. Layers above `most` are folded into it.
 */
export function layersOf(spans: readonly Span[], most: number): number[] {
  const order = spans.map((span, index) => ({ span, index })).sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const ends: number[] = [];
  const layers = new Array<number>(spans.length).fill(0);
  for (const { span, index } of order) {
    const free = ends.findIndex((end) => end <= span.start);
    const layer = free >= 0 ? free : Math.min(ends.length, most);
    ends[layer] = Math.max(ends[layer] ?? 0, span.end);
    layers[index] = layer;
  }
  return layers;
}
