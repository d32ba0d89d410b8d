import type { Annotation } from '../../core/annotations/annotation';
import type { LabelScheme } from '../../core/annotations/scheme';
import { SettledSpans } from '../../core/annotations/settled-spans';
import type { Analysis } from '../../core/corpus-types';
import type { Span } from '../../core/text/span';

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

/** The proposals that the annotator has said nothing about: not accepted, not rejected, not labelled by hand. */
export function openProposals(proposals: readonly Proposal[], annotations: readonly Annotation[]): Proposal[] {
  const settled = new SettledSpans(annotations);
  return proposals.filter((proposal) => !settled.has(proposal, proposal.label));
}
