import * as vscode from 'vscode';
import type { ConfigEdit } from '../core/config/winnow-yaml-edit';
import { CONFIG_FILE } from '../core/config/winnow-yaml';
import { rootOf } from '../core/seeds-root';
import type { Features } from './features';
import { changeUserFile } from './user-file';

/** How actions call the file that they write. */
export const CONFIG_NAME = `seeds/${CONFIG_FILE}`;

/** The winnow.yaml that speaks for a seed, or undefined when the seed lies in no open folder. */
export function configOf(features: Features, seed: vscode.Uri): { readonly root: string; readonly uri: vscode.Uri } | undefined {
  const folder = features.folders.of(seed)?.uri;
  if (folder === undefined) return undefined;
  const root = rootOf(folder, seed.toString());
  return { root, uri: vscode.Uri.parse(`${root}/${CONFIG_FILE}`, true) };
}

/** Changes the winnow.yaml of a seed: see `changeUserFile`. */
export async function changeConfig(features: Features, seed: vscode.Uri, change: (text: string | undefined) => ConfigEdit, done: string): Promise<boolean> {
  const config = configOf(features, seed);
  if (config) return changeUserFile(features, config.uri, CONFIG_NAME, change, done);
  void vscode.window.showInformationMessage(`There is no ${CONFIG_NAME} for this seed: it lies in no open folder.`);
  return false;
}
