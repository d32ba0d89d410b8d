import type { Span } from '../../src/core/text/span';

/**
 * A fixture's expectation, written in its text: `«kind:label»the passage«/»`. Marks nest; an empty one is a place.
 * Guillemets with a space inside, as French writes them, are text.
 */
export interface Mark extends Span {
  readonly kind: string;
  /** What stands behind the colon, '' without one. */
  readonly label: string;
}

export interface MarkedText {
  /** The text without its marks. */
  readonly text: string;
  /** Sorted by start, an outer mark before those in it. */
  readonly marks: readonly Mark[];
}

/** A fixture as it runs in a test. */
export interface Variant extends MarkedText {
  /** For the test's title. */
  readonly name: 'LF' | 'CRLF' | 'behind an emoji';
}

const MARK = /«(?:(\/)|([a-z][a-z0-9-]*)(?::([^»\n]*))?)»/g;

/** Takes the marks out of a fixture. Throws on a mark that is not closed, or closed without being opened. */
export function parseMarked(source: string): MarkedText {
  const open: { kind: string; label: string; start: number; order: number }[] = [];
  const found: (Mark & { readonly order: number })[] = [];
  let text = '';
  let from = 0;
  let order = 0;
  for (const match of source.matchAll(MARK)) {
    text += source.slice(from, match.index);
    from = match.index + match[0].length;
    const [, slash, kind = '', label = ''] = match;
    if (slash === undefined) {
      open.push({ kind, label, start: text.length, order: order++ });
      continue;
    }
    const mark = open.pop();
    if (!mark) throw new Error(`«/» closes nothing, at ${match.index} of the fixture`);
    found.push({ ...mark, end: text.length });
  }
  const [left] = open;
  if (left) throw new Error(`«${left.kind}:${left.label}» is not closed`);
  found.sort((a, b) => a.order - b.order);
  return { text: text + source.slice(from), marks: found.map(({ kind, label, start, end }) => ({ kind, label, start, end })) };
}

/**
 * The inverse of `parseMarked`: puts spans into a text as marks, so that a failed comparison shows them in place.
 * Throws on marks that cross.
 */
export function renderMarked(text: string, marks: readonly Mark[]): string {
  const sorted = marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const open: Mark[] = [];
  let out = '';
  let from = 0;
  const copyTo = (offset: number): void => {
    out += text.slice(from, offset);
    from = offset;
  };
  const closeUpTo = (offset: number): void => {
    for (let last = open.at(-1); last && last.end <= offset; last = open.at(-1)) {
      copyTo(last.end);
      out += '«/»';
      open.pop();
    }
  };
  for (const mark of sorted) {
    closeUpTo(mark.start);
    const outer = open.at(-1);
    if (outer && mark.end > outer.end) throw new Error(`«${mark.kind}:${mark.label}» crosses «${outer.kind}:${outer.label}»`);
    copyTo(mark.start);
    out += mark.label === '' ? `«${mark.kind}»` : `«${mark.kind}:${mark.label}»`;
    open.push(mark);
  }
  closeUpTo(text.length);
  return out + text.slice(from);
}

/** The spans of one kind of mark, of one label when it is given. */
export function spansOf(marked: MarkedText, kind: string, label?: string): Span[] {
  return marked.marks.filter((mark) => mark.kind === kind && (label === undefined || mark.label === label)).map(({ start, end }) => ({ start, end }));
}

const FRONT_MATTER = /^---\n[^]*?\n---\n/;

/**
 * One fixture three times: in LF, in CRLF, and behind an emoji that takes two UTF-16 units. `lead` is what holds the
 * emoji; it goes before the article's first mark or character, behind front matter. Give one that ends in a line
 * break where the first line must stay alone, as for a title.
 */
export function variantsOf(source: string, lead = '😀 '): readonly Variant[] {
  const plain = source.replaceAll('\r\n', '\n');
  const head = FRONT_MATTER.exec(plain)?.[0] ?? '';
  return [
    { name: 'LF', ...parseMarked(plain) },
    { name: 'CRLF', ...parseMarked(plain.replaceAll('\n', '\r\n')) },
    { name: 'behind an emoji', ...parseMarked(head + lead + plain.slice(head.length)) },
  ];
}
