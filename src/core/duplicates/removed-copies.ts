import type { Edit, PassageCopy } from '../rule';
import { overlaps, type Span } from '../text/span';

/** A passage that edits remove, and the copy of it in the same seed that stays. */
export interface RemovedCopy {
  readonly removed: Span;
  readonly kept: Span;
}

/** The copied passages of `uri` that edits remove whole while a copy in the same seed stays. */
export function removedCopies(uri: string, copies: readonly PassageCopy[], edits: readonly Edit[]): RemovedCopy[] {
  const isGone = (span: Span): boolean => edits.some((edit) => overlaps(edit.span, span));
  const isWhole = (span: Span): boolean => edits.some((edit) => edit.text === '' && edit.span.start <= span.start && span.end <= edit.span.end);
  return copies.flatMap(({ here, there }) => (there.uri === uri && there.span && isWhole(here) && !isGone(there.span) ? [{ removed: here, kept: there.span }] : []));
}
