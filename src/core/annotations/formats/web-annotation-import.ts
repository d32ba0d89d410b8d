import { type Annotation, type Target, tidySpans } from '../annotation';
import { Anchorer } from '../anchoring';
import { isMapping } from '../sidecar-fields';
import { UnitOffsets } from '../text-units';
import { withLineFeeds } from '../plain-text';
import { type Draft, draft } from './drafts';
import type { ImportedSet, ImportOptions, ImportResult } from './format';
import { jsonRecords, mappings, textOf, wholeNumber } from './json';
import { finish } from './drafts';

interface Read {
  readonly draft: Draft;
  readonly targets: readonly Target[];
}

/**
 * Reads W3C Web Annotations: single ones, lists, pages and collections with their items. They hold no text, so
 * `options.seeds` must have the seeds that they are about; a position that still quotes right is taken, else the quote is
 * looked for, and what is not found is an orphan.
 */
export function importWebAnnotation(files: ReadonlyMap<string, string>, options: ImportOptions): ImportResult {
  const warnings: string[] = [];
  const groups = new Map<string, { seed: string; annotator: string; items: Read[] }>();
  const byIri = new Map<string, Draft>();
  const links: Record<string, unknown>[] = [];
  for (const item of annotations(jsonRecords(files, warnings).map(({ record }) => record))) {
    if (item['motivation'] === 'linking') {
      links.push(item);
      continue;
    }
    const read = readItem(item, options, warnings);
    if (!read) continue;
    byIri.set(read.draft.key, read.draft);
    const annotator = creatorOf(item['creator']) ?? options.annotator ?? 'web-annotation';
    const group = `${read.seed}\n${annotator}`;
    if (!groups.has(group)) groups.set(group, { seed: read.seed, annotator, items: [] });
    groups.get(group)?.items.push(read);
  }
  for (const link of links) readLink(link, byIri, warnings);
  const sets: ImportedSet[] = [];
  for (const { seed, annotator, items } of groups.values()) {
    const text = options.seeds?.get(seed);
    if (text === undefined) warnings.push(`${seed}: there is no such seed; its ${String(items.length)} annotations are left out`);
    else sets.push(place(seed, annotator, text, items, options, warnings));
  }
  return { sets, warnings };
}

function annotations(records: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return records.flatMap((record) => {
    if (record['type'] === 'AnnotationPage' || Array.isArray(record['items'])) return annotations(mappings(record['items']));
    if (record['type'] === 'AnnotationCollection') return annotations(mappings(record['first']));
    return [record];
  });
}

function readItem(item: Record<string, unknown>, options: ImportOptions, warnings: string[]): (Read & { seed: string }) | undefined {
  const iri = textOf(item['id']) ?? '';
  const found = mappings(item['target']);
  const source = textOf(found[0]?.['source']) ?? (isMapping(found[0]?.['source']) ? textOf(found[0]['source']['id']) : undefined);
  const bodies = mappings(item['body'] ?? []);
  const tag = bodies.find((body) => body['purpose'] === 'tagging' || body['purpose'] === 'classifying') ?? bodies.find((body) => body['purpose'] === undefined && item['motivation'] === 'tagging');
  const label = textOf(tag?.['value']) ?? (bodies.length > 0 || item['bodyValue'] !== undefined ? 'comment' : 'highlight');
  const targets = found.map(readTarget).filter((target) => target !== undefined);
  if (source === undefined || targets.length === 0 || targets.length !== found.length) {
    warnings.push(`${iri === '' ? 'An annotation' : iri} has no source with a text quote or position selector and is left out`);
    return undefined;
  }
  const made: Draft = { ...draft(iri, label, []), ...(iri.startsWith('urn:winnow:') ? { id: decoded(iri.split(':').at(-1) ?? '') } : {}) };
  for (const body of bodies) if (body !== tag) readBody(body, made);
  if (typeof item['bodyValue'] === 'string') made.notes.push({ author: '', text: item['bodyValue'] });
  return { draft: made, targets, seed: seedOf(source, options) };
}

function readBody(body: Record<string, unknown>, into: Draft): void {
  const value = typeof body['value'] === 'string' ? body['value'] : '';
  const colon = value.indexOf(': ');
  if (body['purpose'] === 'describing' && colon > 0) into.attributes[value.slice(0, colon)] = value.slice(colon + 2);
  else if (body['purpose'] === 'moderating' && value === 'resolved') into.resolved = true;
  else if (body['purpose'] === 'assessing' && (value === 'accepted' || value === 'rejected')) into.verdict = value;
  else if (typeof body['value'] === 'string') into.notes.push({ author: creatorOf(body['creator']) ?? '', text: value });
}

