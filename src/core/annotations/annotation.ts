import type { Span } from '../text/span';
import { withLineFeeds } from './plain-text';
import { fnv1a64 } from './text-hash';

/** A quote with what stands around it (W3C Web Annotation, TextQuoteSelector); every line break is one line feed. */
export interface TextQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** How one span is found again: its quote, and its position in code points of the text with line feeds. */
export interface Target extends TextQuote {
  readonly start: number;
  readonly end: number;
  /** How often the words of the quote stood in the text; absent for once, and for very short or very common ones. */
  readonly count?: number;
}

/** A link to another annotation of the same seed and annotator, such as `speaker` from a quote to a person. */
export interface Relation {
  readonly type: string;
  /** Id of the other end. */
  readonly to: string;
}

/** One entry of the thread in the margin; the order of the thread is the order of the file, without times. */
export interface Note {
  readonly author: string;
  /** Markdown. */
  readonly text: string;
}

/** Somebody's verdict on a proposal: an accepted one is like one's own, a rejected one keeps it from coming back. */
export type Verdict = 'accepted' | 'rejected';

/** One label on one or more spans of a seed. Plain data. */
export interface Annotation {
  /** Unique within its set; letters, digits, `_`, `-` and `.`. */
  readonly id: string;
  readonly label: string;
  /** UTF-16, sorted, apart from each other, none empty. Empty when the annotation is orphaned: its text is not found. */
  readonly spans: readonly Span[];
  /** As it stood when last written; one for each span. Empty for an annotation not yet written. */
  readonly targets: readonly Target[];
  /** Hash of the text that the targets are from, '' when not yet written. */
  readonly hash: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly relations: readonly Relation[];
  readonly notes: readonly Note[];
  /** True when the thread of notes is closed. */
  readonly resolved: boolean;
  readonly verdict?: Verdict;
}

/** All that one annotator says about one seed. */
export interface AnnotationSet {
  /** The seed's path from the folder of seeds, with `/`. */
  readonly seed: string;
  readonly annotator: string;
  readonly annotations: readonly Annotation[];
}

/** True when the annotation's text is not found in the seed. */
export function isOrphan(annotation: Annotation): boolean {
  return annotation.spans.length === 0;
}

/** What can be said of a new annotation beside its spans. */
export interface AnnotationFields {
  readonly id?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly relations?: readonly Relation[];
  readonly notes?: readonly Note[];
  readonly resolved?: boolean;
  readonly verdict?: Verdict;
}

/**
 * A new annotation of `text`, or undefined when nothing but white space is selected. Its spans are those of
 * `tidySpans`; without an id it gets one that is not in `taken`.
 */
export function createAnnotation(
  text: string,
  label: string,
  spans: readonly Span[],
  taken: ReadonlySet<string> = new Set(),
  fields: AnnotationFields = {},
): Annotation | undefined {
  const tidy = tidySpans(text, spans);
  const first = tidy[0];
  if (!first) return undefined;
  return {
    id: fields.id ?? newId(`${label}\n${String(first.start)}\n${tidy.map((span) => text.slice(span.start, span.end)).join('\n')}`, taken),
    label,
    spans: tidy,
    targets: [],
    hash: '',
    attributes: fields.attributes ?? {},
    relations: fields.relations ?? [],
    notes: fields.notes ?? [],
    resolved: fields.resolved ?? false,
    ...(fields.verdict ? { verdict: fields.verdict } : {}),
  };
}

/**
 * An id of six letters and digits made from `content`, so that two branches that annotate different places do not give
 * the same one, and a test need not know chance. Never one of `taken`.
 */
export function newId(content: string, taken: ReadonlySet<string>): string {
  for (let salt = 0; ; salt++) {
    const digits = BigInt(`0x${fnv1a64(salt === 0 ? content : `${content}\n${String(salt)}`)}`).toString(36);
    const id = `a${digits.slice(-5).padStart(5, '0')}`;
    if (!taken.has(id)) return id;
  }
}


/**
 * Spans as annotations keep them: inside the text, on whole characters, without white space at their ends, sorted, and
 * merged where they overlap or only line breaks part them. Empty ones are dropped.
 */
export function tidySpans(text: string, spans: readonly Span[]): Span[] {
  const tidy: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const trimmed = trimSpan(text, span);
    if (!trimmed) continue;
    const last = tidy.at(-1);
    if (last && (trimmed.start <= last.end || onlyBreaks(text.slice(last.end, trimmed.start)))) {
      tidy[tidy.length - 1] = { start: last.start, end: Math.max(last.end, trimmed.end) };
    } else tidy.push(trimmed);
  }
  return tidy;
}

/** White space with a line break in it: formats of one line a span cannot tell such parts from one span. */
function onlyBreaks(gap: string): boolean {
  return gap.trim() === '' && /[\r\n]/.test(gap);
}

function trimSpan(text: string, span: Span): Span | undefined {
  let start = Math.max(0, Math.min(span.start, text.length));
  let end = Math.max(start, Math.min(span.end, text.length));
  if (splitsPair(text, start)) start--;
  if (end > start && splitsPair(text, end)) end++;
  const inside = text.slice(start, end);
  start += inside.length - inside.trimStart().length;
  end -= inside.length - inside.trimEnd().length;
  return start < end ? { start, end } : undefined;
}

/** True when `offset` lies between the halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const low = text.charCodeAt(offset);
  const high = text.charCodeAt(offset - 1);
  return low >= 0xdc00 && low < 0xe000 && high >= 0xd800 && high < 0xdc00;
}

/** Characters of context on each side: what the Hypothesis and Apache annotators keep too. */
export const CONTEXT = 32;

/** A quote this long says by its words alone which passage it is from. */
export const TELLING_QUOTE = 24;

/** The quote of a span of a text with line feeds. Context never starts or ends inside a surrogate pair. */
export function quoteAt(plain: string, span: Span): TextQuote {
  let from = Math.max(0, span.start - CONTEXT);
  let to = Math.min(plain.length, span.end + CONTEXT);
  if (splitsPair(plain, from)) from++;
  if (splitsPair(plain, to)) to--;
  return { exact: plain.slice(span.start, span.end), prefix: plain.slice(from, span.start), suffix: plain.slice(span.end, to) };
}

/** What the annotation marks, its parts joined by ` … `; the remembered quotes of an orphan. Line breaks are line feeds. */
export function quotedText(text: string, annotation: Annotation): string {
  const parts = isOrphan(annotation) ? annotation.targets.map((target) => target.exact) : annotation.spans.map((span) => withLineFeeds(text.slice(span.start, span.end)));
  return parts.join(' … ');
}

/** The order of files and views: by place in the text (orphans by their last one), then the longer first, then by id. */
export function inTextOrder(a: Annotation, b: Annotation): number {
  const [fromA, toA] = place(a);
  const [fromB, toB] = place(b);
  return fromA - fromB || toB - toA || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function place(annotation: Annotation): [number, number] {
  const list: readonly Span[] = isOrphan(annotation) ? annotation.targets : annotation.spans;
  return [list[0]?.start ?? 0, list.at(-1)?.end ?? 0];
}
