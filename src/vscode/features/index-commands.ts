import * as vscode from 'vscode';
import { INDEX_FILE } from '../../core/index/renderer';
import { rootOf } from '../../core/seeds-root';
import type { Features } from '../features';
import type { IndexKeeper } from './index-keeper';

/** *Rebuild Index* and *Open Index*. */
export function registerIndexCommands({ folders }: Features, keeper: IndexKeeper): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('winnow.rebuildIndex', async () => {
      const isTrue = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Winnow rebuilds the index' }, () => keeper.rebuild());
      if (isTrue) void vscode.window.setStatusBarMessage('Winnow: the index is up to date', 4000);
    }),
    vscode.commands.registerCommand('winnow.openIndex', async () => {
      const root = await chooseRoot();
      if (root === undefined) return;
      await keeper.settled();
      const uri = vscode.Uri.joinPath(vscode.Uri.parse(root, true), INDEX_FILE);
      try {
        await vscode.window.showTextDocument(uri);
      } catch {
        void vscode.window.showInformationMessage(`There is no ${vscode.workspace.asRelativePath(uri)} yet; *Winnow: Rebuild Index* makes it.`);
      }
    }),
  );

  async function chooseRoot(): Promise<string | undefined> {
    const active = vscode.window.activeTextEditor?.document.uri;
    const folder = active && folders.of(active);
    if (active && folder?.seeds.has(active.toString())) return rootOf(folder.uri, active.toString());
    const roots = folders.all.flatMap((one) => one.roots);
    if (roots.length <= 1) {
      if (roots.length === 0) void vscode.window.showInformationMessage('There are no seeds in this window.');
      return roots[0];
    }
    const chosen = await vscode.window.showQuickPick(
      roots.map((root) => ({ label: vscode.workspace.asRelativePath(vscode.Uri.parse(root, true)), root })),
      { title: 'Open Index', placeHolder: 'Of which seeds folder?' },
    );
    return chosen?.root;
  }
}
