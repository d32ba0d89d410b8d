import { markKey } from './agreement-differences';
import { type Annotation, type AnnotationSet, newId } from './annotation';

/**
 * A set with the annotations of another, such as an import, added to it. One that marks the same spans with the same
 * label becomes one with what is there: it keeps its id, and gains attributes, notes and relations that it lacks. Ids that
 * clash are made anew, and relations follow. Nothing of `known` is lost.
 */
export function mergeSets(known: AnnotationSet, arriving: AnnotationSet): AnnotationSet {
  const byMark = new Map(known.annotations.filter((annotation) => annotation.spans.length > 0).map((annotation) => [markKey(annotation), annotation]));
  const taken = new Set(known.annotations.map((annotation) => annotation.id));
  const ids = new Map<string, string>();
  for (const annotation of arriving.annotations) {
    const there = byMark.get(markKey(annotation));
    const id = there?.id ?? (taken.has(annotation.id) ? newId(`${annotation.label} ${annotation.id}`, taken) : annotation.id);
    taken.add(id);
    ids.set(annotation.id, id);
  }
  const merged = new Map(known.annotations.map((annotation) => [annotation.id, annotation]));
  for (const annotation of arriving.annotations) {
    const id = ids.get(annotation.id) ?? annotation.id;
    const there = merged.get(id);
    const turned = { ...annotation, id, relations: annotation.relations.map(({ type, to }) => ({ type, to: ids.get(to) ?? to })) };
    merged.set(id, there ? united(there, turned) : turned);
  }
  return { ...known, annotations: [...merged.values()] };
}

/** `kept` with the notes, attributes and relations of `other` that it lacks. */
export function united(kept: Annotation, other: Annotation): Annotation {
  const notes = other.notes.filter((note) => !kept.notes.some((known) => known.author === note.author && known.text === note.text));
  const relations = other.relations.filter((relation) => !kept.relations.some((known) => known.type === relation.type && known.to === relation.to));
  return {
    ...kept,
    attributes: { ...other.attributes, ...kept.attributes },
    relations: [...kept.relations, ...relations],
    notes: [...kept.notes, ...notes],
    resolved: kept.resolved && (other.resolved || notes.length === 0),
  };
}
