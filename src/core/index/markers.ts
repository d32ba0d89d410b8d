import type { Edit } from '../rule';
import { findConflicts } from './conflicts';
import { BEGIN_MARKER, END_MARKER, findPair, MarkedText, scanMarkers } from './marker-scan';
import type { IndexProblem } from './marker-scan';

/** The file with the block in it, and the one edit that leads there (no edit when nothing changes). */
export interface PlacedBlock {
  readonly text: string;
  readonly edit?: Edit;
}

export type Placement = PlacedBlock | { readonly problem: IndexProblem };

/** The heading of an index file that did not exist before; from then on it is the user's. */
const NEW_FILE = '# Index of seeds\n\n';

/**
 * Puts `block` (as `renderIndex` gives it, LF, no markers) between the markers of a file's text, or makes the file's first
 * text when `existing` is undefined. All outside the markers stays as it is, unit by unit; inside, line breaks are those that
 * most lines of the file have. Without markers the block is appended once. Markers that are doubled, nested, reversed or not
 * closed, a code fence or comment still open where the block would be appended, and git's conflict markers give a problem
 * with its 0-based line, and nothing is to be written.
 */
export function placeBlock(existing: string | undefined, block: string): Placement {
  if (existing === undefined) return { text: `${NEW_FILE}${wrap(block, '\n')}\n` };
  const text = new MarkedText(existing);
  const conflict = conflictIn(text.contents);
  if (conflict !== undefined) return { problem: conflict };
  const scan = scanMarkers(text.contents);
  const pair = findPair(scan);
  if (pair === undefined) return scan.open === undefined ? appended(text, block) : { problem: openProblem(scan.open) };
  if ('kind' in pair) return { problem: pair };
  return edited(existing, { span: text.span(pair.begin, pair.end), text: wrap(block, text.eol) });
}

/** The contents between the markers, LF, without the blank lines around; undefined when there is no one block. */
export function blockOf(text: string): string | undefined {
  const marked = new MarkedText(text);
  const pair = findPair(scanMarkers(marked.contents));
  if (pair === undefined || 'kind' in pair) return undefined;
  return marked.contents.slice(pair.begin + 1, pair.end).join('\n').replace(/^\n+|\n+$/g, '');
}

/** True when the file holds nothing but our block (and the heading that it was made with): it may be deleted. */
export function holdsOnlyBlock(text: string): boolean {
  const marked = new MarkedText(text);
  const pair = findPair(scanMarkers(marked.contents));
  if (pair === undefined || 'kind' in pair) return false;
  const outside = [...marked.contents.slice(0, pair.begin), ...marked.contents.slice(pair.end + 1)].map((line) => line.trim()).filter((line) => line !== '');
  return outside.length === 0 || (outside.length === 1 && outside[0] === NEW_FILE.trim());
}

/** The first line (0-based) with a conflict marker that keeps the file from being written, as a problem. */
export function conflictIn(lines: readonly string[]): IndexProblem | undefined {
  const { hunks, stray } = findConflicts(lines);
  const line = hunks.map((hunk) => hunk.start).concat(stray ?? []).sort((a, b) => a - b)[0];
  return line === undefined ? undefined : { kind: 'conflict', line, message: 'the file has merge conflicts; the index is left alone until they are settled' };
}

function openProblem(open: { readonly line: number; readonly what: 'fence' | 'comment' }): IndexProblem {
  const what = open.what === 'fence' ? 'the code fence' : 'the comment';
  return { kind: 'open', line: open.line, message: `${what} that opens here is never closed, so the index cannot be appended behind it` };
}

function appended(text: MarkedText, block: string): PlacedBlock {
  const { eol } = text;
  const end = text.text.length;
  const body = text.text.replace('\ufeff', '');
  const ended = body === '' || /[\r\n]$/.test(body);
  const gap = body.trim() === '' && ended ? '' : ended ? eol : eol + eol;
  return edited(text.text, { span: { start: end, end }, text: `${gap}${wrap(block, eol)}${eol}` });
}

/** The block between its markers, without a last line break. */
export function wrap(block: string, eol: string): string {
  const text = block === '' ? `${BEGIN_MARKER}\n${END_MARKER}` : `${BEGIN_MARKER}\n\n${block}\n\n${END_MARKER}`;
  return eol === '\n' ? text : text.replaceAll('\n', eol);
}

/** The edit cut down to what differs, so that an open editor keeps its cursor and its undo step is small. */
function edited(text: string, edit: Edit): PlacedBlock {
  const old = text.slice(edit.span.start, edit.span.end);
  if (old === edit.text) return { text };
  const limit = Math.min(old.length, edit.text.length);
  let head = 0;
  while (head < limit && old.charCodeAt(head) === edit.text.charCodeAt(head)) head++;
  head = lineStart(old, head);
  let tail = 0;
  while (tail < limit - head && old.charCodeAt(old.length - 1 - tail) === edit.text.charCodeAt(edit.text.length - 1 - tail)) tail++;
  tail = old.length - lineEnd(old, edit.text, tail);
  const span = { start: edit.span.start + head, end: edit.span.end - tail };
  const fresh = edit.text.slice(head, edit.text.length - tail);
  return { text: text.slice(0, span.start) + fresh + text.slice(span.end), edit: { span, text: fresh } };
}

/** The last position behind a line break that is not behind `at`, or 0. */
function lineStart(text: string, at: number): number {
  const before = text.lastIndexOf('\n', at - 1);
  return at === 0 || before < 0 ? 0 : before + 1;
}

/** Offset in `old` where the common tail of `length` units begins, moved behind its first line break. */
function lineEnd(old: string, fresh: string, length: number): number {
  const from = old.length - length;
  const startsLine = old[from - 1] === '\n' && fresh[fresh.length - length - 1] === '\n';
  if (length === 0 || startsLine) return from;
  const next = old.indexOf('\n', from);
  return next < 0 ? old.length : next + 1;
}
