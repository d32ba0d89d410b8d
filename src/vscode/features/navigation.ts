import * as vscode from 'vscode';
import type { Features } from '../features';
import { rangeOf } from '../ranges';

/** *Go to Next / Previous Finding* in the active seed, round the end, with the finding's hover opened. */
export function registerNavigation({ tracker }: Features): vscode.Disposable {
  const go = async (step: 1 | -1): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    const analysis = editor && (await tracker.fresh(editor.document));
    if (!editor || !analysis) return;
    const spans = analysis.findings.map(({ span }) => span);
    if (spans.length === 0) {
      void vscode.window.setStatusBarMessage('Winnow: no findings in this seed', 4000);
      return;
    }
    const at = editor.document.offsetAt(editor.selection.active);
    const next = step > 0 ? (spans.find(({ start }) => start > at) ?? spans[0]) : (spans.findLast(({ start }) => start < at) ?? spans.at(-1));
    if (!next) return;
    const range = rangeOf(editor.document, next);
    editor.selection = new vscode.Selection(range.start, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('winnow.nextFinding', () => go(1)),
    vscode.commands.registerCommand('winnow.previousFinding', () => go(-1)),
  );
}
