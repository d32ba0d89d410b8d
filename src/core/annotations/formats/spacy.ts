import type { Span } from '../../text/span';
import { UnitOffsets } from '../text-units';
import { type ExportDocument, type ExportOptions, type ExportResult, fitted } from './format';
import { tokensOf } from './tokens';

/**
 * spaCy's JSON of a `Doc`, one a line: `Doc(nlp.vocab).from_json(json.loads(line))`. Every span stands in the group
 * `sc`; `ents`, which may not overlap, holds those that start first and are longest.
 */
export function exportSpacy(given: readonly ExportDocument[], options: ExportOptions): ExportResult {
  const { documents, warnings } = fitted('jsonl-spacy', given, { overlaps: true }, options.rejected === true);
  const lines = documents.map((document) => {
    const offsets = new UnitOffsets(document.text, options.unit ?? 'codepoints');
    const spans = document.annotations
      .flatMap((annotation) => annotation.spans.map((span) => ({ ...span, label: annotation.label, id: annotation.id })))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const out = ({ start, end, label }: { start: number; end: number; label: string }) => ({ start: offsets.fromUtf16(start), end: offsets.fromUtf16(end), label, kb_id: '' });
    const ents: typeof spans = [];
    for (const span of spans) if ((ents.at(-1)?.end ?? 0) <= span.start) ents.push(span);
    const tokens = spaced(document.text, tokensOf(document.text, { start: 0, end: document.text.length }, new Set(spans.flatMap((span) => [span.start, span.end]))));
    return JSON.stringify({
      text: document.text,
      ents: ents.map(out),
      spans: { sc: spans.map(out) },
      tokens: tokens.map((token, id) => ({ id, start: offsets.fromUtf16(token.start), end: offsets.fromUtf16(token.end) })),
      meta: { seed: document.seed, annotator: document.annotator },
    });
  });
  return { files: new Map([['annotations.jsonl', lines.map((line) => `${line}\n`).join('')]]), warnings };
}

/** spaCy rebuilds the text from its tokens: white space other than one space behind a token is a token itself. */
function spaced(text: string, tokens: readonly Span[]): Span[] {
  const all: Span[] = [];
  let at = 0;
  for (const token of [...tokens, { start: text.length, end: text.length }]) {
    const start = all.length > 0 && text.charAt(at) === ' ' && token.start > at ? at + 1 : at;
    if (start < token.start) all.push({ start, end: token.start });
    if (token.end > token.start) all.push(token);
    at = token.end;
  }
  return all;
}
