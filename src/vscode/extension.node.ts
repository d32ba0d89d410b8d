import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { DeepWatch } from '../host/node/deep-watch';
import { replaceFileAtomically } from '../host/node/replace-file';
import { startNodeWorker } from '../host/node/node-port';
import { activateWith } from './extension';
import type { ExtensionPlatform } from './platform';
import { replaceThroughEditor } from './replace-file';

const platform: ExtensionPlatform = {
  startWorker: ({ extensionUri, storageUri }) => {
    const shipped = (name: string): string => vscode.Uri.joinPath(extensionUri, 'dist', name).fsPath;
    return startNodeWorker(shipped('worker.js'), shipped('data'), storageUri?.fsPath);
  },
  gitUserName: (folder) =>
    new Promise((resolve) => {
      const cwd = folder?.scheme === 'file' ? folder.fsPath : undefined;
      execFile('git', ['config', 'user.name'], { ...(cwd === undefined ? {} : { cwd }), timeout: 3000 }, (error, out) => resolve(error ? undefined : out.trim() || undefined));
    }),
  threadReads: (uri) => uri.scheme === 'file',
  watchFolders: (seen) => {
    if (process.platform !== 'linux') return undefined;
    const watch = new DeepWatch((path, gone) => seen(vscode.Uri.file(path), gone));
    return {
      add: async (folder) => (folder.scheme === 'file' ? watch.add(folder.fsPath) : undefined),
      remove: (folder) => watch.remove(folder.fsPath),
      dispose: () => watch.dispose(),
    };
  },
  replaceFile: (uri, bytes, expected) => (uri.scheme === 'file' ? replaceFileAtomically(uri.fsPath, bytes, expected) : replaceThroughEditor(uri, bytes, expected)),
};

/** Entry point of the desktop extension. */
export function activate(context: vscode.ExtensionContext): ReturnType<typeof activateWith> {
  return activateWith(context, platform);
}
