import { isMapping } from '../sidecar-fields';
import { UnitOffsets } from '../text-units';
import { type Draft, draft, finish } from './drafts';
import type { ImportedSet, ImportOptions, ImportResult } from './format';
import { jsonRecords, mappings, textOf, texts, wholeNumber } from './json';

/**
 * Reads Label Studio's JSON export: tasks with `annotations` (older: `completions`), of which each becomes a set.
 * Regions of `labels`, per-region `choices`, `textarea` and the like, relations and notes are read.
 */
export function importLabelStudio(files: ReadonlyMap<string, string>, options: ImportOptions): ImportResult {
  const sets: ImportedSet[] = [];
  const warnings: string[] = [];
  for (const { record, where } of jsonRecords(files, warnings)) {
    const data = isMapping(record['data']) ? record['data'] : {};
    const text = textOf(data['text']) ?? Object.values(data).find((value) => typeof value === 'string' && value.length > 200);
    if (typeof text !== 'string') {
      warnings.push(`${where}: the task has no text in data.text`);
      continue;
    }
    const seed = textOf(data['seed']) ?? textOf(record['file_upload']) ?? `task-${String(record['id'] ?? sets.length + 1)}.txt`;
    const names = texts(data['annotators'] ?? []);
    const done = mappings(record['annotations'] ?? record['completions']).filter((one) => one['was_cancelled'] !== true);
    done.forEach((one, i) => {
      const named = names.length === done.length ? names[i] : undefined;
      const annotator = named ?? completedBy(one['completed_by']) ?? options.annotator ?? 'label-studio';
      const drafts = readResults(mappings(one['result']), text, options, `${where}, annotation ${String(i + 1)}`, warnings);
      sets.push(finish(seed, annotator, text, drafts, options, warnings));
    });
  }
  return { sets, warnings };
}

function completedBy(value: unknown): string | undefined {
  if (isMapping(value)) return textOf(value['email'])?.replace(/@.*/, '') ?? completedBy(value['id']);
  return typeof value === 'number' ? `user-${String(value)}` : textOf(value);
}

function readResults(results: readonly Record<string, unknown>[], text: string, options: ImportOptions, where: string, warnings: string[]): Draft[] {
  const offsets = new UnitOffsets(text, options.unit ?? 'utf16');
  const drafts = new Map<string, Draft>();
  for (const result of results) {
    const value = isMapping(result['value']) ? result['value'] : {};
    const labels = texts(value['labels'] ?? value['hypertextlabels'] ?? []);
    if (result['type'] === 'relation' || labels.length === 0) continue;
    const start = wholeNumber(value['start']) ?? wholeNumber(isMapping(value['globalOffsets']) ? value['globalOffsets']['start'] : undefined);
    const end = wholeNumber(value['end']) ?? wholeNumber(isMapping(value['globalOffsets']) ? value['globalOffsets']['end'] : undefined);
    if (start === undefined || end === undefined) {
      warnings.push(`${where}: the region ${String(result['id'])} has no start and end`);
      continue;
    }
    labels.forEach((label, i) => {
      const id = String(result['id']);
      const key = i === 0 ? id : `${id}-${label}`;
      const item = draft(key, label, [{ start: offsets.toUtf16(start), end: offsets.toUtf16(end) }]);
      readMeta(item, result['meta']);
      drafts.set(key, { ...item, id: key });
    });
  }
  for (const result of results) if (!readRest(result, drafts)) warnings.push(`${where}: not understood: ${JSON.stringify(result).slice(0, 80)}`);
  return [...drafts.values()];
}

function readMeta(item: Draft, meta: unknown): void {
  if (!isMapping(meta)) return;
  const authors = texts(meta['authors'] ?? []);
  texts(meta['text'] ?? []).forEach((text, i) => item.notes.push({ author: authors[i] ?? '', text }));
  item.resolved = meta['resolved'] === true;
  if (meta['verdict'] === 'accepted' || meta['verdict'] === 'rejected') item.verdict = meta['verdict'];
}

/** Relations and per-region values; false for what is neither and no region of labels. */
function readRest(result: Record<string, unknown>, drafts: ReadonlyMap<string, Draft>): boolean {
  if (result['type'] === 'relation') {
    const left = result['direction'] === 'left';
    const from = drafts.get(String(result[left ? 'to_id' : 'from_id']));
    const to = String(result[left ? 'from_id' : 'to_id']);
    const types = texts(result['labels'] ?? []);
    for (const type of types.length > 0 ? types : ['related']) from?.relations.push({ type, to });
    return from !== undefined;
  }
  const value = isMapping(result['value']) ? result['value'] : {};
  if (texts(value['labels'] ?? value['hypertextlabels'] ?? []).length > 0) return true;
  const owner = drafts.get(String(result['id']));
  const name = textOf(result['from_name']);
  const content = value[String(result['type'])] ?? value['text'];
  if (!owner || name === undefined || content === undefined) return false;
  owner.attributes[name] = typeof content === 'number' ? String(content) : texts(content).join('; ');
  return true;
}
