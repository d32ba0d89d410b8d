import type { RemovedCopy } from '../duplicates/removed-copies';
import type { Edit } from '../rule';
import type { Span } from '../text/span';
import type { Annotation } from './annotation';
import { followBatches } from './follow-batches';
import { moveToCopies } from './move-to-copy';
import { PlainText } from './plain-text';

/** Versions of annotations by id; undefined stands for "there is none". */
type Versions = Map<string, Annotation | undefined>;

/** One act of annotating: how its annotations were before it. */
interface Act {
  readonly annotator: string;
  readonly versions: Versions;
  /** The text when it was made: text that was changed since is taken back first. */
  readonly text: string;
  readonly note: string;
}

/** An edit that cost annotations their words: how they were in the text before it and are in the text after it. */
interface Turn {
  readonly sides: readonly { readonly text: string; readonly versions: Map<string, Versions> }[];
}

const MOST_ACTS = 200;
const MOST_TURNS = 20;

/**
 * The annotations of one open seed, of all annotators: they move with its edits, every act can be taken back and done
 * again, and undoing or redoing an edit gives annotations back the words that it took. Edits are only noted; the
 * annotations move when somebody asks, so that typing costs next to nothing however many there are.
 */
export class LiveAnnotations {
  readonly #sets = new Map<string, readonly Annotation[]>();
  #text: string;
  /** The text that `#sets` counts in, and the edits from there to `#text`. */
  #base: string;
  #pending: (readonly Edit[])[] = [];
  readonly #acts: Act[] = [];
  readonly #undone: Act[] = [];
  readonly #turns: Turn[] = [];

  constructor(text: string, sets: Iterable<readonly [annotator: string, annotations: readonly Annotation[]]> = []) {
    this.#text = text;
    this.#base = text;
    for (const [annotator, annotations] of sets) this.#sets.set(annotator, annotations);
  }

  get text(): string {
    return this.#text;
  }

