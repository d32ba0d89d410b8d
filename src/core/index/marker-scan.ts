import { Lines } from '../text/lines';
import type { Span } from '../text/span';

export const BEGIN_MARKER = '<!-- winnow:index -->';
export const END_MARKER = '<!-- /winnow:index -->';

/** Why a file is left alone; `line` is 0-based. */
export interface IndexProblem {
  readonly kind: 'marker' | 'open' | 'conflict';
  readonly message: string;
  readonly line: number;
}

/** The markers of a text, line by line. Lines of the user's fenced code and of multi-line comments are none. */
export interface MarkerScan {
  /** Lines with a marker, in order. */
  readonly markers: readonly { readonly line: number; readonly kind: 'begin' | 'end' }[];
  /** What is still open at the end of the text: anything appended would stand inside it. */
  readonly open?: { readonly line: number; readonly what: 'fence' | 'comment' };
}

const BEGIN = /^ {0,3}<!--[ \t]*winnow:index[ \t]*-->[ \t]*$/;
const END = /^ {0,3}<!--[ \t]*\/winnow:index[ \t]*-->[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}(?!.*`)|~{3,})/;
const COMMENT = /^ {0,3}<!--/;

/**
 * Finds the marker lines. A marker is alone on its line, indented by at most three spaces, outside fenced code (CommonMark
 * 0.31, 4.5) and outside an HTML comment that began on an earlier line (4.6, kind 2): so a marker that the user merely
 * writes about is the user's text. Between our own markers nothing is code, all of it is ours.
 */
export function scanMarkers(lines: readonly string[]): MarkerScan {
  const markers: { line: number; kind: 'begin' | 'end' }[] = [];
  let fence: { readonly line: number; readonly mark: string } | undefined;
  let comment: number | undefined;
  let ours = false;
  lines.forEach((line, i) => {
    const kind = END.test(line) ? 'end' : BEGIN.test(line) ? 'begin' : 'text';
    if (ours) {
      if (kind !== 'text') markers.push({ line: i, kind });
      ours = kind !== 'end';
    } else if (fence !== undefined) {
      if (closes(line, fence.mark)) fence = undefined;
    } else if (comment !== undefined) {
      if (line.includes('-->')) comment = undefined;
    } else if (kind !== 'text') {
      markers.push({ line: i, kind });
      ours = kind === 'begin';
    } else {
      const mark = FENCE.exec(line)?.[1];
      if (mark !== undefined) fence = { line: i, mark };
      else if (COMMENT.test(line) && !/<!--(?:>|->|.*?-->)/.test(line)) comment = i;
    }
  });
  if (fence !== undefined) return { markers, open: { line: fence.line, what: 'fence' } };
  return comment === undefined ? { markers } : { markers, open: { line: comment, what: 'comment' } };
}

function closes(line: string, mark: string): boolean {
  const run = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return run !== undefined && run[0] === mark[0] && run.length >= mark.length;
}

/** The one pair of markers: its lines, `undefined` when there is no marker at all, or what is wrong with them. */
export function findPair(scan: MarkerScan): { readonly begin: number; readonly end: number } | IndexProblem | undefined {
  const [first, second, third] = scan.markers;
  if (first === undefined) return undefined;
  if (first.kind === 'end') return problem(first.line, second === undefined ? `${END_MARKER} has no ${BEGIN_MARKER} before it` : `${END_MARKER} stands before ${BEGIN_MARKER}`);
  if (second === undefined) return problem(first.line, `${BEGIN_MARKER} is never closed: ${END_MARKER} is missing`);
  if (second.kind === 'begin') return problem(second.line, `a second ${BEGIN_MARKER} inside the block that begins on line ${first.line + 1}`);
  if (third !== undefined) {
    const marker = third.kind === 'begin' ? BEGIN_MARKER : END_MARKER;
    return problem(third.line, `a second ${marker}; the index already stands on lines ${first.line + 1} to ${second.line + 1}`);
  }
  return { begin: first.line, end: second.line };
}

function problem(line: number, message: string): IndexProblem {
  return { kind: 'marker', line, message };
}

/** A text as its lines without line breaks; a byte order mark is no part of the first. */
export class MarkedText {
  readonly lines: Lines;
  readonly contents: readonly string[];

  constructor(readonly text: string) {
    this.lines = new Lines(text);
    this.contents = Array.from({ length: this.lines.count }, (_, i) => text.slice(i === 0 && text.startsWith('\ufeff') ? 1 : this.lines.start(i), this.lines.end(i)));
  }

  /** Both lines and all between, without the line break of the last; a byte order mark stays outside. */
  span(first: number, last: number): Span {
    return { start: first === 0 && this.text.startsWith('\ufeff') ? 1 : this.lines.start(first), end: this.lines.end(last) };
  }

  /** The line break that most lines have; LF when there is none or a tie. */
  get eol(): string {
    const counts = { '\n': 0, '\r\n': 0, '\r': 0 };
    for (let i = 0; i + 1 < this.lines.count; i++) {
      const ending = this.text.slice(this.lines.end(i), this.lines.start(i + 1));
      if (ending === '\n' || ending === '\r\n' || ending === '\r') counts[ending]++;
    }
    if (counts['\r\n'] > counts['\n'] && counts['\r\n'] >= counts['\r']) return '\r\n';
    return counts['\r'] > counts['\n'] ? '\r' : '\n';
  }
}
