import { isMapping } from '../sidecar-fields';
import { UnitOffsets } from '../text-units';
import { type Draft, draft, finish } from './drafts';
import { type ExportDocument, type ExportOptions, type ExportResult, fitted, type ImportedSet, type ImportOptions, type ImportResult } from './format';
import { jsonRecords, mappings, textOf, wholeNumber } from './json';

/**
 * doccano's JSONL of sequence labelling with relations: one seed a line. `seed`, `annotator` and `winnow_ids` become the
 * example's metadata there and come back with it.
 */
export function exportDoccano(given: readonly ExportDocument[], options: ExportOptions): ExportResult {
  const { documents, warnings } = fitted('doccano', given, { overlaps: true, relations: true, ids: true }, options.rejected === true);
  let next = 1;
  let relation = 1;
  const lines = documents.map((document, index) => {
    const offsets = new UnitOffsets(document.text, options.unit ?? 'codepoints');
    const numbers = new Map<string, number>();
    const entities = document.annotations.flatMap((annotation) =>
      annotation.spans.map((span) => {
        const id = next++;
        if (!numbers.has(annotation.id)) numbers.set(annotation.id, id);
        return { id, label: annotation.label, start_offset: offsets.fromUtf16(span.start), end_offset: offsets.fromUtf16(span.end) };
      }),
    );
    const relations = document.annotations.flatMap((annotation) =>
      annotation.relations.flatMap(({ type, to }) => {
        const other = numbers.get(to);
        return other === undefined ? [] : [{ id: relation++, from_id: numbers.get(annotation.id), to_id: other, type }];
      }),
    );
    const ids = Object.fromEntries([...numbers].map(([id, number]) => [`${String(number)} ${label(document, id)}`, id]));
    return JSON.stringify({ id: index + 1, text: document.text, entities, relations, Comments: [], seed: document.seed, annotator: document.annotator, winnow_ids: ids });
  });
  return { files: new Map([['annotations.jsonl', lines.map((line) => `${line}\n`).join('')]]), warnings };
}

function label(document: ExportDocument, id: string): string {
  return document.annotations.find((annotation) => annotation.id === id)?.label ?? '';
}

/** Reads doccano's JSONL or JSON: `entities` and `relations`, or `label` (older: `labels`) as lists of start, end and name. */
export function importDoccano(files: ReadonlyMap<string, string>, options: ImportOptions): ImportResult {
  const sets: ImportedSet[] = [];
  const warnings: string[] = [];
  for (const { record, where } of jsonRecords(files, warnings)) {
    const text = textOf(record['text']) ?? textOf(record['data']);
    if (text === undefined) {
      warnings.push(`${where}: there is no text`);
      continue;
    }
    const meta = isMapping(record['meta']) ? record['meta'] : record;
    const seed = textOf(meta['seed']) ?? textOf(record['filename']) ?? `${where.replace(/[^\w.-]+/g, '-')}.txt`;
    const annotator = textOf(meta['annotator']) ?? options.annotator ?? 'doccano';
    sets.push(finish(seed, annotator, text, readEntities(record, meta, text, options, where, warnings), options, warnings));
  }
  return { sets, warnings };
}

function readEntities(record: Record<string, unknown>, meta: Record<string, unknown>, text: string, options: ImportOptions, where: string, warnings: string[]): Draft[] {
  const offsets = new UnitOffsets(text, options.unit ?? 'codepoints');
  const ids = isMapping(meta['winnow_ids']) ? meta['winnow_ids'] : {};
  const drafts = new Map<string, Draft>();
  const add = (key: string, start: unknown, end: unknown, name: unknown): void => {
    const from = wholeNumber(start);
    const to = wholeNumber(end);
    const written = textOf(name);
    if (from === undefined || to === undefined || written === undefined) {
      warnings.push(`${where}: the entity ${key} has no start, end and label`);
      return;
    }
    const item = draft(key, written, [{ start: offsets.toUtf16(from), end: offsets.toUtf16(to) }]);
    const kept = textOf(ids[`${key} ${written}`]);
    drafts.set(key, kept === undefined ? item : { ...item, id: kept });
  };
  for (const entity of mappings(record['entities'])) add(String(entity['id']), entity['start_offset'], entity['end_offset'], entity['label']);
  const lists: unknown = record['label'] ?? record['labels'];
  (Array.isArray(lists) ? lists : []).forEach((item: unknown, i) => {
    if (Array.isArray(item)) add(`label ${String(i + 1)}`, item[0], item[1], item[2]);
  });
  for (const relation of mappings(record['relations'])) {
    const from = drafts.get(String(relation['from_id']));
    const type = textOf(relation['type']);
    if (from && type !== undefined) from.relations.push({ type, to: String(relation['to_id']) });
    else warnings.push(`${where}: the relation ${String(relation['id'])} starts nowhere`);
  }
  return [...drafts.values()];
}
