import { fold } from './fold';
import type { Span } from './span';

/**
 * The words of a text: parallel arrays of UTF-16 offsets, in text order.
 * A word is a run of letters, marks and digits; an apostrophe between letters, or a point or comma between digits,
 * stays inside it. A hyphen parts words. Scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) give one
 * word a character (after UAX #29, simplified so that every engine yields the same words).
 */
export interface Words {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const MARK = 3;
const APOSTROPHE = 4;
const POINT = 5;
const SINGLE = 6;
const HIGH_SURROGATE = 7;

const PAGE = 256;
const pages: (Uint8Array | undefined)[] = new Array<Uint8Array | undefined>(PAGE);
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function classify(code: number): number {
  if (code >= 0xd800 && code < 0xdc00) return HIGH_SURROGATE;
  if (code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x2bc || code === 0xff07) return APOSTROPHE;
  if (code === 0x2e || code === 0x2c) return POINT;
  const char = String.fromCodePoint(code);
  if (/\p{M}/u.test(char)) return MARK;
  if (UNSPACED.test(char) && /\p{L}/u.test(char)) return SINGLE;
  if (/\p{L}/u.test(char)) return LETTER;
  return /\p{N}/u.test(char) ? DIGIT : OTHER;
}

function pageOf(index: number): Uint8Array {
  const page = new Uint8Array(PAGE);
  for (let i = 0; i < PAGE; i++) page[i] = classify(index * PAGE + i);
  pages[index] = page;
  return page;
}

function classAt(text: string, i: number): number {
  const unit = text.charCodeAt(i);
  return (pages[unit >> 8] ?? pageOf(unit >> 8))[unit & 255] ?? OTHER;
}

/** Finds the words of `text`, or of the part of it in `span`. Offsets always count from the start of `text`. */
export function findWords(text: string, span: Span = { start: 0, end: text.length }): Words {
  let starts = new Uint32Array(Math.max(16, (span.end - span.start) >> 2));
  let ends = new Uint32Array(starts.length);
  let count = 0;
  const add = (start: number, end: number): void => {
    if (count === starts.length) {
      starts = grown(starts);
      ends = grown(ends);
    }
    starts[count] = start;
    ends[count++] = end;
  };
  let i = span.start;
  while (i < span.end) {
    let kind = classAt(text, i);
    let width = 1;
    if (kind === HIGH_SURROGATE) {
      width = Math.min(2, span.end - i);
      kind = classify(text.codePointAt(i) ?? 0);
    }
    if (kind === SINGLE) add(i, i + width);
    if (kind !== LETTER && kind !== DIGIT) {
      i += width;
      continue;
    }
    const start = i;
    i = endOfWord(text, i + width, span.end, kind);
    add(start, i);
  }
  return { count, starts: starts.slice(0, count), ends: ends.slice(0, count) };
}

function endOfWord(text: string, from: number, limit: number, first: number): number {
  let i = from;
  let previous = first;
  while (i < limit) {
    let kind = classAt(text, i);
    let width = 1;
    if (kind === HIGH_SURROGATE) {
      width = Math.min(2, limit - i);
      kind = classify(text.codePointAt(i) ?? 0);
    }
    if (kind === LETTER || kind === DIGIT) previous = kind;
    else if (kind !== MARK) {
      const joins = (kind === APOSTROPHE && previous === LETTER) || (kind === POINT && previous === DIGIT);
      if (!joins || i + 1 >= limit || classAt(text, i + 1) !== previous) break;
    }
    i += width;
  }
  return i;
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Number of words in `text` (or in `span` of it). */
export function countWords(text: string, span?: Span): number {
  return findWords(text, span).count;
}

/** The folded words of `text`: equal for spellings that differ in case, diacritics or typographic quotes. */
export function foldedWords(text: string, span?: Span): string[] {
  const words = findWords(text, span);
  return Array.from({ length: words.count }, (_, i) => fold(text.slice(words.starts[i], words.ends[i])));
}
