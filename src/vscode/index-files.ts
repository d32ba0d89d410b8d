import * as vscode from 'vscode';
import { blockOf, placeBlock } from '../core/index/markers';
import type { IndexProblem } from '../core/index/marker-scan';
import { INDEX_FILE } from '../core/index/renderer';
import { retirePage } from '../core/index/stale-page';
import { ChangedMeanwhile } from '../host/changed-meanwhile';
import type { IndexPages } from '../host/protocol';
import type { Features } from './features';
import { fileBytes, readFileText } from './file-text';
import { rangeOf } from './ranges';

/** A file that changes while it is being replaced is tried again so often. */
const TRIES = 4;
/** A file that something else keeps writing the same way is put right so often within `FIGHT_MS`, then left until a seed changes. */
const MOST_RESTORES = 3;
const FIGHT_MS = 60_000;
const MOST_REMEMBERED = 12;
/** A file that was written is looked at once more after this: a change that comes close behind ours may not be told. */
const RECHECK_MS = 1000;

/** A file that can't be written for what stands in it. */
export interface LeftAlone extends Pick<IndexProblem, 'line' | 'message'> {
  readonly uri: vscode.Uri;
}

/** The files of indexes on the disk and in the editor: writes blocks into them, and shows what keeps it from doing so. */
export class IndexFiles implements vscode.Disposable {
  readonly #features: Features;
  readonly #problems = vscode.languages.createDiagnosticCollection('winnow-index');
  readonly #settled = new vscode.EventEmitter<vscode.Uri>();
  /** What was found in a file that had to be put right, and when. */
  readonly #restored = new Map<string, readonly { readonly text: string; readonly time: number }[]>();
  readonly #subscription: vscode.Disposable;
  readonly #doubted = new vscode.EventEmitter<vscode.Uri>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** A file was written, found as it should be, or found to be wrong. */
  readonly onDidSettle = this.#settled.event;

  /** A file does not hold any more what was written to it a moment ago. */
  readonly onDidDoubt = this.#doubted.event;

