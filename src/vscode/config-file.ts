import * as vscode from 'vscode';
import type { ConfigEdit } from '../core/config/winnow-yaml-edit';
import { CONFIG_FILE } from '../core/config/winnow-yaml';
import { rootOf } from '../core/seeds-root';
import type { Features } from './features';
import { fileBytes, readFileText } from './file-text';
import { messageOf } from './log';

/** How actions call the file that they write. */
export const CONFIG_NAME = `seeds/${CONFIG_FILE}`;

/** The winnow.yaml that speaks for a seed, or undefined when the seed lies in no open folder. */
export function configOf(features: Features, seed: vscode.Uri): { readonly root: string; readonly uri: vscode.Uri } | undefined {
  const folder = features.folders.of(seed)?.uri;
  if (folder === undefined) return undefined;
  const root = rootOf(folder, seed.toString());
  return { root, uri: vscode.Uri.parse(`${root}/${CONFIG_FILE}`, true) };
}

/**
 * Changes the winnow.yaml of a seed in one step: in the editor when it is open (and saves it when it was saved before),
 * else on the disk, with an offer to take it back. True when the file now says what was asked for.
 */
export async function changeConfig(features: Features, seed: vscode.Uri, change: (text: string | undefined) => ConfigEdit, done: string): Promise<boolean> {
  const config = configOf(features, seed);
  if (!config) {
    void vscode.window.showInformationMessage(`There is no ${CONFIG_NAME} for this seed: it lies in no open folder.`);
    return false;
  }
  try {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === config.uri.toString());
    const before = open ? undefined : await readFileText(config.uri);
    const old = open?.getText() ?? before?.text;
    const result = change(old);
    if ('problem' in result) {
      await showProblem(config.uri, result.problem);
      return false;
    }
    if (result.text === old) void vscode.window.setStatusBarMessage(`Winnow: ${CONFIG_NAME} says so already`, 4000);
    else if (open) await editOpen(open, result.text, done);
    else {
      await features.platform.replaceFile(config.uri, fileBytes(result.text, before));
      offerBack(features, config.uri, result.text, before?.text, done);
    }
    features.folders.touch(config.uri);
    return true;
  } catch (error) {
    void vscode.window.showErrorMessage(`Winnow could not write ${CONFIG_NAME}: ${messageOf(error)}`);
    return false;
  }
}

async function editOpen(document: vscode.TextDocument, text: string, done: string): Promise<void> {
  const wasSaved = !document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [changedPart(document, text)]);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('the editor refused the change');
  if (wasSaved) await document.save();
  void vscode.window.setStatusBarMessage(`Winnow: ${done}`, 6000);
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

function offerBack(features: Features, uri: vscode.Uri, written: string, before: string | undefined, done: string): void {
  const [open, undo] = ['Open', 'Undo'];
  void vscode.window.showInformationMessage(`Winnow: ${done}`, open, undo).then(async (chosen) => {
    if (chosen === open) await vscode.window.showTextDocument(uri);
    if (chosen !== undo) return;
    const now = await readFileText(uri);
    if (now?.text !== written) void vscode.window.showWarningMessage(`${CONFIG_NAME} was changed since and is left as it is.`);
    else if (before === undefined) await vscode.workspace.fs.delete(uri);
    else await features.platform.replaceFile(uri, fileBytes(before, now));
    features.folders.touch(uri);
  });
}

async function showProblem(uri: vscode.Uri, problem: { readonly message: string; readonly line: number; readonly column: number }): Promise<void> {
  const at = new vscode.Position(problem.line, problem.column);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
  void vscode.window.showErrorMessage(`${CONFIG_NAME} was not changed: ${problem.message}. Mend this line first.`);
}