function readTarget(target: Record<string, unknown>): Target | undefined {
  const all = mappings(target['selector']).flatMap((selector) => [selector, ...mappings(selector['refinedBy'])]);
  const quote = all.find((selector) => selector['type'] === 'TextQuoteSelector');
  const position = all.find((selector) => selector['type'] === 'TextPositionSelector');
  if (!quote && !position) return undefined;
  const text = (value: unknown): string => (typeof value === 'string' ? withLineFeeds(value) : '');
  return { exact: text(quote?.['exact']), prefix: text(quote?.['prefix']), suffix: text(quote?.['suffix']), start: wholeNumber(position?.['start']) ?? -1, end: wholeNumber(position?.['end']) ?? -1 };
}

function readLink(link: Record<string, unknown>, byIri: ReadonlyMap<string, Draft>, warnings: string[]): void {
  const from = byIri.get(textOf(link['target']) ?? '');
  const bodies = mappings(link['body']);
  const to = textOf(bodies.find((body) => body['purpose'] === 'linking')?.['source']) ?? textOf(link['body']);
  const type = textOf(bodies.find((body) => body['purpose'] === 'tagging')?.['value']) ?? 'related';
  if (from && to !== undefined) from.relations.push({ type, to });
  else warnings.push(`${textOf(link['id']) ?? 'A link'} does not start at an annotation of these files`);
}

function place(seed: string, annotator: string, text: string, items: readonly Read[], options: ImportOptions, warnings: string[]): ImportedSet {
  const offsets = new UnitOffsets(text, options.unit ?? 'codepoints');
  const anchorer = new Anchorer(text);
  const placed: Draft[] = [];
  const lost: Read[] = [];
  for (const item of items) {
    const spans = item.targets.map((target) => {
      const span = { start: offsets.toUtf16(target.start), end: offsets.toUtf16(target.end) };
      const right = target.start >= 0 && (target.exact === '' || withLineFeeds(text.slice(span.start, span.end)) === target.exact);
      return right && span.start < span.end ? [span] : target.exact === '' ? [] : anchorer.anchor({ ...orphan(item), targets: [target] }).annotation.spans;
    });
    if (spans.some((list) => list.length === 0)) lost.push(item);
    else placed.push({ ...item.draft, spans: tidySpans(text, spans.flat()) });
  }
  if (lost.length > 0) warnings.push(`${seed}: ${String(lost.length)} annotations were not found in the text; they are kept as orphans`);
  return finishWithOrphans(seed, annotator, text, placed, lost, options, warnings);
}

/** Orphans have no spans yet: they take part in relations under their own ids. */
function finishWithOrphans(seed: string, annotator: string, text: string, placed: readonly Draft[], lost: readonly Read[], options: ImportOptions, warnings: string[]): ImportedSet {
  const orphanIds = new Map(lost.map((item, i) => [item.draft.key, item.draft.id ?? `orphan${String(i + 1)}`]));
  const withoutLost = placed.map((item) => ({ ...item, relations: item.relations.filter((relation) => !orphanIds.has(relation.to)) }));
  const done = finish(seed, annotator, text, withoutLost, options, warnings);
  const ids = new Map(placed.map((item, i) => [item.key, done.annotations[i]?.id ?? '']));
  const resolve = (relations: Draft['relations']) => relations.map(({ type, to }) => ({ type, to: ids.get(to) ?? orphanIds.get(to) ?? to }));
  const found = done.annotations.map((annotation, i) => ({ ...annotation, relations: resolve(placed[i]?.relations ?? []) }));
  const orphans = lost.map((item) => ({ ...orphan(item), id: orphanIds.get(item.draft.key) ?? '', relations: resolve(item.draft.relations) }));
  return { ...done, annotations: [...found, ...orphans] };
}

function orphan(item: Read): Annotation {
  const { label, attributes, relations, notes, resolved, verdict } = item.draft;
  const targets = item.targets.map((target) => ({ ...target, start: Math.max(0, target.start), end: Math.max(0, target.end) }));
  return { id: item.draft.id ?? '', label, spans: [], targets, hash: '', attributes, relations, notes, resolved, ...(verdict ? { verdict } : {}) };
}

function seedOf(source: string, options: ImportOptions): string {
  const path = decoded(source);
  if (options.seeds?.has(path) ?? true) return path;
  return [...(options.seeds?.keys() ?? [])].find((seed) => path.endsWith(`/${seed}`)) ?? path;
}

function creatorOf(value: unknown): string | undefined {
  const one = mappings(value)[0];
  return textOf(one?.['name']) ?? textOf(one?.['nickname']) ?? textOf(one?.['id']) ?? textOf(value);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