  constructor(features: Features) {
    this.#features = features;
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (this.#problems.has(document.uri)) this.#show(document.uri, problemIn(document.getText()));
    });
  }

  /**
   * Brings the files of a root to what the corpus thread answered. Pages that did not change but were touched by something
   * else are put right, not without end.
   * @throws Error for people when a file can't be written; the other files are written.
   */
  async write(root: string, { pages, unchanged, removed, whole }: IndexPages): Promise<void> {
    const failures: unknown[] = [];
    const attempt = async (work: Promise<void>): Promise<void> => work.catch((error: unknown) => void failures.push(error));
    for (const [path, block] of pages) await attempt(this.#place(root, path, block, false));
    for (const [path, block] of unchanged) await attempt(this.#place(root, path, block, true));
    const now = new Set(pages.map(([path]) => path));
    const stale = whole ? (await this.#others(root)).filter((path) => !now.has(path)) : removed;
    for (const path of stale) await attempt(this.#retire(root, path));
    if (stale.length > 0) await vscode.workspace.fs.delete(pageUri(root, 'index')).then(undefined, () => undefined);
    if (failures.length > 0) throw failures[0];
  }

  /** The first file of a root that is left alone, if there is one. */
  problemIn(root: string): LeftAlone | undefined {
    for (const [uri, [problem]] of this.#problems) if (problem && uri.toString().startsWith(`${root}/`)) return { uri, line: problem.range.start.line, message: problem.message };
    return undefined;
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#doubted.dispose();
    this.#subscription.dispose();
    this.#problems.dispose();
    this.#settled.dispose();
  }

  async #place(root: string, path: string, block: string, restoring: boolean): Promise<void> {
    const uri = pageUri(root, path);
    for (let tries = 1; ; tries++) {
      try {
        await this.#placeOnce(root, uri, block, restoring);
        return;
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile) || tries === TRIES) throw error;
      }
    }
  }

  async #placeOnce(root: string, uri: vscode.Uri, block: string, restoring: boolean): Promise<void> {
    const { platform, log } = this.#features;
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    const file = open?.isDirty ? undefined : await readFileText(uri);
    const text = open?.isDirty ? open.getText() : file?.text;
    const placed = placeBlock(text, block);
    if ('problem' in placed) {
      this.#show(uri, placed.problem);
      log.warn(`${uri.path}:${placed.problem.line + 1}: ${placed.problem.message}`);
    } else {
      this.#problems.delete(uri);
      if (placed.text !== text) {
        if (restoring && text !== undefined && !this.#mayRestore(uri, text)) {
          log.warn(`${vscode.workspace.asRelativePath(uri)} is written by something else too; Winnow leaves it until a seed changes`);
          return;
        }
        if (open?.isDirty) await this.#edit(open, placed);
        else {
          if (uri.path.endsWith(`/${INDEX_FILE}`)) await vscode.workspace.fs.stat(vscode.Uri.parse(root, true));
          else await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
          await platform.replaceFile(uri, fileBytes(placed.text, file), { bytes: file?.bytes });
          this.#recheck(uri, placed.text);
        }
        log.info(`${vscode.workspace.asRelativePath(uri)} was brought up to date`);
      }
    }
    this.#settled.fire(uri);
  }

  #recheck(uri: vscode.Uri, written: string): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      void readFileText(uri).then(
        (file) => {
          if (file?.text !== written) this.#doubted.fire(uri);
        },
        () => this.#doubted.fire(uri),
      );
    }, RECHECK_MS);
    this.#timers.set(key, timer);
  }

  async #edit(document: vscode.TextDocument, placed: { text: string; edit?: { span: { start: number; end: number }; text: string } }): Promise<void> {
    const { span, text } = placed.edit ?? { span: { start: 0, end: document.getText().length }, text: placed.text };
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, span), text);
    if (!(await vscode.workspace.applyEdit(edit))) throw new ChangedMeanwhile(document.uri.path);
  }

  /** Takes a page out of use that is no part of the index any more. */
  async #retire(root: string, path: string): Promise<void> {
    const uri = pageUri(root, path);
    const file = await readFileText(uri);
    const now = file ? retirePage(file.text) : 'keep';
    if (!file || now === 'keep') return;
    if (now === 'delete') await vscode.workspace.fs.delete(uri);
    else await this.#features.platform.replaceFile(uri, fileBytes(now.text, file), { bytes: file.bytes });
  }

  async #others(root: string): Promise<string[]> {
    const entries = await vscode.workspace.fs.readDirectory(pageUri(root, 'index')).then(
      (found) => found,
      () => [],
    );
    return entries.filter(([name, type]) => type === vscode.FileType.File && name.endsWith('.md')).map(([name]) => `index/${name}`);
  }

  #mayRestore(uri: vscode.Uri, text: string): boolean {
    const key = uri.toString();
    const now = Date.now();
    const recent = (this.#restored.get(key) ?? []).filter(({ time }) => time > now - FIGHT_MS);
    const may = recent.filter((other) => other.text === text).length < MOST_RESTORES;
    this.#restored.set(key, may ? [...recent, { text, time: now }].slice(-MOST_REMEMBERED) : recent);
    return may;
  }

  #show(uri: vscode.Uri, problem: IndexProblem | undefined): void {
    if (!problem) return this.#problems.delete(uri);
    const diagnostic = new vscode.Diagnostic(new vscode.Range(problem.line, 0, problem.line, 1000), problem.message, vscode.DiagnosticSeverity.Warning);
    diagnostic.source = 'winnow';
    diagnostic.code = `index-${problem.kind}`;
    this.#problems.set(uri, [diagnostic]);
  }
}

/** What would keep a block from being written into this text. */
function problemIn(text: string): IndexProblem | undefined {
  const placed = placeBlock(text, blockOf(text) ?? '');
  return 'problem' in placed ? placed.problem : undefined;
}

function pageUri(root: string, path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.parse(root, true), ...path.split('/'));
}
