import * as vscode from 'vscode';
import type { Annotation, AnnotationSet } from '../../core/annotations/annotation';
import type { LabelScheme } from '../../core/annotations/scheme';
import { annotatorName, readSidecarPath, SIDECAR_FOLDER, sidecarPath } from '../../core/annotations/sidecar-path';
import type { SidecarProblem } from '../../core/annotations/sidecar-read';
import { ChangedMeanwhile } from '../../host/changed-meanwhile';
import type { SidecarReading } from '../../host/sidecar-requests';
import { CorpusHost } from '../corpus-host';
import type { Features } from '../features';
import { type FileText, fileBytes, readFileText } from '../file-text';
import { messageOf } from '../log';

/** A seed by its root and its path below it. */
export interface SeedPath {
  readonly root: string;
  readonly seed: string;
}

/**
 * The sidecar files below the seeds roots: read, watched, and written in one step where they still hold what was read.
 * Reading and writing thousands of annotations takes seconds, so a thread of its own does it, started by the first one.
 */
export class Sidecars implements vscode.Disposable {
  readonly #features: Features;
  readonly #thread: CorpusHost;
  readonly #problems = vscode.languages.createDiagnosticCollection('winnow-annotations');
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #watcher = vscode.workspace.createFileSystemWatcher(`**/${SIDECAR_FOLDER}/**/*.yaml`);
  /** What each file held when this window last read or wrote it. */
  readonly #known = new Map<string, string>();

  /** Somebody else changed a sidecar. */
  readonly onDidChange = this.#changed.event;

