import * as vscode from 'vscode';
import type { Analysis } from '../../core/corpus-types';
import type { Features } from '../features';
import { indentationFolds } from '../indentation-folds';
import { rangeOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';

/** Longer texts fold by their copies alone. */
const MOST_LINES = 50_000;

/** Copied passages of several lines fold; nothing is folded by itself. Indentation folds as it did. */
export function registerFolding({ tracker }: Features): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const shown = new Map<string, string>();
  return vscode.Disposable.from(
    changed,
    tracker.onDidAnalyse(({ document, analysis }) => {
      const now = JSON.stringify(copyLines(document, analysis).map(({ start, end }) => [start, end]));
      if (shown.get(document.uri.toString()) === now) return;
      shown.set(document.uri.toString(), now);
      changed.fire();
    }),
    tracker.onDidClose((document) => shown.delete(document.uri.toString())),
    vscode.languages.registerFoldingRangeProvider(
      { language: LANGUAGE },
      {
        onDidChangeFoldingRanges: changed.event,
        async provideFoldingRanges(document, _context, token) {
          const analysis = await tracker.fresh(document, token);
          const copies = analysis ? copyLines(document, analysis) : [];
          if (copies.length === 0) return undefined;
          const lines = document.lineCount > MOST_LINES ? [] : document.getText().split(/\r\n|\r|\n/);
          return [...copies, ...indentationFolds(lines)].map(({ start, end }) => new vscode.FoldingRange(start, end));
        },
      },
    ),
    vscode.commands.registerCommand('winnow.foldDuplicates', async () => {
      const editor = vscode.window.activeTextEditor;
      const analysis = editor && (await tracker.fresh(editor.document));
      const selectionLines = editor && analysis ? copyLines(editor.document, analysis).map(({ start }) => start) : [];
      if (selectionLines.length > 0) await vscode.commands.executeCommand('editor.fold', { selectionLines });
      else void vscode.window.setStatusBarMessage('Winnow: no copied passage of several lines in this seed', 4000);
    }),
  );
}

function copyLines(document: vscode.TextDocument, { findings }: Analysis): { readonly start: number; readonly end: number }[] {
  return findings.flatMap(({ rule, span }) => {
    if (rule !== 'duplicate-passage') return [];
    const { start, end } = rangeOf(document, span);
    return end.line > start.line ? [{ start: start.line, end: end.line }] : [];
  });
}
