import * as vscode from 'vscode';
import { blockOf } from '../core/index/markers';
import { INDEX_FILE } from '../core/index/renderer';
import { rootOf } from '../core/seeds-root';
import { readFileText } from './file-text';

/** The roots of one workspace folder whose INDEX.md holds a block of ours: they count even when their last seed is gone. */
export class IndexedRoots {
  readonly #folder: vscode.WorkspaceFolder;
  readonly #indexed = new Set<string>();
  readonly #unsure = new Set<string>();

  constructor(folder: vscode.WorkspaceFolder) {
    this.#folder = folder;
  }

  /** URIs, in no order. */
  get all(): ReadonlySet<string> {
    return this.#indexed;
  }

  /** True when some index files may have been replaced together with their folder. */
  get isUnsure(): boolean {
    return this.#unsure.size > 0;
  }

  /** The roots whose index files may have been replaced together with their folder, since the last call. */
  takeUnsure(): string[] {
    const roots = [...this.#unsure];
    this.#unsure.clear();
    return roots;
  }

  /** The index files of a root may have been replaced together with their folder. */
  doubt(root: string): void {
    this.#unsure.add(root);
  }

  /** Looks for all index files anew. */
  async find(): Promise<void> {
    this.#indexed.clear();
    const indexes = await vscode.workspace.findFiles(new vscode.RelativePattern(this.#folder, `**/${INDEX_FILE}`), '**/node_modules/**');
    for (const uri of indexes) await this.look(uri);
  }

  /** An INDEX.md came, changed or went. */
  async look(uri: vscode.Uri): Promise<void> {
    const root = vscode.Uri.joinPath(uri, '..').toString();
    if (rootOf(this.#folder.uri.toString(), uri.toString()) !== root) return;
    const file = await readFileText(uri).catch(() => undefined);
    if (file && blockOf(file.text) !== undefined) this.#indexed.add(root);
    else this.#indexed.delete(root);
  }

  /** A root, or the folder around it, is gone. */
  forget(root: string): void {
    this.#indexed.delete(root);
  }
}
