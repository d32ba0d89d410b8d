import * as vscode from 'vscode';
import { parseCuration } from '../core/entities/curation';
import { rootOf } from '../core/seeds-root';
import type { Features } from './features';
import { fileBytes, readFileText } from './file-text';
import { messageOf } from './log';

const FILE = 'entities.yaml';
/** How actions call the file that they write. */
export const CURATION_NAME = `seeds/${FILE}`;

/** The entities.yaml that speaks for a seed, or undefined when the seed lies in no open folder. */
export function curationOf(features: Features, seed: vscode.Uri): vscode.Uri | undefined {
  const folder = features.folders.of(seed)?.uri;
  return folder === undefined ? undefined : vscode.Uri.parse(`${rootOf(folder, seed.toString())}/${FILE}`, true);
}

/**
 * Changes the entities.yaml of a seed in one step: in the editor when it is open (and saves it when it was saved before),
 * else on the disk, with an offer to take it back. A file with a syntax error is left alone and shown at its mistake.
 * True when the file now says what was asked for.
 */
export async function changeCuration(features: Features, seed: vscode.Uri, change: (text: string) => string, done: string): Promise<boolean> {
  const uri = curationOf(features, seed);
  if (!uri) {
    void vscode.window.showInformationMessage(`There is no ${CURATION_NAME} for this seed: it lies in no open folder.`);
    return false;
  }
  try {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString() && (document.isDirty || isShown(uri)));
    const before = open ? undefined : await readFileText(uri);
    const old = open?.getText() ?? before?.text ?? '';
    const [problem] = parseCuration(old).problems;
    if (problem && parseCuration(old).broken) {
      await showProblem(uri, problem);
      return false;
    }
    const text = change(old);
    if (text === old) void vscode.window.setStatusBarMessage(`Winnow: ${CURATION_NAME} says so already`, 4000);
    else if (open) await editOpen(open, text, done);
    else {
      await features.platform.replaceFile(uri, fileBytes(text, before));
      offerBack(features, uri, text, before?.text, done);
    }
    features.folders.touch(uri);
    return true;
  } catch (error) {
    void vscode.window.showErrorMessage(`Winnow could not write ${CURATION_NAME}: ${messageOf(error)}`);
    return false;
  }
}

function isShown(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}

async function editOpen(document: vscode.TextDocument, text: string, done: string): Promise<void> {
  const wasSaved = !document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [changedPart(document, text)]);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('the editor refused the change');
  if (wasSaved) await document.save();
  void vscode.window.setStatusBarMessage(wasSaved ? `Winnow: ${done}` : `Winnow: ${done}; ${CURATION_NAME} has unsaved changes`, 6000);
}

/** The one replacement that makes `text` of the document: what is equal at both ends stays. */
function changedPart(document: vscode.TextDocument, text: string): vscode.TextEdit {
  const old = document.getText();
  let front = 0;
  while (front < old.length && front < text.length && old[front] === text[front]) front++;
  let back = 0;
  while (back < old.length - front && back < text.length - front && old[old.length - 1 - back] === text[text.length - 1 - back]) back++;
  return vscode.TextEdit.replace(new vscode.Range(document.positionAt(front), document.positionAt(old.length - back)), text.slice(front, text.length - back));
}

function offerBack(features: Features, uri: vscode.Uri, written: string, before: string | undefined, done: string): void {
  const [open, undo] = ['Open', 'Undo'];
  void vscode.window.showInformationMessage(`Winnow: ${done}`, open, undo).then(async (chosen) => {
    if (chosen === open) await vscode.window.showTextDocument(uri);
    if (chosen !== undo) return;
    const now = await readFileText(uri);
    if (now?.text !== written) void vscode.window.showWarningMessage(`${CURATION_NAME} was changed since and is left as it is.`);
    else if (before === undefined) await vscode.workspace.fs.delete(uri);
    else await features.platform.replaceFile(uri, fileBytes(before, now));
    features.folders.touch(uri);
  });
}

async function showProblem(uri: vscode.Uri, problem: { readonly message: string; readonly line: number; readonly column: number }): Promise<void> {
  const at = new vscode.Position(problem.line, problem.column);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
  void vscode.window.showErrorMessage(`${CURATION_NAME} was not changed, for it has a syntax error: ${problem.message}. Mend this line first.`);
}
