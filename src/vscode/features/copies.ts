import * as vscode from 'vscode';
import type { Features } from '../features';
import { passageTarget } from '../passage-target';
import { rangeOf } from '../ranges';
import { locationOf } from './diagnostics';

/** *Show Copies of This Passage*: all places where the passage under the cursor stands, in the editor's peek view. */
export function registerCopies({ host, tracker }: Features): vscode.Disposable {
  return vscode.commands.registerCommand('winnow.showCopies', async (first?: unknown, second?: unknown) => {
    const target = await passageTarget(first, second);
    if (!target) return;
    const { document, position: at } = target;
    await tracker.fresh(document);
    const folder = tracker.folderOf(document);
    if (folder === undefined) return;
    const copies = await host.request('copies', { folder, uri: document.uri.toString(), offset: document.offsetAt(at) });
    const [copy] = copies;
    if (!copy) {
      void vscode.window.setStatusBarMessage('Winnow: this passage stands nowhere else', 4000);
      return;
    }
    const here = rangeOf(document, copy.here);
    const locations = [new vscode.Location(document.uri, here), ...copies.map(({ there }) => locationOf(document, there))];
    await vscode.commands.executeCommand('editor.action.peekLocations', document.uri, here.start, locations, 'peek');
  });
}
