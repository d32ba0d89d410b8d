import type { Annotation } from '../../core/annotations/annotation';
import type { LabelScheme } from '../../core/annotations/scheme';
import type { Analysis } from '../../core/corpus-types';
import { overlaps, type Span } from '../../core/text/span';

/** Something the analysis found that an annotator may accept or reject. */
export interface Proposal extends Span {
  readonly label: string;
  /** The id of the entity, for accepting all of it. */
  readonly entity?: string;
}

/** Mentions and boilerplate of a seed for which the scheme has a label of the same name, sorted by start. */
export function proposalsOf(analysis: Analysis, scheme: LabelScheme): Proposal[] {
  const labels = new Set(scheme.labels.map(({ name }) => name));
  const mentions = analysis.mentions.filter(({ type }) => labels.has(type)).map(({ start, end, type, entity }) => ({ start, end, label: type, ...(entity === '' ? {} : { entity }) }));
  const lines = labels.has('boilerplate') ? analysis.findings.filter(({ rule }) => rule === 'boilerplate').map(({ span }) => ({ ...span, label: 'boilerplate' })) : [];
  return [...mentions, ...lines].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** True when the annotator has said something about the proposal: accepted, rejected, or labelled that place by hand. */
export function isSettled(proposal: Proposal, annotations: readonly Annotation[]): boolean {
  return annotations.some(({ spans, label, verdict }) => {
    const exact = spans.some(({ start, end }) => start === proposal.start && end === proposal.end);
    return exact || (verdict !== 'rejected' && label === proposal.label && spans.some((span) => overlaps(span, proposal)));
  });
}
