import type { Span } from './span';

/** A place in a text as editors count it: 0-based line, 0-based UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** LSP-shaped range: 0-based lines, UTF-16 columns, `end` exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Where the lines of a text start and end. LF, CRLF and lone CR end a line, as in VS Code.
 * A text always has at least one line; a final line break opens one more, empty, line.
 */
export class Lines {
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    const ends: number[] = [];
    let feed = text.indexOf('\n');
    let carriage = text.indexOf('\r');
    while (feed >= 0 || carriage >= 0) {
      const end = carriage < 0 || (feed >= 0 && feed < carriage) ? feed : carriage;
      const next = end === carriage && feed === end + 1 ? end + 2 : end + 1;
      ends.push(end);
      starts.push(next);
      if (feed >= 0 && feed < next) feed = text.indexOf('\n', next);
      if (carriage >= 0 && carriage < next) carriage = text.indexOf('\r', next);
    }
    ends.push(text.length);
    this.#starts = Uint32Array.from(starts);
    this.#ends = Uint32Array.from(ends);
    this.#length = text.length;
  }

  /** Number of lines, at least 1. */
  get count(): number {
    return this.#starts.length;
  }

  /** Offset of the first code unit of `line`; a line past the end gives the length of the text. */
  start(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** Offset just behind the last code unit of `line`, its line break not counted. */
  end(line: number): number {
    return this.#ends[line] ?? this.#length;
  }

  /** The line with its line break: what deleting the whole line removes. */
  whole(line: number): Span {
    return { start: this.start(line), end: this.start(line + 1) };
  }

  /** The line that holds `offset` (clamped to the text), by binary search. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The position of `offset`. */
  position(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, character: Math.max(0, Math.min(offset, this.end(line)) - this.start(line)) };
  }

  /** The offset of a position, clamped to its line. */
  offset(position: Position): number {
    return Math.min(this.start(position.line) + position.character, this.end(position.line));
  }

  /** The range of a span. */
  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }
}
