import * as vscode from 'vscode';
import type { CorpusHost } from './corpus-host';
import type { Log } from './log';
import type { ExtensionPlatform } from './platform';
import { SeedFolder } from './seed-folder';

/** The seed folders of all workspace folders; follows folders that come and go, settings, and saves. */
export class SeedFolders implements vscode.Disposable {
  readonly #folders = new Map<string, SeedFolder>();
  readonly #changed = new vscode.EventEmitter<SeedFolder>();
  readonly #unnoticed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #make: (folder: vscode.WorkspaceFolder) => SeedFolder;

  /** Seeds of a folder were read, changed or removed, or its user files were read. */
  readonly onDidChange = this.#changed.event;

  /** A file changed, or a folder, of which no watcher of the editor's tells. */
  readonly onDidFindUnnoticed = this.#unnoticed.event;

  constructor(host: CorpusHost, log: Log, platform: ExtensionPlatform) {
    this.#make = (folder) => new SeedFolder(folder, { host, log, platform, changed: this.#changed, unnoticed: this.#unnoticed });
    for (const folder of vscode.workspace.workspaceFolders ?? []) this.#add(folder);
    this.#subscriptions.push(
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of removed) this.#remove(folder.uri.toString());
        for (const folder of added) this.#add(folder);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        for (const folder of this.all) if (event.affectsConfiguration('winnow', folder.folder)) folder.reload();
      }),
      vscode.workspace.onDidSaveTextDocument((document) => this.touch(document.uri)),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          this.of(oldUri)?.saw(oldUri, 'deleted');
          this.of(newUri)?.saw(newUri, 'created');
        }
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.of(uri)?.saw(uri, 'deleted');
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#touchUserFile(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#touchUserFile(document)),
      host.onDidRestart(() => {
        for (const folder of this.all) folder.reload();
      }),
    );
  }

  get all(): SeedFolder[] {
    return [...this.#folders.values()];
  }

  /** The seed folder that `uri` lies in; with nested workspace folders, the innermost. */
  of(uri: vscode.Uri): SeedFolder | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder && this.#folders.get(folder.uri.toString());
  }

  /** Reads one file again: after a save, or after it was closed without one. */
  touch(uri: vscode.Uri): void {
    this.of(uri)?.touch(uri);
  }

  /** What stands unsaved in a user's file counts, and counts no more when it is closed. */
  #touchUserFile({ uri }: vscode.TextDocument): void {
    if (/\/(?:entities|winnow)\.yaml$/.test(uri.path)) this.touch(uri);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const folder of this.all) folder.dispose();
    this.#changed.dispose();
    this.#unnoticed.dispose();
  }

  #add(folder: vscode.WorkspaceFolder): void {
    this.#folders.set(folder.uri.toString(), this.#make(folder));
  }

  #remove(uri: string): void {
    this.#folders.get(uri)?.dispose();
    this.#folders.delete(uri);
  }
}
