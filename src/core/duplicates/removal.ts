import type { SeedText } from '../text/seed-text';
import type { Span } from '../text/span';

const WORD = /[\p{L}\p{N}]/u;
const OPENERS = /["“„‘'«([{¿¡*_–—-]/u;
const CLOSERS = /[.,;:!?…"”’'»)\]}*_]/u;

/** A passage with the punctuation that belongs to it, and whether that makes whole lines of it. */
export interface Removal {
  /** What to delete. */
  readonly span: Span;
  /** Lines that go as a whole; 0 when the passage is part of a line. */
  readonly lines: number;
}

/**
 * What removing a passage deletes: whole lines with their line breaks when nothing else stands on them (and the blank lines
 * behind, when blank lines stand before, too; at the end of the text those before); else the passage, its punctuation and one separating space.
 */
export function removalOf(seed: SeedText, passage: Span): Removal {
  const { text, lines } = seed;
  const first = lines.lineAt(passage.start);
  const last = lines.lineAt(Math.max(passage.start, passage.end - 1));
  const opensLine = !WORD.test(text.slice(lines.start(first), passage.start));
  const closesLine = !WORD.test(text.slice(passage.end, lines.end(last)));
  if (opensLine && closesLine) return { span: wholeLines(seed, first, last), lines: last - first + 1 };
  let { start, end } = passage;
  if (opensLine) start = lines.start(first);
  else while (start > lines.start(first) && OPENERS.test(text[start - 1] ?? '') && /\s/.test(text[start - 2] ?? ' ')) start--;
  if (closesLine) end = lines.end(last);
  else while (end < lines.end(last) && CLOSERS.test(text[end] ?? '')) end++;
  if (!opensLine && isBlank(text[start - 1])) start--;
  else if (opensLine && isBlank(text[end])) end++;
  return { span: { start, end }, lines: 0 };
}

function wholeLines({ text, lines }: SeedText, first: number, last: number): Span {
  const blank = (line: number): boolean => line < lines.count && text.slice(lines.start(line), lines.end(line)).trim() === '';
  let rest = last + 1;
  while (rest < lines.count && blank(rest)) rest++;
  if (rest >= lines.count && first > 0 && blank(first - 1)) {
    let top = first;
    while (top > 0 && blank(top - 1)) top--;
    const { end } = lines.whole(last);
    if (top > 0) return end > lines.end(last) ? { start: lines.start(top), end } : { start: lines.end(top - 1), end };
  }
  let behind = last;
  if (first === 0 || blank(first - 1)) while (behind + 1 < lines.count - 1 && blank(behind + 1)) behind++;
  const { end } = lines.whole(behind);
  const start = lines.start(first);
  if (end > lines.end(behind) || first === 0) return { start, end };
  return { start: lines.end(first - 1), end };
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\u00a0';
}

/** True when the passage begins and ends where a line or a sentence does, so that what stays still reads. */
export function isWholeSentences({ text, lines }: SeedText, passage: Span): boolean {
  let { start, end } = passage;
  while (start < end && !WORD.test(text[start] ?? '')) start++;
  while (end > start && !WORD.test(text[end - 1] ?? '')) end--;
  const before = text.slice(lines.start(lines.lineAt(start)), start);
  const behind = text.slice(end, lines.end(lines.lineAt(Math.max(start, end - 1))));
  const opens = !WORD.test(before) || /[.!?…]["”’')\]»]*\s+[^\p{L}\p{N}]*$/u.test(before.slice(-LOOK));
  const closes = !WORD.test(behind) || /^[^\p{L}\p{N}]*[.!?…][^\p{L}\p{N}]*\s/u.test(behind.slice(0, LOOK));
  return opens && closes;
}

/** Code units around a passage that are read to see whether a sentence ends there. */
const LOOK = 12;
