import * as vscode from 'vscode';
import type { AnnotationSet } from '../../core/annotations/annotation';
import { anchorAll } from '../../core/annotations/anchoring';
import { readSidecarPath, SIDECAR_FOLDER, sidecarPath } from '../../core/annotations/sidecar-path';
import { readSidecar } from '../../core/annotations/sidecar-read';
import { writeSidecar } from '../../core/annotations/sidecar-write';
import { pathWithin, rootOf } from '../../core/seeds-root';
import type { Features } from '../features';
import { readFileText } from '../file-text';

/** The sidecar files below the seeds roots: read, written where they differ, watched, and renamed with their seeds. */
export class Sidecars implements vscode.Disposable {
  readonly #features: Features;
  readonly #problems = vscode.languages.createDiagnosticCollection('winnow-annotations');
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #watcher = vscode.workspace.createFileSystemWatcher(`**/${SIDECAR_FOLDER}/**/*.yaml`);
  /** What this window wrote last, so that its own writes are not read back. */
  readonly #written = new Map<string, string>();

  /** Somebody else changed a sidecar. */
  readonly onDidChange = this.#changed.event;

  constructor(features: Features) {
    this.#features = features;
    const seen = async (uri: vscode.Uri): Promise<void> => {
      const text = await readFileText(uri).then(
        (file) => file?.text,
        () => undefined,
      );
      if (text === undefined || this.#written.get(uri.toString()) !== text) this.#changed.fire(uri);
    };
    this.#watcher.onDidChange((uri) => void seen(uri));
    this.#watcher.onDidCreate((uri) => void seen(uri));
    this.#watcher.onDidDelete((uri) => void seen(uri));
  }

  /** The sets of all annotators of a seed, anchored in its text. A seed without sidecars may adopt those of a seed that is gone. */
  async read(root: string, seed: string, text: string): Promise<Map<string, AnnotationSet>> {
    const sets = new Map<string, AnnotationSet>();
    for (const uri of await this.#filesOf(root, seed)) {
      const file = await readFileText(uri);
      if (!file) continue;
      const sidecar = readSidecar(file.text);
      this.#show(uri, file.text, sidecar.problems);
      const annotator = sidecar.annotator || (readSidecarPath(uri.path)?.annotator ?? 'annotator');
      sets.set(annotator, { seed, annotator, annotations: anchorAll(text, sidecar.annotations, sidecar.memory).map(({ annotation }) => annotation) });
    }
    return sets;
  }

  /**
   * Writes one annotator's set where it differs from the file.
   * @throws Error when the file holds merge conflicts or broken YAML: it is left alone.
   */
  async write(root: string, set: AnnotationSet, text: string): Promise<void> {
    const uri = vscode.Uri.joinPath(vscode.Uri.parse(root, true), ...sidecarPath(set.seed, set.annotator).split('/'));
    const previous = await readFileText(uri);
    if (!previous && set.annotations.length === 0) return;
    const next = writeSidecar(previous?.text, set, text);
    if (next === undefined) throw new Error(`${vscode.workspace.asRelativePath(uri)} has merge conflicts or broken YAML and was left alone`);
    if (next === previous?.text) return;
    this.#written.set(uri.toString(), next);
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
    await this.#features.platform.replaceFile(uri, new TextEncoder().encode(next));
  }

  /** Renames the sidecars of a seed that was renamed in the editor. */
  async follow(before: vscode.Uri, after: vscode.Uri): Promise<void> {
    const folder = this.#features.folders.of(after)?.uri;
    if (folder === undefined) return;
    const [from, to] = [before, after].map((uri) => ({ root: rootOf(folder, uri.toString()), uri: uri.toString() }));
    if (!from || !to) return;
    const seed = pathWithin(from.root, from.uri);
    for (const uri of await this.#filesOf(from.root, seed)) {
      const annotator = readSidecarPath(uri.path)?.annotator ?? 'annotator';
      const target = vscode.Uri.joinPath(vscode.Uri.parse(to.root, true), ...sidecarPath(pathWithin(to.root, to.uri), annotator).split('/'));
      await vscode.workspace.fs.rename(uri, target);
    }
  }

  dispose(): void {
    this.#problems.dispose();
    this.#changed.dispose();
    this.#watcher.dispose();
  }

  async #filesOf(root: string, seed: string): Promise<vscode.Uri[]> {
    const [, name = seed] = /([^/]+)$/.exec(seed) ?? [];
    const folder = vscode.Uri.joinPath(vscode.Uri.parse(root, true), SIDECAR_FOLDER, ...seed.split('/').slice(0, -1));
    const entries = await vscode.workspace.fs.readDirectory(folder).then(
      (found) => found,
      () => [],
    );
    const files = entries.filter(([file, type]) => type === vscode.FileType.File && file.startsWith(`${name}.`) && readSidecarPath(`${SIDECAR_FOLDER}/${file}`)?.seed === name);
    return files.map(([file]) => vscode.Uri.joinPath(folder, file)).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  #show(uri: vscode.Uri, text: string, problems: readonly { readonly line: number; readonly message: string; readonly severity: 'error' | 'warning' }[]): void {
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
