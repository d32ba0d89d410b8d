import * as vscode from 'vscode';
import type { TestApi } from '../../../src/vscode/extension';
import { thisExtension } from './asking';
import { restoreFiles } from './seeds';
import { shared } from './shared';

/** After each test: open editors are closed without saving, files are as the test found them, settings are back. */
export async function afterEachTest(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty === true) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  for (const document of vscode.workspace.textDocuments.filter((open) => open.isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const restored = await restoreFiles();
  await restoreSettings();
  await settled(restored);
}

/** Resolves when Winnow knows what was put back: the watcher's news may come in the middle of the next test. */
async function settled(restored: readonly vscode.Uri[]): Promise<void> {
  const extension = thisExtension();
  if (!extension.isActive) return;
  const { folders } = (extension.exports as TestApi).features;
  for (const uri of restored) folders.touch(uri);
  for (const folder of folders.all) await folder.settled();
}

const changed = shared('settings', () => new Set<string>());

/** Sets a setting of the workspace until the end of the test. `name` is whole: `winnow.duplicates.minimumWords`. */
export async function setting(name: string, value: unknown): Promise<void> {
  changed.add(name);
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Workspace);
}

async function restoreSettings(): Promise<void> {
  for (const name of changed) await vscode.workspace.getConfiguration().update(name, undefined, vscode.ConfigurationTarget.Workspace);
  changed.clear();
}
