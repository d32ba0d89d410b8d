import type { Annotation } from '../annotation';
import type { LabelScheme } from '../scheme';
import { UnitOffsets } from '../text-units';
import type { Span } from '../../text/span';
import { escapeNote, RECORD } from './brat-notes';
import { type ExportDocument, type ExportOptions, type ExportResult, exportName, fitted } from './format';

const BREAKS = /[\r\n]+/g;
const NOT_IN_NAMES = /[^\p{L}\p{N}_.-]+/gu;
const ONE_WORD = /^[^\s\\]+$/;

/**
 * brat standoff: a `.txt` and `.ann` for each seed and one `annotation.conf`. What brat has no kind of line for (our ids,
 * verdicts, authors of notes, attributes with spaces) stands in its comment lines (`#1 Winnow… T1 …`), which brat keeps.
 */
export function exportBrat(given: readonly ExportDocument[], options: ExportOptions): ExportResult {
  const room = { parts: true, overlaps: true, relations: true, attributes: true, notes: true, authors: true, verdicts: true, ids: true };
  const { documents, warnings } = fitted('brat', given, room, options.rejected === true);
  const files = new Map<string, string>();
  const renamed = new Set<string>();
  for (const document of documents) {
    const name = exportName(document, documents);
    files.set(`${name}.txt`, document.text);
    files.set(`${name}.ann`, standoff(document, options, renamed));
  }
  if (renamed.size > 0) warnings.push(`brat cannot hold names with spaces or signs; "_" stands for them: ${[...renamed].join(', ')}`);
  files.set('annotation.conf', configuration(documents, options.scheme));
  return { files, warnings };
}

function standoff(document: ExportDocument, options: ExportOptions, renamed: Set<string>): string {
  const offsets = new UnitOffsets(document.text, options.unit ?? 'codepoints');
  const numbers = new Map(document.annotations.map((annotation, i) => [annotation.id, `T${String(i + 1)}`]));
  const lines: string[] = [];
  const counts = { A: 0, R: 0, '#': 0 };
  const add = (kind: keyof typeof counts, rest: string): void => void lines.push(`${kind}${String(++counts[kind])}\t${rest}`);
  const note = (kind: string, of: string, content: string): void => add('#', `${kind} ${of}\t${escapeNote(content)}`);
  for (const annotation of document.annotations) {
    const id = numbers.get(annotation.id) ?? '';
    const parts = annotation.spans.flatMap((span) => withoutBreaks(document.text, span));
    const where = parts.map((part) => `${String(offsets.fromUtf16(part.start))} ${String(offsets.fromUtf16(part.end))}`).join(';');
    lines.push(`${id}\t${bratName(annotation.label, renamed)} ${where}\t${parts.map((part) => document.text.slice(part.start, part.end)).join(' ')}`);
    note(RECORD.id, id, annotation.id);
    writeAttributes(annotation, id, (rest) => add('A', rest), note);
    for (const { author, text } of annotation.notes) {
      note('AnnotatorNotes', id, text);
      if (author !== '') note(RECORD.author, id, author);
    }
    if (annotation.resolved) note(RECORD.resolved, id, 'true');
    if (annotation.verdict) note(RECORD.verdict, id, annotation.verdict);
    for (const { type, to } of annotation.relations) {
      const other = numbers.get(to);
      if (other !== undefined) add('R', `${bratName(type, renamed)} Arg1:${id} Arg2:${other}`);
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

function writeAttributes(annotation: Annotation, id: string, add: (rest: string) => void, note: (kind: string, of: string, content: string) => void): void {
  for (const [name, value] of Object.entries(annotation.attributes)) {
    const plain = ONE_WORD.test(value) && bratName(name, new Set()) === name;
    if (plain) add(value === 'true' ? `${name} ${id}` : `${name} ${id} ${value}`);
    else note(RECORD.attribute, id, `${name}=${value}`);
  }
}

/** brat keeps one annotation on one line: a span over several lines becomes a part for each. */
function withoutBreaks(text: string, span: Span): Span[] {
  const parts: Span[] = [];
  let at = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(BREAKS)) {
    if (span.start + match.index > at) parts.push({ start: at, end: span.start + match.index });
    at = span.start + match.index + match[0].length;
  }
  parts.push({ start: at, end: span.end });
  return parts;
}

function bratName(name: string, renamed: Set<string>): string {
  const safe = name.replace(NOT_IN_NAMES, '_');
  if (safe !== name) renamed.add(name);
  return safe;
}

function configuration(documents: readonly ExportDocument[], scheme: LabelScheme | undefined): string {
  const all = documents.flatMap((document) => document.annotations);
  const labels = new Set([...(scheme?.labels.map((rule) => rule.name) ?? []), ...all.map((annotation) => bratName(annotation.label, new Set()))]);
  const relations = new Set([...(scheme?.labels.flatMap((rule) => rule.relations.map((relation) => relation.name)) ?? []), ...all.flatMap((annotation) => annotation.relations.map(({ type }) => bratName(type, new Set())))]);
  const values = new Map<string, Set<string>>();
  for (const annotation of all) {
    for (const [name, value] of Object.entries(annotation.attributes)) {
      if (!ONE_WORD.test(value) || bratName(name, new Set()) !== name) continue;
      const seen = values.get(name) ?? new Set();
      values.set(name, seen.add(value));
    }
  }
  const attributes = [...values].map(([name, seen]) => `${name}\tArg:<ENTITY>${seen.size === 1 && seen.has('true') ? '' : `, Value:${[...seen].join('|')}`}`);
  return [
    '[entities]', ...labels, '', '[relations]', ...[...relations].map((name) => `${name}\tArg1:<ENTITY>, Arg2:<ENTITY>`), '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '', '[events]', '', '[attributes]', ...attributes, '',
  ].join('\n');
}
