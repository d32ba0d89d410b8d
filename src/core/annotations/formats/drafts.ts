import type { Span } from '../../text/span';
import { type Annotation, createAnnotation, newId, type Note, type Relation, type Verdict } from '../annotation';
import { anchorAll } from '../anchoring';
import { TargetWriter } from '../targets';
import type { ImportedSet, ImportOptions } from './format';

/** An annotation as a format told it, before its ids are known to be good. */
export interface Draft {
  /** What the file calls it; relations name it so. */
  readonly key: string;
  /** Our id, where the file has kept it. */
  id?: string;
  readonly label: string;
  readonly spans: readonly Span[];
  readonly attributes: Record<string, string>;
  readonly relations: Relation[];
  readonly notes: Note[];
  resolved: boolean;
  verdict?: Verdict;
}

export function draft(key: string, label: string, spans: readonly Span[]): Draft {
  return { key, label, spans, attributes: {}, relations: [], notes: [], resolved: false };
}

const ID = /^[\p{L}\p{N}_.-]+$/u;

/**
 * The annotations of drafts whose spans count in `text`: ids that the file kept stay, others are made; relations are
 * turned to them. When the seed has another text today, they are found again in that one, or orphaned.
 */
export function finish(seed: string, annotator: string, text: string, drafts: readonly Draft[], options: ImportOptions, warnings: string[]): ImportedSet {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  const usable: Draft[] = [];
  for (const item of drafts) {
    const made = createAnnotation(text, item.label, item.spans, taken);
    if (!made) {
      warnings.push(`${seed}: ${item.key} (${item.label}) marks nothing in the text and is left out`);
      continue;
    }
    const kept = item.id !== undefined && ID.test(item.id) && !taken.has(item.id) ? item.id : made.id;
    taken.add(kept);
    ids.set(item.key, kept);
    usable.push(item);
  }
  const annotations: Annotation[] = [];
  for (const item of usable) {
    const relations: Relation[] = [];
    for (const { type, to } of item.relations) {
      const other = ids.get(to);
      if (other !== undefined) relations.push({ type, to: other });
      else warnings.push(`${seed}: the relation ${type} of ${item.key} leads to ${to}, which is not there`);
    }
    const { attributes, notes, resolved, verdict } = item;
    const made = createAnnotation(text, item.label, item.spans, taken, { id: ids.get(item.key) ?? newId(item.key, taken), attributes, notes, resolved, relations, ...(verdict ? { verdict } : {}) });
    if (made) annotations.push(made);
  }
  return inToday({ seed, annotator, text, annotations }, options, warnings);
}

/** The set in today's text of the seed, where that is known and differs. */
export function inToday(set: ImportedSet, options: ImportOptions, warnings: string[]): ImportedSet {
  const today = options.seeds?.get(set.seed);
  if (today === undefined || today === set.text) return set;
  const writer = new TargetWriter(set.text);
  const written = set.annotations.map((annotation) => writer.written(annotation));
  const annotations = anchorAll(today, written, writer.memory).map((found) => found.annotation);
  const lost = annotations.filter((annotation) => annotation.spans.length === 0).length;
  if (lost > 0) warnings.push(`${set.seed}: the text has changed since, and ${String(lost)} annotations were not found in it; they are kept as orphans`);
  return { ...set, text: today, annotations };
}
