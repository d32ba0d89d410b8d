import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotations/annotation';
import { LiveAnnotations } from '../../core/annotations/live-annotations';
import { readSidecarPath } from '../../core/annotations/sidecar-path';
import type { RemovedCopy } from '../../core/duplicates/removed-copies';
import type { Edit } from '../../core/rule';
import type { Features } from '../features';
import { readFileText } from '../file-text';
import type { SeedFolder } from '../seed-folder';
import { LANGUAGE } from '../seed-tracker';
import { OpenSeed, type Owned } from './open-seed';
import { SeedMoves, seedPathOf } from './seed-moves';
import { Sidecars } from './sidecars';

/** Makes one annotator's annotations of a text new; the same list means that nothing was done. */
export type Update = (annotations: readonly Annotation[], text: string) => readonly Annotation[];

/** Listeners hear of edits when no more came for so long. */
const QUIET_MS = 120;
/** A sidecar that changes again and again while it is written is tried so often. */
const TRIES = 5;

/**
 * The annotations of the seeds on screen: read from their sidecars, moved with every edit, written after every act and
 * every save. Nothing is read before a seed is shown.
 */
export class AnnotationStore implements vscode.Disposable {
  readonly sidecars: Sidecars;
  readonly moves: SeedMoves;
  readonly #features: Features;
  readonly #loading = new Map<string, Promise<OpenSeed | undefined>>();
  readonly #open = new Map<string, OpenSeed>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  readonly #subscriptions: vscode.Disposable[];

  readonly #edited = new vscode.EventEmitter<OpenSeed>();

  /** The text of a seed whose annotations are held was edited, undone or redone. */
  readonly onDidEdit = this.#edited.event;
  /** The annotations of a seed changed, moved, or were read. */
  readonly onDidChange = this.#changed.event;

  constructor(features: Features) {
    this.#features = features;
    this.sidecars = new Sidecars(features);
    this.moves = new SeedMoves(features, this.sidecars);
    this.#subscriptions = [
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const { document } of editors) void this.load(document);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      vscode.workspace.onDidSaveTextDocument((document) => {
        const seed = this.#open.get(document.uri.toString());
        for (const annotator of seed?.live.annotators ?? []) seed?.save(annotator);
      }),
      features.tracker.onDidClose((document) => {
        this.#loading.delete(document.uri.toString());
        this.#open.delete(document.uri.toString());
      }),
      features.folders.onDidChange((folder) => void this.#adopt(folder)),
      features.tracker.onDidAnalyse(({ document }) => void this.load(document)),
      this.sidecars.onDidChange((uri) => this.#reread(uri)),
      vscode.workspace.onDidRenameFiles(({ files }) => void this.#rename(files)),
    ];
    for (const { document } of vscode.window.visibleTextEditors) void this.load(document);
  }

  /** The annotations of an open seed, of all annotators, in no order; empty until they were read. */
  of(document: vscode.TextDocument): readonly Owned[] {
    return this.#open.get(document.uri.toString())?.owned ?? [];
  }

  /** The seeds whose annotations are held. */
  get open(): OpenSeed[] {
    return [...this.#open.values()];
  }

  /** True when the annotations of a seed are held and follow its edits. */
  holds(seed: vscode.Uri): boolean {
    return this.#open.has(seed.toString());
  }

  /** Reads the sidecars of a seed, once; undefined for a document that is no seed of an open folder. */
  load(document: vscode.TextDocument): Promise<OpenSeed | undefined> {
    const key = document.uri.toString();
    let loading = this.#loading.get(key);
    if (!loading) {
      loading = this.#read(document).catch((error: unknown) => {
        this.#loading.delete(key);
        throw error;
      });
      this.#loading.set(key, loading);
    }
    return loading;
  }

  /** One act on the annotations of an open seed, which `undo` takes back. False when it changed nothing. */
  async change(document: vscode.TextDocument, annotator: string, update: Update, note = ''): Promise<boolean> {
    const seed = await this.load(document);
    const touched = seed?.change(annotator, update, note) ?? new Set();
    if (touched.size > 0) this.#fire(document, 0);
    return touched.size > 0;
  }