  constructor(features: Features) {
    this.#features = features;
    this.#thread = new CorpusHost(() => features.platform.startWorker(features.context), features.log);
    const seen = async (uri: vscode.Uri): Promise<void> => {
      const file = await readFileText(uri).catch(() => undefined);
      if (!file) this.#problems.delete(uri);
      if (this.#known.get(uri.toString()) !== file?.text) this.#changed.fire(uri);
    };
    this.#watcher.onDidChange((uri) => void seen(uri));
    this.#watcher.onDidCreate((uri) => void seen(uri));
    this.#watcher.onDidDelete((uri) => void seen(uri));
  }

  /** The annotations of all annotators of a seed, anchored in its text. What is wrong in a file is shown in it. */
  async read({ root, seed }: SeedPath, text: string): Promise<Map<string, readonly Annotation[]>> {
    const sets = new Map<string, readonly Annotation[]>();
    const files = await this.filesOf({ root, seed });
    for (const uri of files) {
      const file = await this.#file(uri);
      if (!file) continue;
      this.#known.set(uri.toString(), file.text);
      const reading = await this.survey(uri, root, file.text, text);
      sets.set(annotatorOf(uri), reading.annotations);
    }
    return sets;
  }

  /** One sidecar, anchored in `text`, or with all annotations orphaned when its seed is gone. What is wrong in it is shown. */
  async survey(uri: vscode.Uri, root: string, source: string, text: string | undefined): Promise<SidecarReading> {
    const labels = await this.#labels(root);
    const reading = await this.#thread.request('readSidecar', { source, ...(text === undefined ? {} : { text }), ...(labels ? { labels } : {}) });
    this.#show(uri, source, reading.problems);
    return reading;
  }

  /** For each of the files the seed that it belongs to after a rename outside the editor. */
  findSeeds(sources: readonly string[], candidates: readonly { readonly seed: string; readonly text: string }[]): Promise<readonly (string | undefined)[]> {
    return this.#thread.request('findSeeds', { sources, candidates });
  }

  /**
   * Writes one annotator's set where it differs from the file; `stale` when the file is not the one that was last read.
   * @throws Error for people when the file holds merge conflicts or broken YAML, or can't be written: it is left alone.
   */
  async write(root: string, set: AnnotationSet, text: string): Promise<'written' | 'stale'> {
    const uri = addressOf(root, sidecarPath(set.seed, set.annotator));
    const previous = await readFileText(uri);
    if (previous?.text !== this.#known.get(uri.toString())) return 'stale';
    if (!previous && set.annotations.length === 0) return 'written';
    const next = await this.#thread.request('writeSidecar', { ...(previous ? { previous: previous.text } : {}), set, text });
    if (next === undefined) throw new Error(`${vscode.workspace.asRelativePath(uri)} has merge conflicts or broken YAML and was left alone. Settle that first`);
    if (next === previous?.text) return 'written';
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
    this.#known.set(uri.toString(), next);
    try {
      await this.#features.platform.replaceFile(uri, fileBytes(next, previous), { bytes: previous?.bytes });
    } catch (error) {
      if (previous) this.#known.set(uri.toString(), previous.text);
      else this.#known.delete(uri.toString());
      if (error instanceof ChangedMeanwhile) return 'stale';
      throw error;
    }
    return 'written';
  }

  /** The sidecars of a seed, by path. */
  async filesOf({ root, seed }: SeedPath): Promise<vscode.Uri[]> {
    const name = seed.slice(seed.lastIndexOf('/') + 1);
    const folder = addressOf(root, `${SIDECAR_FOLDER}/${seed}`);
    const found = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, '..')).then(
      (entries) => entries,
      () => [],
    );
    const files = found.filter(([file]) => readSidecarPath(`${SIDECAR_FOLDER}/${file}`)?.seed === name);
    for (const key of [...this.#known.keys()]) {
      const uri = vscode.Uri.parse(key, true);
      if (uri.path.startsWith(`${folder.path}.`) && !files.some(([file]) => uri.path.endsWith(`/${file}`))) this.#known.delete(key);
    }
    return files.map(([file]) => vscode.Uri.joinPath(folder, '..', file)).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** All sidecars below a root, by path. */
  async filesBelow(root: string, folder = ''): Promise<vscode.Uri[]> {
    const found = await vscode.workspace.findFiles(new vscode.RelativePattern(addressOf(root, `${SIDECAR_FOLDER}${folder === '' ? '' : `/${folder}`}`), '**/*.yaml'));
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Gives a sidecar another seed. A file that stands there already is left alone: false. */
  async move(uri: vscode.Uri, to: SeedPath): Promise<boolean> {
    const target = addressOf(to.root, sidecarPath(to.seed, annotatorOf(uri)));
    try {
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(target, '..'));
      await vscode.workspace.fs.rename(uri, target, { overwrite: false });
    } catch (error) {
      this.#features.log.warn(`${uri.toString(true)} was not moved to ${target.toString(true)}: ${messageOf(error)}`);
      return false;
    }
    this.#known.delete(uri.toString());
    this.#problems.delete(uri);
    return true;
  }

  dispose(): void {
    this.#thread.dispose();
    this.#problems.dispose();
    this.#changed.dispose();
    this.#watcher.dispose();
  }

  async #labels(root: string): Promise<LabelScheme | undefined> {
    const folder = this.#features.folders.of(vscode.Uri.parse(root, true))?.uri;
    return folder === undefined ? undefined : this.#features.host.request('labels', { folder, root });
  }

  async #file(uri: vscode.Uri): Promise<FileText | undefined> {
    try {
      return await readFileText(uri);
    } catch (error) {
      this.#show(uri, '', [{ line: 0, severity: 'error', message: messageOf(error) }]);
      return undefined;
    }
  }

  #show(uri: vscode.Uri, text: string, problems: readonly SidecarProblem[]): void {
    const lines = text.split(/\r?\n/);
    this.#problems.set(
      uri,
      problems.map(({ line, message, severity }) => {
        const range = new vscode.Range(line, 0, line, lines[line]?.length ?? 0);
        const diagnostic = new vscode.Diagnostic(range, message, severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning);
        diagnostic.source = 'winnow';
        return diagnostic;
      }),
    );
  }
}

/** The annotator that a sidecar's name tells. */
export function annotatorOf(sidecar: vscode.Uri): string {
  return readSidecarPath(sidecar.path)?.annotator ?? annotatorName('');
}

/** The address of a path below a root. */
export function addressOf(root: string, path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.parse(root, true), ...path.split('/'));
}
