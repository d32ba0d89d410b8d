import type { Disagreement } from './agreement';
import { differences, markKey } from './agreement-differences';
import { type Annotation, type AnnotationSet, newId } from './annotation';

/** The annotator under whom chosen versions are kept. */
export const GOLD = 'gold';

/** What both annotators marked alike, as the start of a gold set; ids and the rest are the first's. */
export function agreedOn(first: AnnotationSet, second: AnnotationSet): AnnotationSet {
  const [ours, theirs] = [first, second].map(({ annotations }) => annotations.filter(({ spans, verdict }) => spans.length > 0 && verdict !== 'rejected'));
  const differing = new Set(differences(ours ?? [], theirs ?? []).map((difference) => difference.ofFirst));
  return { seed: first.seed, annotator: GOLD, annotations: (ours ?? []).filter((annotation) => !differing.has(annotation)).map((annotation) => withId(annotation, annotation.id)) };
}

/**
 * The gold set with one disagreement settled: the version of the `first` or `second` annotator, or `neither`. What either
 * of them has in the gold set at this place goes; relations to it are turned to the chosen version, or dropped.
 */
export function adjudicate(gold: AnnotationSet, disagreement: Disagreement, choice: 'first' | 'second' | 'neither'): AnnotationSet {
  const marks = new Set([disagreement.ofFirst, disagreement.ofSecond].filter((one) => one !== undefined).map(markKey));
  const chosen = choice === 'neither' ? undefined : choice === 'first' ? disagreement.ofFirst : disagreement.ofSecond;
  const gone = gold.annotations.filter((annotation) => marks.has(markKey(annotation)));
  const rest = gold.annotations.filter((annotation) => !gone.includes(annotation));
  const taken = new Set(rest.map((annotation) => annotation.id));
  const id = chosen && (taken.has(chosen.id) ? newId(`${chosen.id} gold`, taken) : chosen.id);
  const goneIds = new Set(gone.map((annotation) => annotation.id));
  const kept = chosen && id !== undefined ? [...rest, withId(chosen, id)] : rest;
  return { ...gold, annotator: GOLD, annotations: kept.map((annotation) => turned(annotation, goneIds, id)) };
}

function withId({ verdict: _verdict, ...annotation }: Annotation, id: string): Annotation {
  return { ...annotation, id };
}

function turned(annotation: Annotation, gone: ReadonlySet<string>, id: string | undefined): Annotation {
  const relations = annotation.relations.flatMap((relation) => {
    if (!gone.has(relation.to) || relation.to === id) return [relation];
    return id === undefined ? [] : [{ ...relation, to: id }];
  });
  return relations.length === annotation.relations.length && relations.every((relation, i) => relation === annotation.relations[i]) ? annotation : { ...annotation, relations };
}
