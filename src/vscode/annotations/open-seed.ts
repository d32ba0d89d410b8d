import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotations/annotation';
import { changedPart } from '../../core/annotations/changed-part';
import { LiveAnnotations } from '../../core/annotations/live-annotations';
import { followBatches } from '../../core/annotations/follow-batches';
import type { Edit } from '../../core/rule';
import { messageOf } from '../log';
import type { SeedPath, Sidecars } from './sidecars';

/** Sidecars are read again so often when the text was edited meanwhile; somebody who types on and on is followed instead. */
const READS = 3;

/** One annotation with whose it is. */
export interface Owned {
  readonly annotator: string;
  readonly annotation: Annotation;
}

/**
 * The annotations of one seed on screen. Acts count at once and are written one after the other; when a sidecar was
 * changed by somebody else meanwhile, it is read again and what was done here is put on top.
 */
export class OpenSeed {
  readonly live: LiveAnnotations;
  readonly #sidecars: Sidecars;
  readonly #moved: () => void;
  #eol: vscode.EndOfLine;
  #owned: readonly Owned[] | undefined;
  /** By annotator, the ids that acts touched and no file holds yet. */
  readonly #touched = new Map<string, Set<string>>();
  readonly #unsaved = new Set<string>();
  #stale = false;
  /** A file is not what was read: nothing can be written before it is read again. */
  #blocked = false;
  #work: Promise<void> | undefined;
  #told = '';

  constructor(
    readonly document: vscode.TextDocument,
    readonly path: SeedPath,
    sidecars: Sidecars,
    moved: () => void,
  ) {
    this.live = new LiveAnnotations(document.getText());
    this.#eol = document.eol;
    this.#sidecars = sidecars;
    this.#moved = moved;
  }

  get owned(): readonly Owned[] {
    return (this.#owned ??= this.live.annotators.flatMap((annotator) => this.live.of(annotator).map((annotation) => ({ annotator, annotation }))));
  }

  /** Follows an edit of the document; false when its text is as before. */
  edit(edits: readonly Edit[], copies: Parameters<LiveAnnotations['edit']>[1]): boolean {
    this.#owned = undefined;
    if (this.document.eol !== this.#eol) {
      this.#eol = this.document.eol;
      this.live.breakLines(this.document.getText());
    } else if (edits.length === 0) return false;
    else this.live.edit(edits, copies);
    return true;
  }

  change(annotator: string, update: Parameters<LiveAnnotations['change']>[1], note = ''): ReadonlySet<string> {
    this.#agree();
    const ids = this.live.change(annotator, update, note);
    this.#touch(annotator, ids);
    return ids;
  }

  again(which: 'undo' | 'redo'): { readonly note: string } | undefined {
    this.#agree();
    const act = which === 'undo' ? this.live.undo() : this.live.redo();
    if (act) this.#touch(act.annotator, act.ids);
    return act;
  }

  /** See `LiveAnnotations.depart`. */
  depart(annotator: string, ids: ReadonlySet<string>): void {
    this.#agree();
    this.live.depart(annotator, ids);
    this.#touch(annotator, ids);
  }

  /** What an undone edit gave back counts as done here, and is written. */
  returned(annotator: string, ids: ReadonlySet<string>): void {
    this.#touch(annotator, ids);
  }

  /** Writes one annotator's sidecar where it differs. */
  save(annotator: string): void {
    this.#unsaved.add(annotator);
    void this.#start();
  }

  /** Reads the sidecars again; acts that no file holds yet stay. */
  reread(): Promise<void> {
    this.#stale = true;
    return this.#start();
  }

  /** Resolves when nothing is left to read or write. */
  get saved(): Promise<void> {
    return this.#work ?? Promise.resolve();
  }

  #touch(annotator: string, ids: ReadonlySet<string>): void {
    if (ids.size === 0) return;
    this.#owned = undefined;
    const touched = this.#touched.get(annotator) ?? new Set();
    for (const id of ids) touched.add(id);
    this.#touched.set(annotator, touched);
    this.save(annotator);
  }

  #start(): Promise<void> {
    this.#work ??= this.#run().finally(() => (this.#work = undefined));
    return this.#work;
  }

  async #run(): Promise<void> {
    // Acts in the same turn are written together.
    await Promise.resolve();
    while (this.#stale || this.#unsaved.size > 0) {
      const [annotator] = this.#unsaved;
      try {
        if (annotator !== undefined && !this.#blocked) await this.#write(annotator);
        else await this.#read();
        this.#told = '';
      } catch (error) {
        this.#stale = false;
        this.#blocked = false;
        if (annotator !== undefined) this.#unsaved.delete(annotator);
        this.#tell(messageOf(error));
      }
    }
  }

  async #write(annotator: string): Promise<void> {
    this.#unsaved.delete(annotator);
    const touched = this.#touched.get(annotator);
    this.#touched.delete(annotator);
    this.#agree();
    const giveBack = (): void => {
      const newer = this.#touched.get(annotator) ?? [];
      if (touched) this.#touched.set(annotator, new Set([...touched, ...newer]));
    };
    try {
      const set = { seed: this.path.seed, annotator, annotations: this.live.of(annotator) };
      if ((await this.#sidecars.write(this.path.root, set, this.live.text)) === 'written') return;
    } catch (error) {
      giveBack();
      throw error;
    }
    giveBack();
    this.#stale = true;
    this.#blocked = true;
    if (touched) this.#unsaved.add(annotator);
  }

  async #read(): Promise<void> {
    this.#stale = false;
    this.#blocked = false;
    this.#agree();
    let { text } = this.live;
    let sets = await this.#sidecars.read(this.path, text);
    let moved = this.#missed(text);
    // What was found in the text of before may have lost words there that stand in the text of now.
    for (let tries = 0; moved && tries < READS; tries++) {
      ({ text } = this.live);
      sets = await this.#sidecars.read(this.path, text);
      moved = this.#missed(text);
    }
    for (const annotator of new Set([...this.live.annotators, ...sets.keys()])) {
      const theirs = followBatches(sets.get(annotator) ?? [], text, moved ? [[moved]] : [], this.live.text);
      const touched = this.#touched.get(annotator);
      const ours = touched ? this.live.of(annotator).filter(({ id }) => touched.has(id)) : [];
      const both = touched ? [...theirs.filter(({ id }) => !touched.has(id)), ...ours] : theirs;
      this.live.put(annotator, sets.has(annotator) || both.length > 0 ? both : undefined);
    }
    this.#owned = undefined;
    this.#moved();
  }

  /** What was edited since the text was this one. */
  #missed(text: string): Edit | undefined {
    this.#agree();
    return changedPart(text, this.live.text);
  }

  /** The document is the truth, whatever its events said. */
  #agree(): void {
    const text = this.document.getText();
    const missed = changedPart(this.live.text, text);
    if (!missed) return;
    this.#owned = undefined;
    this.live.edit([missed]);
  }

  #tell(message: string): void {
    if (message === this.#told) return;
    this.#told = message;
    void vscode.window.showErrorMessage(`Winnow could not keep these annotations: ${message}.`);
  }
}
