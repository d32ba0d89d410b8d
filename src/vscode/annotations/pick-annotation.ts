import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotations/annotation';
import type { Annotating } from '../features/annotations';
import { plainLabel } from '../plain-label';

/** One annotation of the active seed and whose it is. */
export interface Picked {
  readonly document: vscode.TextDocument;
  readonly annotator: string;
  readonly annotation: Annotation;
}

const LONGEST_QUOTE = 60;

/** The user's own annotation at the cursor; asks when several stand there, the smallest first, and says so when none does. */
export async function pickAnnotation({ store, annotator }: Annotating, title: string): Promise<Picked | undefined> {
  const editor = vscode.window.activeTextEditor;
  const name = editor && (await annotator.name());
  if (!editor || name === undefined) return undefined;
  const { document } = editor;
  const at = document.offsetAt(editor.selection.active);
  const here = store
    .of(document)
    .filter(({ annotator: whose, annotation }) => whose === name && annotation.verdict !== 'rejected')
    .flatMap(({ annotation }) => annotation.spans.filter(({ start, end }) => start <= at && at <= end).map(({ start, end }) => ({ annotation, size: end - start })))
    .sort((a, b) => a.size - b.size);
  const rows = here.map(({ annotation }) => ({ label: annotation.label, description: plainLabel(quoteOf(document, annotation)), annotation }));
  if (rows.length === 0) void vscode.window.setStatusBarMessage('Winnow: put the cursor on an annotation of yours first', 4000);
  const chosen = rows.length > 1 ? await vscode.window.showQuickPick(rows, { title }) : rows[0];
  return chosen && { document, annotator: name, annotation: chosen.annotation };
}

/** The words of an annotation, shortened; those it once had when it is orphaned. */
export function quoteOf(document: vscode.TextDocument, { spans, targets }: Annotation): string {
  const text = document.getText();
  const words = (spans.length > 0 ? spans.map(({ start, end }) => text.slice(start, end)) : targets.map(({ exact }) => exact)).join(' … ').replace(/\s+/g, ' ');
  return words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words;
}
