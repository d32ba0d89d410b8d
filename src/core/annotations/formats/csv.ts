import { Lines } from '../../text/lines';
import { quotedText } from '../annotation';
import { UnitOffsets } from '../text-units';
import { type ExportDocument, type ExportOptions, type ExportResult, fitted } from './format';

const HEAD = ['seed', 'annotator', 'id', 'label', 'start', 'end', 'line', 'quote', 'attributes', 'relations', 'notes', 'verdict', 'orphaned'];

/** A table (RFC 4180) with one row an annotation: a second part's offsets follow the first's behind `;`. Lines count from 1. */
export function exportCsv(given: readonly ExportDocument[], options: ExportOptions): ExportResult {
  const room = { parts: true, overlaps: true, relations: true, attributes: true, notes: true, authors: true, verdicts: true, orphans: true, ids: true };
  const { documents, warnings } = fitted('csv', given, room, options.rejected === true);
  const rows = [HEAD];
  for (const document of documents) {
    const offsets = new UnitOffsets(document.text, options.unit ?? 'codepoints');
    const lines = new Lines(document.text);
    for (const annotation of document.annotations) {
      const first = annotation.spans[0];
      rows.push([
        document.seed,
        document.annotator,
        annotation.id,
        annotation.label,
        annotation.spans.map((span) => String(offsets.fromUtf16(span.start))).join(';'),
        annotation.spans.map((span) => String(offsets.fromUtf16(span.end))).join(';'),
        first ? String(lines.lineAt(first.start) + 1) : '',
        quotedText(document.text, annotation),
        Object.entries(annotation.attributes).map(([name, value]) => `${name}=${value}`).join('; '),
        annotation.relations.map(({ type, to }) => `${type}→${to}`).join('; '),
        annotation.notes.map(({ author, text }) => (author === '' ? text : `${author}: ${text}`)).join('\n') + (annotation.resolved ? '\n(resolved)' : ''),
        annotation.verdict ?? '',
        first ? '' : 'yes',
      ]);
    }
  }
  return { files: new Map([['annotations.csv', rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')]]), warnings };
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
