import { overlaps, type Span } from '../text/span';
import type { Annotation } from './annotation';

/** How two annotators differ at one place. */
export interface Difference {
  /** `missing`: one has nothing there; `label`: the same words, another label; `extent`: the same label, other words; `both`; `attributes`. */
  readonly kind: 'missing' | 'label' | 'extent' | 'both' | 'attributes';
  readonly ofFirst?: Annotation;
  readonly ofSecond?: Annotation;
}

/** Same for annotations that mark the same spans. */
export function placeKey(annotation: Annotation): string {
  return annotation.spans.map((span) => `${String(span.start)}-${String(span.end)}`).join(';');
}

/** Same for annotations with the same label on the same spans. */
export function markKey(annotation: Annotation): string {
  return `${placeKey(annotation)} ${annotation.label}`;
}

/**
 * Pairs the annotations of two people, the likest first (same mark, same place, same label overlapping, overlapping), and
 * tells each pair that differs and each that is left over, in the order of the text. Both lists sorted by start.
 */
export function differences(first: readonly Annotation[], second: readonly Annotation[]): Difference[] {
  const partner = new Map<Annotation, Annotation>();
  const taken = new Set<Annotation>();
  pairBy(markKey, first, second, partner, taken);
  pairBy(placeKey, first, second, partner, taken);
  const meeting = overlapping(first.filter((a) => !partner.has(a)), second.filter((b) => !taken.has(b)));
  for (const sameLabel of [true, false]) {
    for (const [a, b] of meeting) {
      if (partner.has(a) || taken.has(b) || (sameLabel && a.label !== b.label)) continue;
      partner.set(a, b);
      taken.add(b);
    }
  }
  const found: Difference[] = [];
  for (const a of first) {
    const b = partner.get(a);
    const kind = b ? kindOf(a, b) : 'missing';
    if (kind) found.push({ kind, ofFirst: a, ...(b ? { ofSecond: b } : {}) });
  }
  for (const b of second) if (!taken.has(b)) found.push({ kind: 'missing', ofSecond: b });
  return found.sort((x, y) => startOf(x) - startOf(y));
}

function startOf(difference: Difference): number {
  return (difference.ofFirst ?? difference.ofSecond)?.spans[0]?.start ?? 0;
}

function pairBy(key: (annotation: Annotation) => string, first: readonly Annotation[], second: readonly Annotation[], partner: Map<Annotation, Annotation>, taken: Set<Annotation>): void {
  const waiting = new Map<string, Annotation[]>();
  for (const b of second) if (!taken.has(b)) waiting.set(key(b), [...(waiting.get(key(b)) ?? []), b]);
  for (const a of first) {
    const b = partner.has(a) ? undefined : waiting.get(key(a))?.shift();
    if (!b) continue;
    partner.set(a, b);
    taken.add(b);
  }
}

/** All pairs that share text, by a sweep over both lists. */
function overlapping(first: readonly Annotation[], second: readonly Annotation[]): [Annotation, Annotation][] {
  const pairs: [Annotation, Annotation][] = [];
  let open: Annotation[] = [];
  let next = 0;
  for (const a of first) {
    const hull = hullOf(a);
    while (next < second.length && hullOf(second[next]).start < hull.end) {
      const b = second[next++];
      if (b) open.push(b);
    }
    open = open.filter((b) => hullOf(b).end > hull.start);
    for (const b of open) if (a.spans.some((one) => b.spans.some((other) => overlaps(one, other)))) pairs.push([a, b]);
  }
  return pairs;
}

function hullOf(annotation: Annotation | undefined): Span {
  return { start: annotation?.spans[0]?.start ?? 0, end: annotation?.spans.at(-1)?.end ?? 0 };
}

function kindOf(a: Annotation, b: Annotation): Difference['kind'] | undefined {
  const samePlace = placeKey(a) === placeKey(b);
  if (a.label !== b.label) return samePlace ? 'label' : 'both';
  if (!samePlace) return 'extent';
  const names = new Set([...Object.keys(a.attributes), ...Object.keys(b.attributes)]);
  return [...names].some((name) => a.attributes[name] !== b.attributes[name]) ? 'attributes' : undefined;
}
