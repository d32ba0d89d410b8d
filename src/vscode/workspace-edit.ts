import * as vscode from 'vscode';
import type { Edit } from '../core/rule';
import { rangeOf } from './ranges';

/** The edits of one document as one undo step. */
export function workspaceEdit(document: vscode.TextDocument, edits: readonly Edit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map(({ span, text }) => vscode.TextEdit.replace(rangeOf(document, span), text)),
  );
  return edit;
}

/** Scrolls to the cursor: after a removal the editor may show the empty space behind the text's new end. */
export const REVEAL: vscode.Command = { command: 'winnow.revealCursor', title: 'Reveal the cursor' };

/** What `REVEAL` runs. */
export function registerReveal(): vscode.Disposable {
  return vscode.commands.registerCommand(REVEAL.command, () => revealCursor());
}

export function revealCursor(): void {
  const editor = vscode.window.activeTextEditor;
  if (editor) editor.revealRange(new vscode.Range(editor.selection.active, editor.selection.active), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
