import * as vscode from 'vscode';
import { holdsOnlyBlock, placeBlock } from '../../core/index/markers';
import { INDEX_FILE } from '../../core/index/renderer';
import { Cancelled } from '../../host/client';
import type { Features } from '../features';
import { messageOf } from '../log';
import { rangeOf } from '../ranges';
import type { SeedFolder } from '../seed-folder';
import { indexSettings } from '../settings';
import { fileBytes, type FileText, readFileText } from '../file-text';

/** The index is written when nothing changed for so long. */
const QUIET_MS = 250;
/** The work on one folder's indexes. A write that failed is tried again at the next change of a seed, not before. */
interface Kept {
  timer?: ReturnType<typeof setTimeout>;
  work: Promise<void>;
  generation: number;
}

/**
 * Keeps the marked block of every INDEX.md true: after seeds were read, changed or removed, and nothing moved for a
 * moment, the index of each seeds root is made anew and written where its bytes differ.
 */
export class IndexKeeper implements vscode.Disposable {
  readonly #features: Features;
  readonly #problems = vscode.languages.createDiagnosticCollection('winnow-index');
  readonly #kept = new Map<string, Kept>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #wrote = new vscode.EventEmitter<vscode.Uri>();
  readonly #blocks = new Map<string, string>();

  /** An index file was found true or made true. */
  readonly onDidSettle = this.#wrote.event;

  constructor(features: Features) {
    this.#features = features;
    this.#subscriptions = [
      features.folders.onDidChange((folder) => this.#schedule(folder)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.path.endsWith(`/${INDEX_FILE}`)) this.#problems.delete(document.uri);
      }),
    ];
  }

  /** The block that an index file should hold, as it was made last. */
  blockFor(uri: vscode.Uri): string | undefined {
    return this.#blocks.get(uri.toString());
  }

  /** Makes the indexes of all folders anew now, also where the setting turned it off; resolves when they are written. */
  async rebuild(): Promise<void> {
    await Promise.all(
      this.#features.folders.all.map(async (folder) => {
        await folder.settled();
        await this.#queue(folder, true);
      }),
    );
  }

  /** Resolves when every change seen so far is in the index. */
  async settled(): Promise<void> {
    for (const folder of this.#features.folders.all) {
      await folder.settled();
      const kept = this.#kept.get(folder.uri);
      if (kept?.timer) await this.#queue(folder, false);
      await kept?.work;
    }
  }

  dispose(): void {
    for (const { timer } of this.#kept.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#problems.dispose();
    this.#wrote.dispose();
  }

  #of(folder: SeedFolder): Kept {
    let kept = this.#kept.get(folder.uri);
    if (!kept) this.#kept.set(folder.uri, (kept = { work: Promise.resolve(), generation: 0 }));
    return kept;
  }

  #schedule(folder: SeedFolder): void {
    const kept = this.#of(folder);
    kept.generation++;
    clearTimeout(kept.timer);
    kept.timer = setTimeout(() => void this.#queue(folder, false), QUIET_MS);
  }

  #queue(folder: SeedFolder, always: boolean): Promise<void> {
    const kept = this.#of(folder);
    clearTimeout(kept.timer);
    delete kept.timer;
    kept.work = kept.work.then(async () => {
      if (!always && !indexSettings(folder.folder).enabled) return;
      const { generation } = kept;
      for (const root of folder.roots) {
        if (!always && kept.generation !== generation) return;
        await this.#makeTrue(folder, root);
      }
    });
    return kept.work;
  }

  async #makeTrue(folder: SeedFolder, root: string): Promise<void> {
    const { host, log } = this.#features;
    try {
      const { pages } = await host.request('index', { folder: folder.uri, root, maxLines: indexSettings(folder.folder).maxLines });
      for (const [path, block] of pages) await this.#write(pageUri(root, path), block);
      const now = new Set(pages.map(([path]) => path));
      for (const path of await this.#stalePages(root, now)) await vscode.workspace.fs.delete(pageUri(root, path));
    } catch (error) {
      if (!(error instanceof Cancelled)) log.error(`The index of ${root} was not written: ${messageOf(error)}`);
    }
  }

  async #write(uri: vscode.Uri, block: string): Promise<void> {
    this.#blocks.set(uri.toString(), block);
    const { platform, log } = this.#features;
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    const current: FileText | undefined = open?.isDirty ? { text: open.getText(), encoding: undefined } : await readFileText(uri);
    const placed = placeBlock(current?.text, block);
    if ('problem' in placed) {
      this.#tell(uri, placed.problem.line, placed.problem.message);
      log.warn(`${uri.path}:${placed.problem.line + 1}: ${placed.problem.message}`);
      return;
    }
    this.#problems.delete(uri);
    if (placed.text !== current?.text) {
      if (open?.isDirty) await this.#edit(open, placed);
      else {
        await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
        await platform.replaceFile(uri, fileBytes(placed.text, current));
        log.info(`${vscode.workspace.asRelativePath(uri)} was brought up to date`);
      }
    }
    this.#wrote.fire(uri);
  }

  async #edit(document: vscode.TextDocument, placed: { text: string; edit?: { span: { start: number; end: number }; text: string } }): Promise<void> {
    const { span, text } = placed.edit ?? { span: { start: 0, end: document.getText().length }, text: placed.text };
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, span), text);
    await vscode.workspace.applyEdit(edit);
  }

  /** Pages below `index/` that hold nothing but a block of ours and are not part of the index any more. */
  async #stalePages(root: string, now: ReadonlySet<string>): Promise<string[]> {
    const stale: string[] = [];
    const folder = pageUri(root, 'index');
    const entries = await vscode.workspace.fs.readDirectory(folder).then(
      (found) => found,
      () => [],
    );
    for (const [name, type] of entries) {
      const path = `index/${name}`;
      if (type !== vscode.FileType.File || !name.endsWith('.md') || now.has(path)) continue;
      const content = await readFileText(pageUri(root, path));
      if (content && holdsOnlyBlock(content.text)) stale.push(path);
    }
    return stale;
  }

  #tell(uri: vscode.Uri, line: number, message: string): void {
    const diagnostic = new vscode.Diagnostic(new vscode.Range(line, 0, line, 1000), message, vscode.DiagnosticSeverity.Warning);
    diagnostic.source = 'winnow';
    diagnostic.code = 'index';
    this.#problems.set(uri, [diagnostic]);
  }
}

function pageUri(root: string, path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.parse(root, true), ...path.split('/'));
}
