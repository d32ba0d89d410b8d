import * as vscode from 'vscode';
import type { Features } from '../features';
import { rangeOf } from '../ranges';
import { locationOf } from './diagnostics';

/** *Show Copies of This Passage*: all places where the passage under the cursor stands, in the editor's peek view. */
export function registerCopies({ host, tracker }: Features): vscode.Disposable {
  return vscode.commands.registerCommand('winnow.showCopies', async (target?: vscode.Uri, position?: vscode.Position) => {
    const editor = vscode.window.activeTextEditor;
    const document = target instanceof vscode.Uri ? await vscode.workspace.openTextDocument(target) : editor?.document;
    const at = position instanceof vscode.Position ? position : editor?.selection.active;
    if (!document || !at) return;
    await tracker.fresh(document);
    const folder = tracker.folderOf(document);
    if (folder === undefined) return;
    const copies = await host.request('copies', { folder, uri: document.uri.toString(), offset: document.offsetAt(at) });
    const [first] = copies;
    if (!first) {
      void vscode.window.setStatusBarMessage('Winnow: this passage stands nowhere else', 4000);
      return;
    }
    const here = rangeOf(document, first.here);
    const locations = [new vscode.Location(document.uri, here), ...copies.map(({ there }) => locationOf(document, there))];
    await vscode.commands.executeCommand('editor.action.peekLocations', document.uri, here.start, locations, 'peek');
  });
}
