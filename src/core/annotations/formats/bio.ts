import type { Span } from '../../text/span';
import type { Annotation } from '../annotation';
import { UnitOffsets } from '../text-units';
import { type ExportDocument, type ExportOptions, type ExportResult, fitted } from './format';
import { tokenSentences } from './tokens';

/** A span with its label; parts of one annotation count as spans of their own. */
interface Labelled extends Span {
  readonly label: string;
}

function labelled(annotations: readonly Annotation[]): Labelled[] {
  return annotations
    .flatMap((annotation) => annotation.spans.map((span) => ({ ...span, label: annotation.label })))
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.label < b.label ? -1 : 1));
}

/** Spans sorted into layers without overlap: the first layer gets each span that comes first and is longest. */
function layers(spans: readonly Labelled[]): Labelled[][] {
  const found: Labelled[][] = [];
  for (const span of spans) {
    const layer = found.find((list) => (list.at(-1)?.end ?? 0) <= span.start);
    if (layer) layer.push(span);
    else found.push([span]);
  }
  return found;
}

/** The IOB2 tag (Ramshaw and Marcus, 1995) of each token for the spans of one layer. */
function tags(tokens: readonly Span[], layer: readonly Labelled[]): string[] {
  let i = 0;
  let inside: Labelled | undefined;
  return tokens.map((token) => {
    while (i < layer.length && (layer[i]?.end ?? 0) <= token.start) i++;
    const span = layer[i];
    if (!span || span.start >= token.end) {
      inside = undefined;
      return 'O';
    }
    const tag = `${inside === span ? 'I' : 'B'}-${span.label}`;
    inside = span;
    return tag;
  });
}

/** CoNLL-2003: one token a line with part of speech, chunk and tag, of which the first two are unknown. One layer. */
export function exportConll(given: readonly ExportDocument[], options: ExportOptions): ExportResult {
  const { documents, warnings } = fitted('conll', given, {}, options.rejected === true);
  const lines: string[] = [];
  let dropped = 0;
  for (const document of documents) {
    const [first = [], ...rest] = layers(labelled(document.annotations));
    dropped += rest.reduce((total, layer) => total + layer.length, 0);
    lines.push('-DOCSTART- -X- -X- O', '');
    for (const tokens of tokenSentences(document.text, labelled(document.annotations))) {
      const row = tags(tokens, first);
      tokens.forEach((token, i) => lines.push(`${document.text.slice(token.start, token.end)} -X- _ ${row[i] ?? 'O'}`));
      lines.push('');
    }
  }
  if (dropped > 0) warnings.push(`conll cannot hold overlapping spans (${String(dropped)}); the ones that start first are kept`);
  return { files: new Map([['annotations.conll', `${lines.join('\n')}\n`]]), warnings };
}

/** One token a line with its offsets, and as many columns of IOB2 tags as spans overlap; a blank line ends a sentence. */
export function exportBioTsv(given: readonly ExportDocument[], options: ExportOptions): ExportResult {
  const { documents, warnings } = fitted('bio-tsv', given, { overlaps: true }, options.rejected === true);
  const layered = documents.map((document) => layers(labelled(document.annotations)));
  const width = Math.max(1, ...layered.map((list) => list.length));
  const lines = [['seed', 'annotator', 'token', 'start', 'end', ...Array.from({ length: width }, (_, i) => `tag${String(i + 1)}`)].join('\t')];
  documents.forEach((document, index) => {
    const offsets = new UnitOffsets(document.text, options.unit ?? 'codepoints');
    for (const tokens of tokenSentences(document.text, labelled(document.annotations))) {
      const columns = Array.from({ length: width }, (_, layer) => tags(tokens, layered[index]?.[layer] ?? []));
      tokens.forEach((token, i) => {
        const cells = [document.seed, document.annotator, document.text.slice(token.start, token.end), String(offsets.fromUtf16(token.start)), String(offsets.fromUtf16(token.end))];
        lines.push([...cells, ...columns.map((column) => column[i] ?? 'O')].join('\t'));
      });
      lines.push('');
    }
  });
  return { files: new Map([['annotations.tsv', `${lines.join('\n')}\n`]]), warnings };
}
