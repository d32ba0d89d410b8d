import * as vscode from 'vscode';
import type { Features } from '../features';
import { rangeOf } from '../ranges';

/**
 * Colours come from the theme. The second cue is the edge: solid beside a copy, dotted beside what was copied; boilerplate
 * is italic.
 */
function createTypes(): Readonly<Record<'copy' | 'copyEdge' | 'originalEdge' | 'boilerplate', vscode.TextEditorDecorationType>> {
  const color = (id: string): vscode.ThemeColor => new vscode.ThemeColor(`winnow.${id}`);
  const edge = (borderStyle: string, lane: vscode.OverviewRulerLane): vscode.TextEditorDecorationType =>
    vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      borderColor: color('duplicateBorder'),
      borderStyle,
      borderWidth: '0 0 0 2px',
      overviewRulerColor: color('duplicateOverview'),
      overviewRulerLane: lane,
    });
  return {
    copy: vscode.window.createTextEditorDecorationType({ backgroundColor: color('duplicateBackground') }),
    copyEdge: edge('solid', vscode.OverviewRulerLane.Center),
    originalEdge: edge('dotted', vscode.OverviewRulerLane.Left),
    boilerplate: vscode.window.createTextEditorDecorationType({
      color: color('boilerplateForeground'),
      fontStyle: 'italic',
      overviewRulerColor: color('boilerplateOverview'),
      overviewRulerLane: vscode.OverviewRulerLane.Right,
    }),
  };
}

/** Copied passages and boilerplate stand out in the text, the overview ruler and the minimap. */
export function registerDecorations({ tracker }: Features): vscode.Disposable {
  const types = createTypes();
  const draw = (editor: vscode.TextEditor): void => {
    const checked = tracker.checked(editor.document);
    if (!checked) return;
    const of = (rule: string): vscode.Range[] =>
      checked.findings.filter((finding) => finding.rule === rule).flatMap((finding) => lineRanges(editor.document, rangeOf(editor.document, finding.span)));
    const copies = of('duplicate-passage');
    editor.setDecorations(types.copy, copies);
    editor.setDecorations(types.copyEdge, copies);
    editor.setDecorations(types.boilerplate, of('boilerplate'));
    editor.setDecorations(types.originalEdge, checked.originals.flatMap((span) => lineRanges(editor.document, rangeOf(editor.document, span))));
  };
  const clear = (editor: vscode.TextEditor): void => {
    for (const type of Object.values(types)) editor.setDecorations(type, []);
  };
  return vscode.Disposable.from(
    ...Object.values(types),
    tracker.onDidCheck(({ document }) => vscode.window.visibleTextEditors.filter((editor) => editor.document === document).forEach(draw)),
    tracker.onDidClose((document) => vscode.window.visibleTextEditors.filter((editor) => editor.document === document).forEach(clear)),
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(draw)),
  );
}

/** A range cut at line ends, blank lines left out: borders are drawn a line. */
function lineRanges(document: vscode.TextDocument, range: vscode.Range): vscode.Range[] {
  const ranges: vscode.Range[] = [];
  for (let line = range.start.line; line <= range.end.line; line++) {
    const part = document.lineAt(line).range.intersection(range);
    if (part && !part.isEmpty) ranges.push(part);
  }
  return ranges;
}
