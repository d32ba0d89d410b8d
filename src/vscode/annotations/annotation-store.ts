import * as vscode from 'vscode';
import type { Annotation, AnnotationSet } from '../../core/annotations/annotation';
import { followEdits } from '../../core/annotations/follow-edits';
import { moveToCopy } from '../../core/annotations/move-to-copy';
import { rootOf, pathWithin } from '../../core/seeds-root';
import type { Edit } from '../../core/rule';
import type { Span } from '../../core/text/span';
import type { Features } from '../features';
import { messageOf } from '../log';
import { LANGUAGE } from '../seed-tracker';
import { Sidecars } from './sidecars';

/** One annotation with whose it is. */
export interface Owned {
  readonly annotator: string;
  readonly annotation: Annotation;
}

interface Loaded {
  readonly document: vscode.TextDocument;
  readonly root: string;
  readonly seed: string;
  /** The text that the spans count in. */
  text: string;
  sets: Map<string, AnnotationSet>;
  /** Earlier states of one set, for undo. */
  readonly undo: { readonly annotator: string; readonly annotations: readonly Annotation[] }[];
  saving: Promise<void>;
}

const MOST_UNDOS = 200;

/**
 * The annotations of the seeds on screen: read from their sidecars, moved with every edit, written after every act and
 * every save. Nothing is read before a seed is shown.
 */
export class AnnotationStore implements vscode.Disposable {
  readonly #features: Features;
  readonly #sidecars: Sidecars;
  readonly #loaded = new Map<string, Promise<Loaded | undefined>>();
  readonly #ready = new Map<string, Loaded>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable[];

  /** The annotations of a seed changed, or were read. */
  readonly onDidChange = this.#changed.event;

