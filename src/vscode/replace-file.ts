import * as vscode from 'vscode';
import { ChangedMeanwhile } from '../host/changed-meanwhile';

/**
 * Replaces a file through the editor's file system: a temporary file beside it, then a rename over it. With `expected`
 * (undefined in it: no file) the file is replaced only while it holds these bytes.
 * @throws ChangedMeanwhile when it does not hold `expected` any more.
 */
export async function replaceThroughEditor(uri: vscode.Uri, bytes: Uint8Array, expected?: { readonly bytes: Uint8Array | undefined }): Promise<void> {
  const temporary = uri.with({ path: `${uri.path}.winnow-tmp` });
  try {
    await vscode.workspace.fs.writeFile(temporary, bytes);
    if (expected && !(await holds(uri, expected.bytes))) throw new ChangedMeanwhile(uri.path);
    await vscode.workspace.fs.rename(temporary, uri, { overwrite: true });
  } catch (error) {
    await vscode.workspace.fs.delete(temporary).then(undefined, () => undefined);
    throw error;
  }
}

async function holds(uri: vscode.Uri, expected: Uint8Array | undefined): Promise<boolean> {
  let now: Uint8Array | undefined;
  try {
    now = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError) || error.code !== 'FileNotFound') throw error;
  }
  if (now === undefined || expected === undefined) return now === expected;
  return now.length === expected.length && now.every((byte, i) => byte === expected[i]);
}