  get annotators(): string[] {
    return [...this.#sets.keys()];
  }

  /** One annotator's annotations as they lie in `text`. */
  of(annotator: string): readonly Annotation[] {
    this.#settle();
    return this.#sets.get(annotator) ?? [];
  }

  /** What a file says now; acts can still be taken back. Without `annotations` the annotator has none any more. */
  put(annotator: string, annotations: readonly Annotation[] | undefined): void {
    this.#settle();
    if (annotations) this.#sets.set(annotator, annotations);
    else this.#sets.delete(annotator);
  }

  /** Edits of the text: sorted, apart, counting in the text before them. `copies` are passages that they remove. */
  edit(edits: readonly Edit[], copies: readonly RemovedCopy[] = []): void {
    const wide = copies.length > 0 || edits.some(({ span }) => span.end - span.start > 1);
    if (wide) this.#settle();
    const before = this.#text;
    let after = before;
    for (const { span, text } of [...edits].reverse()) after = after.slice(0, span.start) + text + after.slice(span.end);
    const moved = copies.length > 0 ? new Map([...this.#sets].map(([annotator, annotations]) => [annotator, moveToCopies(before, annotations, copies)])) : undefined;
    this.#note(edits);
    this.#text = after;
    const turn = this.#turns.findLast(({ sides }) => sides.some(({ text }) => text.length === after.length && text === after));
    if (wide || turn) this.#settle(moved);
    for (const [annotator, versions] of turn?.sides.find(({ text }) => text === after)?.versions ?? []) this.#apply(annotator, versions);
  }

  /** Letters typed one after the other are one edit. */
  #note(edits: readonly Edit[]): void {
    const [typed, last] = [edits.length === 1 ? edits[0] : undefined, this.#pending.at(-1)];
    const [before] = last?.length === 1 ? last : [];
    const goesOn = typed && before && before.span.start === before.span.end && typed.span.start === typed.span.end && typed.span.start === before.span.start + before.text.length;
    if (goesOn) this.#pending[this.#pending.length - 1] = [{ span: before.span, text: before.text + typed.text }];
    else this.#pending.push(edits);
  }

  /** Annotations that the newest edit cost their words have gone to another seed: undoing the edit brings them back, redoing it takes them again. */
  depart(annotator: string, ids: ReadonlySet<string>): void {
    this.#settle();
    this.#sets.set(annotator, (this.#sets.get(annotator) ?? []).filter(({ id }) => !ids.has(id)));
    const versions = this.#turns.at(-1)?.sides.find(({ text }) => text === this.#text)?.versions.get(annotator);
    for (const id of ids) if (versions?.has(id)) versions.set(id, undefined);
  }

  /** The text with other line breaks. */
  breakLines(text: string): void {
    this.#settle();
    const [before, after] = [new PlainText(this.#text), new PlainText(text)];
    const turned = (one: Annotation): Annotation => ({ ...one, spans: one.spans.map((span) => after.toRawSpan(before.fromRawSpan(span))) });
    for (const [annotator, annotations] of this.#sets) this.#sets.set(annotator, annotations.map(turned));
    for (const { versions } of [...this.#acts, ...this.#undone]) for (const [id, version] of versions) if (version) versions.set(id, turned(version));
    this.#turns.length = 0;
    this.#text = text;
    this.#base = text;
  }

  /** One act: `update` gets one annotator's annotations and answers them changed, or the same list for no act. Answers the ids it touched. */
  change(annotator: string, update: (annotations: readonly Annotation[], text: string) => readonly Annotation[], note = ''): ReadonlySet<string> {
    const before = this.of(annotator);
    const after = update(before, this.#text);
    if (after === before) return new Set();
    const versions = differences(before, after);
    this.#acts.push({ annotator, versions, text: this.#text, note });
    if (this.#acts.length > MOST_ACTS) this.#acts.shift();
    this.#undone.length = 0;
    this.#sets.set(annotator, after);
    this.#forgetTurns(annotator, versions);
    return new Set(versions.keys());
  }

  /** Gives the last act a note, or adds an act that only holds it: what else has to be taken back with it. */
  note(annotator: string, note: string, amend: boolean): void {
    const last = amend ? this.#acts.pop() : undefined;
    this.#acts.push({ ...(last ?? { annotator, versions: new Map(), text: this.#text }), note });
  }

  /** True when the newest thing to take back is an act, not an edit of the text. */
  get isActNewest(): boolean {
    return this.#acts.at(-1)?.text === this.#text;
  }

  /** Takes the last act back; answers whose it was and what it touched. */
  undo(): { readonly annotator: string; readonly ids: ReadonlySet<string>; readonly note: string } | undefined {
    return this.#replay(this.#acts, this.#undone);
  }

  /** Does what was taken back again. */
  redo(): { readonly annotator: string; readonly ids: ReadonlySet<string>; readonly note: string } | undefined {
    return this.#replay(this.#undone, this.#acts);
  }

  #replay(from: Act[], to: Act[]): { annotator: string; ids: ReadonlySet<string>; note: string } | undefined {
    this.#settle();
    const act = from.pop();
    if (!act) return undefined;
    const { annotator, versions, note } = act;
    const before = this.#sets.get(annotator) ?? [];
    this.#apply(annotator, versions);
    to.push({ annotator, note, text: this.#text, versions: differences(before, this.#sets.get(annotator) ?? []) });
    this.#forgetTurns(annotator, versions);
    return { annotator, ids: new Set(versions.keys()), note };
  }

  #apply(annotator: string, versions: Versions): void {
    const left = new Map(versions);
    const kept = (this.#sets.get(annotator) ?? []).flatMap((one) => {
      if (!left.has(one.id)) return [one];
      const version = left.get(one.id);
      left.delete(one.id);
      return version ? [version] : [];
    });
    this.#sets.set(annotator, [...kept, ...[...left.values()].filter((version) => version !== undefined)]);
  }

  #forgetTurns(annotator: string, versions: Versions): void {
    for (const { sides } of this.#turns) for (const side of sides) for (const id of versions.keys()) side.versions.get(annotator)?.delete(id);
  }

  /** Brings everything to `#text`; `moved` are sets that were changed before the last edits. */
  #settle(moved?: ReadonlyMap<string, readonly Annotation[]>): void {
    if (this.#pending.length === 0) return;
    const [base, batches, text] = [this.#base, this.#pending, this.#text];
    this.#pending = [];
    this.#base = text;
    const before = new Map<string, Versions>();
    const after = new Map<string, Versions>();
    for (const [annotator, annotations] of this.#sets) {
      const followed = followBatches(moved?.get(annotator) ?? annotations, base, batches, text);
      if (followed === annotations) continue;
      this.#sets.set(annotator, followed);
      const lost = turned(annotations, followed, moved?.get(annotator));
      if (lost.before.size === 0) continue;
      before.set(annotator, lost.before);
      after.set(annotator, lost.after);
    }
    for (const { versions } of [...this.#acts, ...this.#undone]) {
      const known = [...versions.values()].filter((version) => version !== undefined);
      for (const version of followBatches(known, base, batches, text)) versions.set(version.id, version);
    }
    if (before.size === 0) return;
    this.#turns.push({ sides: [{ text: base, versions: before }, { text, versions: after }] });
    if (this.#turns.length > MOST_TURNS) this.#turns.shift();
  }
}

/** The versions in `before` of what is different in `after`. */
function differences(before: readonly Annotation[], after: readonly Annotation[]): Versions {
  const old = new Map(before.map((one) => [one.id, one]));
  const versions: Versions = new Map();
  const seen = new Set<string>();
  for (const one of after) {
    seen.add(one.id);
    if (old.get(one.id) !== one) versions.set(one.id, old.get(one.id));
  }
  for (const id of old.keys()) if (!seen.has(id)) versions.set(id, old.get(id));
  return versions;
}

function sizeOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** What an edit did that its undoing must give back: words that were lost, and what was moved to a copy. */
function turned(before: readonly Annotation[], after: readonly Annotation[], moved: readonly Annotation[] | undefined): { before: Versions; after: Versions } {
  const [was, is] = [new Map(before.map((one) => [one.id, one])), new Map(after.map((one) => [one.id, one]))];
  const changed = new Set(moved ? differences(before, moved).keys() : []);
  for (const one of before) {
    const now = is.get(one.id);
    if (now && now !== one && (now.spans.length !== one.spans.length || sizeOf(now.spans) < sizeOf(one.spans))) changed.add(one.id);
  }
  const pick = (from: ReadonlyMap<string, Annotation>): Versions => new Map([...changed].map((id) => [id, from.get(id)]));
  return { before: pick(was), after: pick(is) };
}
