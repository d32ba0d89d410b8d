import { mergeSpans, type Span } from './span';

/** Applies replacements to a text. `edits` are sorted by start, must not overlap, and count in the text as given. */
export function applyEdits(text: string, edits: readonly { readonly span: Span; readonly text: string }[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits) {
    result += text.slice(from, edit.span.start) + edit.text;
    from = edit.span.end;
  }
  return result + text.slice(from);
}

/** What is left of a text after rounds of removals, with every removal expressed in the first text's offsets. */
export class Survivors {
  #kept: readonly Span[];
  readonly #original: string;

  constructor(text: string) {
    this.#original = text;
    this.#kept = text === '' ? [] : [{ start: 0, end: text.length }];
  }

  /** The text as it stands now. */
  get text(): string {
    return this.#kept.map(({ start, end }) => this.#original.slice(start, end)).join('');
  }

  /** Removes spans that count in `text` as it stands now. */
  remove(spans: Iterable<Span>): void {
    const gone = mergeSpans(spans);
    const kept: Span[] = [];
    let at = 0;
    let next = 0;
    for (const piece of this.#kept) {
      const length = piece.end - piece.start;
      let from = 0;
      while (next < gone.length) {
        const span = gone[next];
        if (!span || span.start >= at + length) break;
        const cut = Math.max(0, span.start - at);
        if (cut > from) kept.push({ start: piece.start + from, end: piece.start + cut });
        from = Math.max(from, Math.min(length, span.end - at));
        if (span.end > at + length) break;
        next++;
      }
      if (from < length) kept.push({ start: piece.start + from, end: piece.end });
      at += length;
    }
    this.#kept = kept;
  }

  /** What was removed so far: sorted spans of the first text that do not touch. */
  get removed(): Span[] {
    const gone: Span[] = [];
    let from = 0;
    for (const { start, end } of this.#kept) {
      if (start > from) gone.push({ start: from, end: start });
      from = end;
    }
    if (from < this.#original.length) gone.push({ start: from, end: this.#original.length });
    return gone;
  }
}
