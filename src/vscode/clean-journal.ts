import * as vscode from 'vscode';
import type { CleanPlan } from '../core/corpus-types';
import { applyEdits } from '../core/text/edits';
import type { ChangedBeside } from './cleaning';
import type { Features } from './features';
import { fileBytes, readFileText } from './file-text';

interface Saved {
  readonly uri: string;
  /** The file before and after, base64. */
  readonly before: string;
  readonly after: string;
  /** Not a seed but something that follows one. */
  readonly beside?: boolean;
}

/** What the last clean changed, and what one is about to change. */
const DONE = 'undo-clean.json';
const PENDING = 'undo-clean-pending.json';

/**
 * Remembers the bytes of the files that a clean of many seeds changed, in the extension's storage, so that *Undo Clean*
 * brings them back even after a restart, or after the editor died in the middle. A file that was changed since is left
 * alone and named.
 */
export class CleanJournal {
  readonly #features: Features;
  readonly #ready: Promise<void>;

  constructor(features: Features) {
    this.#features = features;
    this.#ready = this.#recover();
  }

  /** Writes down what the files are, unsaved text included, and what they are meant to become. */
  async prepare(plans: readonly CleanPlan[]): Promise<readonly Saved[]> {
    await this.#ready;
    const entry: Saved[] = [];
    for (const plan of plans) {
      const uri = vscode.Uri.parse(plan.uri, true);
      const file = await readFileText(uri);
      const dirty = vscode.workspace.textDocuments.find((document) => document.isDirty && document.uri.toString() === plan.uri);
      const before = dirty ? fileBytes(dirty.getText(), file) : await vscode.workspace.fs.readFile(uri);
      entry.push({ uri: plan.uri, before: base64(before), after: base64(fileBytes(applyEdits(plan.text, plan.edits), file)) });
    }
    await this.#write(PENDING, entry);
    return entry;
  }

  /** Saves the changed files, lets others `follow`, and keeps what all of them were and are. Answers how many seeds changed. */
  async commit(entry: readonly Saved[], follow: () => Promise<readonly ChangedBeside[]>): Promise<number> {
    const documents = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
    const saved: Saved[] = [];
    for (const { uri, before, after } of entry) {
      const target = vscode.Uri.parse(uri, true);
      const document = documents.get(uri);
      if (document?.isDirty) await document.save();
      const now = await this.#exact(target, base64(await vscode.workspace.fs.readFile(target)), after);
      if (now !== before) saved.push({ uri, before, after: now });
    }
    const beside = saved.length > 0 ? (await follow()).map((one) => ({ uri: one.uri, before: base64(one.before), after: base64(one.after), beside: true })) : [];
    if (saved.length > 0) await this.#write(DONE, [...saved, ...beside]);
    await this.#write(PENDING, []);
    return saved.length;
  }

  /** Brings the files back that are still as the last clean left them. */
  async undo(): Promise<void> {
    await this.#ready;
    const saved = await this.#read(DONE);
    const kept: string[] = [];
    let restored = 0;
    for (const { uri, before, after, beside } of saved) {
      const target = vscode.Uri.parse(uri, true);
      const dirty = vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri);
      const now = await vscode.workspace.fs.readFile(target).then(base64, () => undefined);
      if (dirty || now !== after) kept.push(vscode.workspace.asRelativePath(target));
      else {
        await this.#features.platform.replaceFile(target, bytes(before));
        if (beside) continue;
        this.#features.folders.touch(target);
        restored++;
      }
    }
    await this.#write(DONE, []);
    const said = `Winnow brought ${restored === 1 ? '1 seed' : `${restored} seeds`} back.`;
    if (kept.length > 0) void vscode.window.showWarningMessage(`${said} Changed since, and left alone: ${kept.slice(0, 10).join(', ')}${kept.length > 10 ? ` and ${kept.length - 10} more` : ''}`);
    else void vscode.window.showInformationMessage(said);
  }

  /** An editor gives all lines of a file the same line breaks; a removal changes nothing but the lines it names. */
  async #exact(uri: vscode.Uri, now: string, meant: string): Promise<string> {
    if (now === meant || plain(now) !== plain(meant)) return now;
    await this.#features.platform.replaceFile(uri, bytes(meant));
    return meant;
  }

  /** What a clean that never ended has changed can be undone, too. */
  async #recover(): Promise<void> {
    const pending = await this.#read(PENDING);
    const changed: Saved[] = [];
    for (const entry of pending) {
      const now = await vscode.workspace.fs.readFile(vscode.Uri.parse(entry.uri, true)).then(base64, () => undefined);
      if (now === entry.after && now !== entry.before) changed.push(entry);
    }
    if (changed.length > 0) await this.#write(DONE, changed);
    if (pending.length > 0) await this.#write(PENDING, []);
    this.#offer((await this.#read(DONE)).length > 0);
  }

  #file(name: string): vscode.Uri | undefined {
    const { storageUri } = this.#features.context;
    return storageUri && vscode.Uri.joinPath(storageUri, name);
  }

  async #read(name: string): Promise<readonly Saved[]> {
    const file = this.#file(name);
    if (!file) return [];
    try {
      const saved: unknown = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
      return Array.isArray(saved) ? saved.filter(isSaved) : [];
    } catch {
      return [];
    }
  }

  async #write(name: string, saved: readonly Saved[]): Promise<void> {
    const file = this.#file(name);
    if (file) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(saved)));
    if (name === DONE) this.#offer(saved.length > 0);
  }

  #offer(canUndo: boolean): void {
    void vscode.commands.executeCommand('setContext', 'winnow.canUndoClean', canUndo);
  }
}

function isSaved(value: unknown): value is Saved {
  const has = (key: string): boolean => typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[key] === 'string';
  return has('uri') && has('before') && has('after');
}

/** Bytes without carriage returns, to see whether two files differ in their line breaks alone. */
function plain(data: string): string {
  return atob(data).replaceAll('\r', '');
}

function base64(data: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < data.length; from += 0x8000) binary += String.fromCharCode(...data.subarray(from, from + 0x8000));
  return btoa(binary);
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