  constructor(features: Features) {
    this.#features = features;
    this.#sidecars = new Sidecars(features);
    this.#subscriptions = [
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const { document } of editors) void this.load(document);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      vscode.workspace.onDidSaveTextDocument((document) => {
        const loaded = this.#ready.get(document.uri.toString());
        if (loaded) for (const annotator of loaded.sets.keys()) this.#save(loaded, annotator);
      }),
      features.tracker.onDidClose((document) => {
        this.#loaded.delete(document.uri.toString());
        this.#ready.delete(document.uri.toString());
      }),
      this.#sidecars.onDidChange((uri) => void this.#reread(uri)),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) void this.#sidecars.follow(oldUri, newUri);
      }),
    ];
    for (const { document } of vscode.window.visibleTextEditors) void this.load(document);
  }

  /** The annotations of an open seed, of all annotators, in no order; empty until they were read. */
  of(document: vscode.TextDocument): Owned[] {
    const loaded = this.#ready.get(document.uri.toString());
    return loaded ? [...loaded.sets.values()].flatMap(({ annotator, annotations }) => annotations.map((annotation) => ({ annotator, annotation }))) : [];
  }

  /** Reads the sidecars of a seed, once; undefined for a document that is no seed of an open folder. */
  load(document: vscode.TextDocument): Promise<Loaded | undefined> {
    const key = document.uri.toString();
    let loading = this.#loaded.get(key);
    if (!loading) {
      loading = this.#read(document);
      this.#loaded.set(key, loading);
    }
    return loading;
  }

  /** Changes one annotator's annotations of an open seed in one step that `undo` takes back. */
  async change(document: vscode.TextDocument, annotator: string, update: (annotations: readonly Annotation[], text: string) => readonly Annotation[]): Promise<boolean> {
    const loaded = await this.load(document);
    if (!loaded) return false;
    const before = loaded.sets.get(annotator)?.annotations ?? [];
    const after = update(before, loaded.text);
    if (after === before) return false;
    loaded.undo.push({ annotator, annotations: before });
    if (loaded.undo.length > MOST_UNDOS) loaded.undo.shift();
    this.#set(loaded, annotator, after);
    await loaded.saving;
    return true;
  }

  /** Changes the annotations of a seed that need not be open; `update` gets them with the text they count in. */
  async changeClosed(uri: vscode.Uri, annotator: string, update: (annotations: readonly Annotation[], text: string) => readonly Annotation[]): Promise<boolean> {
    return this.change(await vscode.workspace.openTextDocument(uri), annotator, update);
  }

  /** Takes the last act back. False when there is none. */
  async undo(document: vscode.TextDocument): Promise<boolean> {
    const loaded = this.#ready.get(document.uri.toString());
    const last = loaded?.undo.pop();
    if (!loaded || !last) return false;
    this.#set(loaded, last.annotator, last.annotations);
    await loaded.saving;
    return true;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#sidecars.dispose();
    this.#changed.dispose();
  }

  async #read(document: vscode.TextDocument): Promise<Loaded | undefined> {
    const folder = document.languageId === LANGUAGE ? this.#features.folders.of(document.uri) : undefined;
    if (!folder) {
      this.#loaded.delete(document.uri.toString());
      return undefined;
    }
    const root = rootOf(folder.uri, document.uri.toString());
    const seed = pathWithin(root, document.uri.toString());
    const text = document.getText();
    const loaded: Loaded = { document, root, seed, text, sets: await this.#sidecars.read(root, seed, text), undo: [], saving: Promise.resolve() };
    this.#catchUp(loaded);
    this.#ready.set(document.uri.toString(), loaded);
    this.#changed.fire(document);
    return loaded;
  }

  /** The seed may have been edited while its sidecars were read. */
  #catchUp(loaded: Loaded): void {
    const now = loaded.document.getText();
    if (now === loaded.text) return;
    const whole: Edit = { span: { start: 0, end: loaded.text.length }, text: now };
    for (const [annotator, set] of loaded.sets) loaded.sets.set(annotator, { ...set, annotations: followEdits(set.annotations, loaded.text, [whole], now) });
    loaded.text = now;
  }

  #set(loaded: Loaded, annotator: string, annotations: readonly Annotation[]): void {
    loaded.sets.set(annotator, { seed: loaded.seed, annotator, annotations });
    this.#save(loaded, annotator);
    this.#changed.fire(loaded.document);
  }

  #save(loaded: Loaded, annotator: string): void {
    loaded.saving = loaded.saving.then(async () => {
      const set = loaded.sets.get(annotator);
      if (!set) return;
      try {
        await this.#sidecars.write(loaded.root, set, loaded.text);
      } catch (error) {
        void vscode.window.showErrorMessage(`Winnow could not keep this annotation: ${messageOf(error)}`);
      }
    });
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const loaded = this.#ready.get(document.uri.toString());
    if (!loaded || contentChanges.length === 0) return;
    const after = document.getText();
    const edits: Edit[] = contentChanges
      .map(({ rangeOffset, rangeLength, text }) => ({ span: { start: rangeOffset, end: rangeOffset + rangeLength }, text }))
      .sort((a, b) => a.span.start - b.span.start);
    for (const [annotator, set] of loaded.sets) {
      const kept = this.#moveToCopies(loaded, set.annotations, edits);
      loaded.sets.set(annotator, { ...set, annotations: followEdits(kept, loaded.text, edits, after) });
    }
    loaded.text = after;
    this.#changed.fire(document);
  }

  /** Annotations in a copied passage that is being removed go to the copy that stays. */
  #moveToCopies(loaded: Loaded, annotations: readonly Annotation[], edits: readonly Edit[]): readonly Annotation[] {
    const known = this.#features.tracker.analysed.find(({ document }) => document === loaded.document)?.analysis;
    const copies = (known?.findings ?? []).filter(({ rule }) => rule === 'duplicate-passage');
    let kept = annotations;
    for (const { span, text } of edits) {
      if (text !== '') continue;
      for (const copy of copies) {
        const original: Span | undefined = copy.related.find((related) => related.uri === loaded.document.uri.toString())?.span;
        if (!original || copy.span.start < span.start || copy.span.end > span.end || original.end > loaded.text.length) continue;
        const here = { text: loaded.text, annotations: kept };
        kept = moveToCopy(here, copy.span, here, original).into;
      }
    }
    return kept;
  }

  async #reread(uri: vscode.Uri): Promise<void> {
    for (const loaded of this.#ready.values()) {
      if (!uri.path.includes(`/${loaded.seed}.`)) continue;
      await loaded.saving;
      const sets = await this.#sidecars.read(loaded.root, loaded.seed, loaded.text);
      loaded.sets = sets;
      this.#changed.fire(loaded.document);
    }
  }
}
