import * as vscode from 'vscode';
import { startWebWorker } from '../host/web/web-port';
import { activateWith } from './extension';
import type { ExtensionPlatform } from './platform';
import { replaceThroughEditor } from './replace-file';

const platform: ExtensionPlatform = {
  startWorker: ({ extensionUri }) => startWebWorker(vscode.Uri.joinPath(extensionUri, 'dist', 'web').toString(true)),
  gitUserName: () => Promise.resolve(undefined),
  threadReads: () => false,
  watchFolders: () => undefined,
  replaceFile: replaceThroughEditor,
};

/** Entry point of the extension in a browser. */
export function activate(context: vscode.ExtensionContext): ReturnType<typeof activateWith> {
  return activateWith(context, platform);
}
