import * as vscode from 'vscode';
import { shared } from './shared';

/** What stood at each touched address before the test: bytes, or nothing. */
const before = shared('files', () => new Map<string, Uint8Array | undefined>());

/** The first folder of the workspace, a scratch copy of the samples. */
export function workspaceUri(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  return folder.uri;
}

/** Address of a file by its path in the workspace, `seeds/000_first.txt`. */
export function at(name: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceUri(), ...name.split('/'));
}

/** Writes a file on disk, as a scraper would; the end of the test puts back what was there. */
export async function writeFile(name: string, contents: string | Uint8Array): Promise<vscode.Uri> {
  const uri = at(name);
  await remember(uri);
  await vscode.workspace.fs.writeFile(uri, typeof contents === 'string' ? new TextEncoder().encode(contents) : contents);
  return uri;
}

/** Deletes a file on disk; the end of the test puts it back. */
export async function deleteFile(name: string): Promise<void> {
  const uri = at(name);
  await remember(uri);
  await vscode.workspace.fs.delete(uri, { recursive: true });
}

/** Renames a file on disk; the end of the test undoes it. */
export async function renameFile(from: string, to: string): Promise<void> {
  await remember(at(from));
  await remember(at(to));
  await vscode.workspace.fs.rename(at(from), at(to));
}

/** Says that the product will write this file, `seeds/INDEX.md` for one; the end of the test puts back what was there. */
export async function keep(name: string): Promise<void> {
  await remember(at(name));
}

/** A file's text on disk, undefined when there is none. */
export async function readFile(name: string): Promise<string | undefined> {
  const bytes = await bytesOf(at(name));
  return bytes === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Writes a seed if text is given, opens it in the editor, and returns it. */
export async function openSeed(name: string, text?: string): Promise<vscode.TextEditor> {
  if (text !== undefined) await writeFile(name, text);
  else await remember(at(name));
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at(name)));
}

/** Puts back all that was touched, and returns what that was. */
export async function restoreFiles(): Promise<vscode.Uri[]> {
  const touched = [...before].map(([address, bytes]) => ({ uri: vscode.Uri.parse(address), bytes }));
  for (const { uri, bytes } of touched) {
    if (bytes !== undefined) await vscode.workspace.fs.writeFile(uri, bytes);
    else if ((await bytesOf(uri)) !== undefined) await vscode.workspace.fs.delete(uri);
  }
  before.clear();
  return touched.map(({ uri }) => uri);
}

async function remember(uri: vscode.Uri): Promise<void> {
  if (!before.has(uri.toString())) before.set(uri.toString(), await bytesOf(uri));
}

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
