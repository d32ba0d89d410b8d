import * as vscode from 'vscode';
import type { Features } from './features';

interface Saved {
  readonly uri: string;
  /** The file before and after, base64. */
  readonly before: string;
  readonly after?: string;
}

/**
 * Remembers the bytes of the files that *Clean All Seeds…* changed, in the extension's storage, so that *Undo Clean*
 * brings them back even after a restart. A file that was changed since is left alone and named.
 */
export class CleanJournal {
  readonly #features: Features;

  constructor(features: Features) {
    this.#features = features;
    void this.#read().then((saved) => this.#offer(saved.length > 0));
  }

  /** Reads the files that are about to change. */
  async prepare(uris: readonly vscode.Uri[]): Promise<readonly Saved[]> {
    return Promise.all(uris.map(async (uri) => ({ uri: uri.toString(), before: base64(await vscode.workspace.fs.readFile(uri)) })));
  }

  /** Saves the changed files and writes down what they were and are. */
  async commit(entry: readonly Saved[]): Promise<void> {
    const saved: Saved[] = [];
    for (const { uri, before } of entry) {
      const target = vscode.Uri.parse(uri, true);
      await vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri)?.save();
      const after = base64(await vscode.workspace.fs.readFile(target));
      if (after !== before) saved.push({ uri, before, after });
    }
    if (saved.length === 0) return;
    await this.#write(saved);
    const undo = 'Undo Clean';
    void vscode.window.showInformationMessage(`Winnow cleaned ${saved.length === 1 ? '1 seed' : `${saved.length} seeds`}.`, undo).then((chosen) => {
      if (chosen === undo) void vscode.commands.executeCommand('winnow.undoClean');
    });
  }

  /** Brings the files back that are still as the last clean left them. */
  async undo(): Promise<void> {
    const saved = await this.#read();
    const kept: string[] = [];
    for (const { uri, before, after } of saved) {
      const target = vscode.Uri.parse(uri, true);
      const dirty = vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri);
      const now = await vscode.workspace.fs.readFile(target).then(base64, () => undefined);
      if (dirty || now !== after) kept.push(vscode.workspace.asRelativePath(target));
      else await this.#features.platform.replaceFile(target, bytes(before));
    }
    await this.#write([]);
    const restored = saved.length - kept.length;
    if (kept.length > 0) void vscode.window.showWarningMessage(`Winnow brought ${restored} seeds back. Changed since, and left alone: ${kept.join(', ')}`);
    else void vscode.window.showInformationMessage(`Winnow brought ${restored === 1 ? '1 seed' : `${restored} seeds`} back.`);
  }

  get #file(): vscode.Uri | undefined {
    const { storageUri } = this.#features.context;
    return storageUri && vscode.Uri.joinPath(storageUri, 'undo-clean.json');
  }

  async #read(): Promise<readonly Saved[]> {
    if (!this.#file) return [];
    try {
      const saved: unknown = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#file)));
      return Array.isArray(saved) ? (saved as Saved[]) : [];
    } catch {
      return [];
    }
  }

  async #write(saved: readonly Saved[]): Promise<void> {
    if (this.#file) await vscode.workspace.fs.writeFile(this.#file, new TextEncoder().encode(JSON.stringify(saved)));
    this.#offer(saved.length > 0);
  }

  #offer(canUndo: boolean): void {
    void vscode.commands.executeCommand('setContext', 'winnow.canUndoClean', canUndo);
  }
}

function base64(data: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < data.length; from += 0x8000) binary += String.fromCharCode(...data.subarray(from, from + 0x8000));
  return btoa(binary);
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
