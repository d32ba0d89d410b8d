import type { RemovedCopy } from '../duplicates/removed-copies';
import type { Edit } from '../rule';
import { applyEdits } from '../text/edits';
import type { Span } from '../text/span';
import { type Annotation, newId, quoteAt, type Relation } from './annotation';
import { followBatches } from './follow-batches';
import { lookAlikesWithin, strength } from './look-alikes';
import { united } from './merge-sets';
import { PlainText } from './plain-text';

/** One annotator's annotations in one text. */
export interface PlacedAnnotations {
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

export interface MovedAnnotations {
  /** What is left where the passage is removed; with `into` the same text, all of them. */
  readonly from: readonly Annotation[];
  /** The annotations of the text that keeps its copy. */
  readonly into: readonly Annotation[];
  readonly moved: number;
  /** How many had nothing like them in the copy that stays: they keep their place, and are orphaned by the removal. */
  readonly left: number;
}

/** A place in the copy must be this like its original, and lead the second best by this much. */
const ALIKE = 0.7;
const MARGIN = 0.05;
/** How far from where it should be a place may lie, in UTF-16 units, beside a tenth of the passage. */
const DRIFT = 200;

/**
 * Before a duplicate passage is removed: moves the annotations that lie in `removed` to the same words of `kept`, in the
 * same text or in that of another seed. Where the copy already has the same label on the same words, the two become one,
 * with the notes, attributes and relations of both. Relations follow. Spans count in the texts before the removal.
 */
export function moveToCopy(from: PlacedAnnotations, removed: Span, into: PlacedAnnotations, kept: Span): MovedAnnotations {
  const same = from.text === into.text && from.annotations === into.annotations;
  const source = new PlainText(from.text);
  const target = same ? source : new PlainText(into.text);
  const inside = from.annotations.filter((annotation) => annotation.spans.length > 0 && annotation.spans.every((span) => span.start >= removed.start && span.end <= removed.end));
  const stay = from.annotations.filter((annotation) => !inside.includes(annotation));
  const home = new Map((same ? stay : into.annotations).map((annotation) => [annotation.id, annotation]));
  const ids = new Map<string, string>();
  const left: Annotation[] = [];
  const arrived: string[] = [];
  for (const annotation of inside) {
    const spans = annotation.spans.map((span) => copyOf(source, removed, span, target, kept));
    const placed = spans.filter((span) => span !== undefined);
    if (placed.length < spans.length) {
      left.push(annotation);
      continue;
    }
    const twin = [...home.values()].find((other) => other.label === annotation.label && sameSpans(other.spans, placed));
    const id = twin?.id ?? (home.has(annotation.id) ? newId(`${annotation.id} moved`, new Set(home.keys())) : annotation.id);
    ids.set(annotation.id, id);
    arrived.push(id);
    home.set(id, twin ? united(twin, annotation) : { ...annotation, id, spans: placed, targets: [], hash: '' });
  }
  const turned = (relations: readonly Relation[]): Relation[] => relations.map(({ type, to }) => ({ type, to: ids.get(to) ?? to })).filter((relation, i, all) => all.findIndex((other) => other.type === relation.type && other.to === relation.to) === i);
  const resolved = [...home.values()].map((annotation) => (same || arrived.includes(annotation.id) ? { ...annotation, relations: turned(annotation.relations) } : annotation));
  const rest = same ? [...resolved, ...left] : [...stay, ...left];
  return { from: rest, into: same ? rest : resolved, moved: ids.size, left: left.length };
}

/** Before copies within a text are removed: `annotations` with those of the removed passages on the copies that stay. */
export function moveToCopies(text: string, annotations: readonly Annotation[], copies: readonly RemovedCopy[]): readonly Annotation[] {
  let now = annotations;
  for (const { removed, kept } of copies) {
    if (!now.some(({ spans }) => spans.some(({ start, end }) => start >= removed.start && end <= removed.end))) continue;
    const here = { text, annotations: now };
    now = moveToCopy(here, removed, here, kept).into;
  }
  return now;
}

/** What becomes of the annotations of a text when edits are made in it that remove copies. */
export function afterRemovals(annotations: readonly Annotation[], text: string, edits: readonly Edit[], copies: readonly RemovedCopy[]): readonly Annotation[] {
  return followBatches(moveToCopies(text, annotations, copies), text, [edits], applyEdits(text, edits));
}

/** The same words in the copy, near where they should be by their distance from its start. */
function copyOf(source: PlainText, removed: Span, span: Span, target: PlainText, kept: Span): Span | undefined {
  const passage = source.fromRawSpan(removed);
  const from = source.fromRawSpan(span);
  const to = target.fromRawSpan(kept);
  const expected = to.start + from.start - passage.start;
  const drift = DRIFT + (passage.end - passage.start) / 10;
  const window = { start: Math.max(to.start, expected - drift), end: Math.min(to.end, expected + (from.end - from.start) + drift) };
  const places = lookAlikesWithin(target.text, window, quoteAt(source.text, from), { steps: 0 }).filter((place) => place.start >= to.start && place.end <= to.end);
  const nearest = places.find((place) => place.start === expected && place.quote === 1) ?? places[0];
  if (!nearest || nearest.quote < ALIKE) return undefined;
  const rival = places.find((place) => place !== nearest);
  if (nearest.start !== expected && rival && strength(nearest) - strength(rival) < MARGIN) return undefined;
  return target.toRawSpan(nearest);
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every((span, i) => span.start === b[i]?.start && span.end === b[i].end);
}
