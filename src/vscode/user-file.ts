import * as vscode from 'vscode';
import type { Features } from './features';
import { fileBytes, readFileText } from './file-text';
import { messageOf } from './log';

/** A user's file with a change refused because of a mistake in it. Line and column are 0-based. */
export interface Refused {
  readonly problem: { readonly message: string; readonly line: number; readonly column: number };
}

/** A change of a user's file: its new text from the old one (undefined: no file), or why it can't be changed. */
export type UserFileChange = (text: string | undefined) => { readonly text: string } | Refused;

/**
 * Changes a file of the user in one step: in the editor when it is shown or has unsaved changes (and saves it when it was
 * saved before), else on the disk, with an offer to take it back. A mistake that stands in the way is shown at its place,
 * and the file is left alone. `name` is what messages call the file, `done` what they say was done. True when the file now
 * says what was asked for.
 */
export async function changeUserFile(features: Features, uri: vscode.Uri, name: string, change: UserFileChange, done: string): Promise<boolean> {
  try {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString() && (document.isDirty || isShown(uri)));
    const before = open ? undefined : await readFileText(uri);
    const old = open?.getText() ?? before?.text;
    const result = change(old);
    if ('problem' in result) {
      await showProblem(uri, name, result.problem);
      return false;
    }
    if (result.text === old) void vscode.window.setStatusBarMessage(`Winnow: ${name} says so already`, 4000);
    else if (open) await editOpen(open, name, result.text, done);
    else {
      await features.platform.replaceFile(uri, fileBytes(result.text, before));
      offerBack(features, uri, name, { written: result.text, before: before?.text }, done);
    }
    features.folders.touch(uri);
    return true;
  } catch (error) {
    void vscode.window.showErrorMessage(`Winnow could not write ${name}: ${messageOf(error)}`);
    return false;
  }
}

function isShown(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}

async function editOpen(document: vscode.TextDocument, name: string, text: string, done: string): Promise<void> {
  const wasSaved = !document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [changedPart(document, text)]);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('the editor refused the change');
  if (wasSaved) await document.save();
  void vscode.window.setStatusBarMessage(wasSaved ? `Winnow: ${done}` : `Winnow: ${done}; ${name} has unsaved changes`, 6000);
}

/** The one replacement that makes `text` of the document: what is equal at both ends stays. */
function changedPart(document: vscode.TextDocument, text: string): vscode.TextEdit {
  const old = document.getText();
  let front = 0;
  while (front < old.length && front < text.length && old[front] === text[front]) front++;
  let back = 0;
  while (back < old.length - front && back < text.length - front && old[old.length - 1 - back] === text[text.length - 1 - back]) back++;
  const range = new vscode.Range(document.positionAt(front), document.positionAt(old.length - back));
  return vscode.TextEdit.replace(range, text.slice(front, text.length - back));
}

function offerBack(features: Features, uri: vscode.Uri, name: string, { written, before }: { written: string; before: string | undefined }, done: string): void {
  const [open, undo] = ['Open', 'Undo'];
  void vscode.window.showInformationMessage(`Winnow: ${done}`, open, undo).then(async (chosen) => {
    if (chosen === open) await vscode.window.showTextDocument(uri);
    if (chosen !== undo) return;
    const now = await readFileText(uri);
    if (now?.text !== written) void vscode.window.showWarningMessage(`${name} was changed since and is left as it is.`);
    else if (before === undefined) await vscode.workspace.fs.delete(uri);
    else await features.platform.replaceFile(uri, fileBytes(before, now));
    features.folders.touch(uri);
  });
}

async function showProblem(uri: vscode.Uri, name: string, { message, line, column }: Refused['problem']): Promise<void> {
  const at = new vscode.Position(line, column);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
  void vscode.window.showErrorMessage(`${name} was not changed: ${message}. Mend this line first.`);
}
