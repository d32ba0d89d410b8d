import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotations/annotation';
import { moveToCopy } from '../../core/annotations/move-to-copy';
import type { Related } from '../../core/rule';
import { Lines } from '../../core/text/lines';
import type { Span } from '../../core/text/span';
import type { Features } from '../features';
import { readFileText } from '../file-text';
import { messageOf } from '../log';
import type { AnnotationStore } from './annotation-store';
import type { OpenSeed } from './open-seed';

/** A passage that was removed from one seed because it stays in another. */
export interface HandOver {
  readonly seed: vscode.Uri;
  /** The seed's text around the removal. */
  readonly before: string;
  readonly after: string;
  /** Counts in `before`. */
  readonly removed: Span;
  /** By annotator, what stood in the passage. */
  readonly annotations: ReadonlyMap<string, readonly Annotation[]>;
  readonly kept: Related;
}

interface Given extends HandOver {
  /** By annotator: the ids that went, and how the other seed's annotations that this changed were before, by id; undefined for none. */
  done: Map<string, { readonly ids: ReadonlySet<string>; readonly before: ReadonlyMap<string, Annotation | undefined> }> | undefined;
}

const MOST = 50;

/**
 * Annotations whose passage is removed here and stays in another seed move there, into its sidecars. Undoing the removal
 * brings them back, redoing it takes them again, and so does closing the seed without saving it.
 */
export class HandOvers implements vscode.Disposable {
  readonly #features: Features;
  readonly #store: AnnotationStore;
  readonly #given: Given[] = [];
  readonly #subscription: vscode.Disposable;
  #work: Promise<void> = Promise.resolve();

  constructor(features: Features, store: AnnotationStore) {
    this.#features = features;
    this.#store = store;
    this.#subscription = vscode.Disposable.from(
      store.onDidEdit((seed) => this.#edited(seed)),
      features.tracker.onDidClose((document) => this.#closed(document.uri)),
    );
  }

  /** After the passage was removed. Resolves when its annotations are where they belong. */
  add(handOver: HandOver): Promise<void> {
    const given: Given = { ...handOver, done: undefined };
    this.#given.push(given);
    if (this.#given.length > MOST) this.#given.shift();
    return this.#queue(() => this.#give(given));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #of(seed: vscode.Uri): Given[] {
    return this.#given.filter((one) => one.seed.toString() === seed.toString());
  }

  #edited({ document, live }: OpenSeed): void {
    for (const given of this.#of(document.uri)) {
      if (live.text === given.before) void this.#queue(() => this.#takeBack(given));
      else if (live.text === given.after) void this.#queue(() => this.#give(given));
    }
  }

  #closed(seed: vscode.Uri): void {
    for (const given of this.#of(seed)) {
      this.#given.splice(this.#given.indexOf(given), 1);
      void this.#queue(async () => {
        if ((await readFileText(seed))?.text !== given.before) return;
        await this.#takeBack(given);
        for (const [annotator, annotations] of given.annotations) {
          await this.#store.changeAnywhere(seed, annotator, (known) => [...known.filter(({ id }) => !annotations.some((one) => one.id === id)), ...annotations], (text) => text === given.before);
        }
      });
    }
  }

  async #give(given: Given): Promise<void> {
    if (given.done) return;
    given.done = new Map();
    const open = this.#store.open.find(({ document }) => document.uri.toString() === given.seed.toString());
    for (const [annotator, annotations] of given.annotations) {
      const before = new Map<string, Annotation | undefined>();
      const ids = new Set<string>();
      await this.#store.changeAnywhere(vscode.Uri.parse(given.kept.uri, true), annotator, (known, text) => {
        before.clear();
        ids.clear();
        const moved = moveToCopy({ text: given.before, annotations }, given.removed, { text, annotations: known }, spanOfLines(text, given.kept));
        if (moved.moved === 0) return known;
        const was = new Map(known.map((one) => [one.id, one]));
        for (const one of moved.into) if (was.get(one.id) !== one) before.set(one.id, was.get(one.id));
        const left = new Set(moved.from.map(({ id }) => id));
        for (const { id } of annotations) if (!left.has(id)) ids.add(id);
        return moved.into;
      });
      if (ids.size === 0) continue;
      given.done.set(annotator, { ids, before });
      open?.depart(annotator, ids);
    }
  }

  async #takeBack(given: Given): Promise<void> {
    const { done } = given;
    if (!done) return;
    given.done = undefined;
    const open = this.#store.open.find(({ document }) => document.uri.toString() === given.seed.toString());
    for (const [annotator, { ids, before }] of done) {
      await this.#store.changeAnywhere(vscode.Uri.parse(given.kept.uri, true), annotator, (known) =>
        known.flatMap((one) => {
          if (!before.has(one.id)) return [one];
          const was = before.get(one.id);
          return was ? [{ ...was, spans: one.spans }] : [];
        }),
      );
      open?.returned(annotator, ids);
    }
  }

  #queue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.#features.log.error(`Annotations did not move to another seed: ${messageOf(error)}`);
    });
    return this.#work;
  }
}

function spanOfLines(text: string, { startLine, endLine }: Related): Span {
  const lines = new Lines(text);
  const last = Math.min(endLine, lines.count - 1);
  return { start: lines.start(Math.min(startLine, last)), end: lines.end(last) };
}