  /**
   * Changes the annotations of a seed that need not be open, and opens nothing. `fits` says whether the text is the one
   * that the caller speaks of. Answers how many annotations it changed.
   * @throws Error for people when the sidecar can't be written.
   */
  async changeAnywhere(uri: vscode.Uri, annotator: string, update: Update, fits: (text: string) => boolean = () => true): Promise<number> {
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    const held = document && (await this.load(document));
    if (held && document) {
      const touched = fits(held.live.text) ? held.change(annotator, update) : new Set();
      if (touched.size > 0) this.#fire(document, 0);
      return touched.size;
    }
    const path = seedPathOf(this.#features, uri);
    for (let tries = 0; path && tries < TRIES; tries++) {
      const file = await readFileText(uri);
      if (!file || !fits(file.text)) return 0;
      const before = (await this.sidecars.read(path, file.text)).get(annotator) ?? [];
      const live = new LiveAnnotations(file.text, [[annotator, before]]);
      const touched = live.change(annotator, update);
      if (touched.size === 0) return 0;
      if ((await this.sidecars.write(path.root, { seed: path.seed, annotator, annotations: live.of(annotator) }, file.text)) === 'written') return touched.size;
    }
    return 0;
  }

  /** Gives the last act on a seed a note, or adds an act that only holds it. */
  note(document: vscode.TextDocument, annotator: string, note: string, amend: boolean): void {
    this.#open.get(document.uri.toString())?.live.note(annotator, note, amend);
  }

  /** Takes the last act back, or does it again. Undefined when there is none, else the act's note. */
  async again(document: vscode.TextDocument, which: 'undo' | 'redo'): Promise<string | undefined> {
    const seed = await this.load(document);
    const act = seed?.again(which);
    if (act) this.#fire(document, 0);
    return act?.note;
  }

  /** True when the newest change of the seed is an act of annotating, not an edit of its text. */
  isActNewest(document: vscode.TextDocument): boolean {
    return this.#open.get(document.uri.toString())?.live.isActNewest === true;
  }

  /** Resolves when all acts so far are in the sidecars. */
  async saved(): Promise<void> {
    await Promise.all(this.open.map((seed) => seed.saved));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.sidecars.dispose();
    this.#changed.dispose();
    this.#edited.dispose();
  }

  async #read(document: vscode.TextDocument): Promise<OpenSeed | undefined> {
    const key = document.uri.toString();
    const path = document.languageId === LANGUAGE ? seedPathOf(this.#features, document.uri) : undefined;
    if (!path) {
      this.#loading.delete(key);
      return undefined;
    }
    await this.moves.adopt(path);
    const seed = new OpenSeed(document, path, this.sidecars, () => this.#fire(document, 0));
    this.#open.set(key, seed);
    await seed.reread();
    return seed;
  }

  #follow({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const seed = this.#open.get(document.uri.toString());
    if (!seed) return;
    const edits: Edit[] = contentChanges
      .map(({ rangeOffset, rangeLength, text }) => ({ span: { start: rangeOffset, end: rangeOffset + rangeLength }, text }))
      .sort((a, b) => a.span.start - b.span.start);
    if (!seed.edit(edits, this.#copies(document, edits))) return;
    this.#fire(document, QUIET_MS);
    this.#edited.fire(seed);
    if (reason === undefined) setTimeout(() => void this.#settled(seed), QUIET_MS);
  }

  /** A document that is not dirty after a change was read from the disk anew: its sidecars may have come with it. */
  async #settled(seed: OpenSeed): Promise<void> {
    if (!seed.document.isDirty && !seed.document.isClosed) await seed.reread();
  }

  /** Seeds came or went: those on screen without annotations may be renamed ones. */
  async #adopt(folder: SeedFolder): Promise<void> {
    const bare = this.open.filter(({ document, live }) => live.annotators.length === 0 && this.#features.folders.of(document.uri) === folder);
    for (const seed of bare) if (await this.moves.adopt(seed.path)) await seed.reread();
  }

  /** Copied passages that edits remove whole, each with the copy of it that stays in the seed. */
  #copies(document: vscode.TextDocument, edits: readonly Edit[]): RemovedCopy[] {
    const removals = edits.filter(({ span, text }) => text === '' && span.end - span.start > 1);
    if (removals.length === 0) return [];
    const known = this.#features.tracker.analysed.find((one) => one.document === document)?.analysis;
    if (known?.version !== document.version - 1) return [];
    const gone = (span: { readonly start: number; readonly end: number }): boolean => removals.some((removal) => span.start < removal.span.end && span.end > removal.span.start);
    return known.findings.flatMap(({ rule, span, related }) => {
      const kept = related.find((one) => one.uri === document.uri.toString() && one.span !== undefined && !gone(one.span))?.span;
      const whole = removals.some((removal) => removal.span.start <= span.start && span.end <= removal.span.end);
      return rule === 'duplicate-passage' && kept && whole ? [{ removed: span, kept }] : [];
    });
  }

  #reread(sidecar: vscode.Uri): void {
    const named = readSidecarPath(sidecar.path);
    for (const seed of this.open) if (named && sidecar.path.startsWith(vscode.Uri.parse(seed.path.root, true).path) && seed.path.seed === named.seed) void seed.reread();
  }

  async #rename(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): Promise<void> {
    await this.saved();
    for (const { oldUri, newUri } of files) await this.moves.follow(oldUri, newUri);
    for (const seed of this.open) if (files.some(({ newUri }) => `${seed.document.uri.path}/`.startsWith(`${newUri.path}/`))) void seed.reread();
    for (const { document } of vscode.window.visibleTextEditors) void this.load(document);
  }

  #fire(document: vscode.TextDocument, delay: number): void {
    clearTimeout(this.#timers.get(document));
    const fire = (): void => {
      this.#timers.delete(document);
      this.#changed.fire(document);
    };
    if (delay === 0) fire();
    else this.#timers.set(document, setTimeout(fire, delay));
  }
}
