import { Lines } from '../text/lines';
import type { Agreement, AgreementDocument, Disagreement } from './agreement';
import { type Annotation, quotedText } from './annotation';

/** The report of `winnow agree`: a table for each two annotators, then the places where they differ (lines count from 1). */
export function agree({ pairs, disagreements }: Agreement, documents: readonly AgreementDocument[]): string {
  if (pairs.length === 0) return 'No seed has annotations of two people.\n';
  const out: string[] = [];
  for (const pair of pairs) {
    out.push(`${pair.first} and ${pair.second}: ${String(pair.seeds)} ${pair.seeds === 1 ? 'seed' : 'seeds'}, ${String(pair.words)} words`);
    const rows = [['label', 'kappa', 'F1', 'both', pair.first, pair.second]];
    for (const row of pair.labels) rows.push([row.label, row.kappa.toFixed(3), row.f1.toFixed(3), String(row.both), String(row.onlyFirst), String(row.onlySecond)]);
    out.push(...table(rows), '');
  }
  const lines = new Map(documents.map((document) => [document.seed, { text: document.text, lines: new Lines(document.text) }]));
  out.push(`${String(disagreements.length)} ${disagreements.length === 1 ? 'disagreement' : 'disagreements'}`);
  for (const found of disagreements) {
    const seed = lines.get(found.seed);
    const at = (found.ofFirst ?? found.ofSecond)?.spans[0]?.start ?? 0;
    const side = (name: string, annotation: Annotation | undefined): string => `${name}: ${annotation ? `${annotation.label} “${short(quotedText(seed?.text ?? '', annotation))}”${said(found, annotation)}` : 'nothing'}`;
    out.push(`${found.seed}:${String((seed?.lines.lineAt(at) ?? 0) + 1)}: ${found.kind} · ${side(found.first, found.ofFirst)} · ${side(found.second, found.ofSecond)}`);
  }
  return `${out.join('\n')}\n`;
}

const LONGEST_QUOTE = 60;

function short(quote: string): string {
  const line = quote.replace(/\s+/g, ' ');
  const characters = [...line];
  return characters.length <= LONGEST_QUOTE ? line : `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…`;
}

function said(found: Disagreement, annotation: Annotation): string {
  if (found.kind !== 'attributes') return '';
  return ` (${Object.entries(annotation.attributes).map(([name, value]) => `${name}=${value}`).join(', ') || 'no attributes'})`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  return rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ').trimEnd());
}
