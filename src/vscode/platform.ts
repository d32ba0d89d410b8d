import type * as vscode from 'vscode';
import type { Port } from '../host/port';

/** What differs between the desktop and the browser; each entry point brings its own. */
export interface ExtensionPlatform {
  /** Starts the thread that holds the corpus. */
  startWorker(context: vscode.ExtensionContext): Port;
  /** git's `user.name` as it holds in `folder`; undefined when git is not there or knows none. */
  gitUserName(folder: vscode.Uri | undefined): Promise<string | undefined>;
  /** True when the corpus thread can read `uri` by itself; else the extension host sends the bytes. */
  threadReads(uri: vscode.Uri): boolean;
  /**
   * Replaces a file in one step: a reader sees the old or the new bytes, never a part. With `expected` (undefined in it:
   * no file) only while the file holds these bytes.
   * @throws with a message for people when the file or its folder can't be written; `ChangedMeanwhile` when it does not
   * hold `expected` any more.
   */
  replaceFile(uri: vscode.Uri, bytes: Uint8Array, expected?: { readonly bytes: Uint8Array | undefined }): Promise<void>;
  /**
   * Watches folders in which the editor's watcher may be blind, see `FolderWatch`; undefined where it never is.
   */
  watchFolders(seen: (uri: vscode.Uri, gone: boolean) => void): FolderWatch | undefined;
}

/** Folders that are watched together with all folders in them. */
export interface FolderWatch extends vscode.Disposable {
  /** Resolves when all that happens from now on in this folder is told; what is no folder is not watched. Never rejects. */
  add(folder: vscode.Uri): Promise<void>;
  remove(folder: vscode.Uri): void;
}
