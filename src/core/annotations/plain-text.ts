import type { Span } from '../text/span';

const BREAKS = /\r\n|\r/g;

/** The text with one line feed for every line break (CRLF, CR, LF): what quotes, positions and hashes are taken from. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(BREAKS, '\n') : text;
}

/**
 * A seed's text with every line break as one line feed, and the way between its offsets and the seed's. Because
 * positions count a break once, a checkout with CRLF and one with LF share their sidecars. UTF-16 on both sides.
 */
export class PlainText {
  readonly text: string;
  /** Offsets in `text` of the line feeds that are CRLF in the seed. */
  readonly #pairs: readonly number[];

  constructor(readonly raw: string) {
    const pairs: number[] = [];
    for (let at = raw.indexOf('\r\n'); at >= 0; at = raw.indexOf('\r\n', at + 2)) pairs.push(at - pairs.length);
    this.#pairs = pairs;
    this.text = withLineFeeds(raw);
  }

  /** The seed's offset of an offset in `text`; in front of a break it stays in front of it. */
  toRaw(offset: number): number {
    return offset + this.#before((index) => (this.#pairs[index] ?? 0) < offset);
  }

  /** The offset in `text` of a seed's offset; between CR and LF it is that of the break. */
  fromRaw(offset: number): number {
    return offset - this.#before((index) => (this.#pairs[index] ?? 0) + index + 1 < offset) - (this.#splitsPair(offset) ? 1 : 0);
  }

  toRawSpan(span: Span): Span {
    return { start: this.toRaw(span.start), end: this.toRaw(span.end) };
  }

  fromRawSpan(span: Span): Span {
    return { start: this.fromRaw(span.start), end: this.fromRaw(span.end) };
  }

  #splitsPair(offset: number): boolean {
    return this.raw.charCodeAt(offset - 1) === 13 && this.raw.charCodeAt(offset) === 10;
  }

  /** How many pairs at the front meet `test`, by binary search. */
  #before(test: (index: number) => boolean): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
