import type { Words } from '../text/words';
import { scanText } from './scan-text';
import { WordStore } from './word-store';

/** What an edit did, in words: words [from, oldEnd) became [from, newEnd); all behind moved by newEnd − oldEnd. */
export interface WordChange {
  readonly from: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Code units next to an edit in which a word may end elsewhere than before: a joining point or apostrophe with what it joins. */
const REACH = 3;
/** Code units compared at a time. */
const STEP = 2048;

/** The words of a seed that is being edited: an edit is read again in its surroundings only. Places count within the seed. */
export class LiveSeed {
  #text: string;
  #count = 0;
  #codes: Uint16Array<ArrayBuffer>;
  #starts: Uint32Array<ArrayBuffer>;
  #ends: Uint32Array<ArrayBuffer>;
  #lineWords: number[];
  #lineNumbers: number[];

  constructor(text: string, words: Words, store: WordStore, region: number) {
    const start = store.start(region);
    const first = store.regionLines[region] ?? 0;
    const last = store.regionLines[region + 1] ?? 0;
    const room = words.count + (words.count >> 3) + 64;
    this.#text = text;
    this.#count = Math.min(words.count, store.size(region));
    this.#codes = new Uint16Array(room);
    this.#codes.set(store.words.subarray(start, store.end(region)));
    this.#starts = new Uint32Array(room);
    this.#starts.set(words.starts.subarray(0, words.count));
    this.#ends = new Uint32Array(room);
    this.#ends.set(words.ends.subarray(0, words.count));
    this.#lineWords = Array.from(store.lineWords.subarray(first, last), (word) => word - start);
    this.#lineNumbers = Array.from(store.lineNumbers.subarray(first, last));
  }

  get text(): string {
    return this.#text;
  }

  /** Number of words. */
  get count(): number {
    return this.#count;
  }

  /** Codes of the words; only the first `count` mean anything. */
  get codes(): Uint16Array<ArrayBuffer> {
    return this.#codes;
  }

  /** The 0-based line of a word. */
  lineOf(word: number): number {
    return this.#lineNumbers[this.#lineIndex(word)] ?? 0;
  }

  /** Takes the new text; undefined when it is the old one. Time in the size of the edit, and in the size of the text for moving. */
  update(text: string): WordChange | undefined {
    const old = this.#text;
    const prefix = commonPrefix(old, text);
    if (prefix === old.length && old.length === text.length) return undefined;
    const suffix = commonSuffix(old, text, Math.min(old.length, text.length) - prefix);
    const from = Math.max(0, this.#firstAtLeast(this.#ends, prefix - REACH) - 2);
    const oldEnd = Math.min(this.#count, this.#firstAtLeast(this.#starts, old.length - suffix + REACH) + 2);
    const delta = text.length - old.length;
    const begin = from === 0 ? 0 : this.#starts[from]!;
    const end = oldEnd < this.#count ? this.#starts[oldEnd]! + delta : text.length;
    this.#text = text;
    return this.#splice(begin, end, from, oldEnd, delta);
  }

  #splice(begin: number, end: number, from: number, oldEnd: number, delta: number): WordChange {
    const part = this.#text.slice(begin, end);
    const fresh = new WordStore(16);
    const words = scanText(part, fresh);
    const newEnd = from + words.count;
    const kept = oldEnd < this.#count && words.count > 0 ? this.#codes[oldEnd - 1] : undefined;
    this.#spliceLines(fresh, part, from, oldEnd, newEnd);
    const count = this.#count + newEnd - oldEnd;
    this.#makeRoom(count);
    for (const array of [this.#codes, this.#starts, this.#ends]) array.copyWithin(newEnd, oldEnd, this.#count);
    for (let i = newEnd; i < count; i++) {
      this.#starts[i]! += delta;
      this.#ends[i]! += delta;
    }
    for (let i = 0; i < words.count; i++) {
      this.#codes[from + i] = fresh.words[i]!;
      this.#starts[from + i] = begin + words.starts[i]!;
      this.#ends[from + i] = begin + words.ends[i]!;
    }
    if (kept !== undefined) this.#codes[newEnd - 1] = kept;
    this.#count = count;
    return { from, oldEnd, newEnd };
  }

  #spliceLines(fresh: WordStore, part: string, from: number, oldEnd: number, newEnd: number): void {
    const base = from === 0 ? 0 : this.lineOf(from);
    const shift = oldEnd < this.#count ? lineBreaks(part) - (this.lineOf(oldEnd) - base) : 0;
    const words: number[] = [];
    const numbers: number[] = [];
    let line = 0;
    for (; line < this.#lineWords.length && (this.#lineWords[line]! < from || (from > 0 && this.#lineWords[line] === from)); line++) {
      words.push(this.#lineWords[line]!);
      numbers.push(this.#lineNumbers[line]!);
    }
    for (let i = from === 0 ? 0 : 1; i < fresh.lineCount; i++) {
      words.push(from + fresh.lineWords[i]!);
      numbers.push(base + fresh.lineNumbers[i]!);
    }
    for (; line < this.#lineWords.length; line++) {
      if (this.#lineWords[line]! < oldEnd) continue;
      words.push(this.#lineWords[line]! + newEnd - oldEnd);
      numbers.push(this.#lineNumbers[line]! + shift);
    }
    this.#lineWords = words;
    this.#lineNumbers = numbers;
  }

  #lineIndex(word: number): number {
    let low = 0;
    let high = this.#lineWords.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#lineWords[middle]! <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #firstAtLeast(array: Uint32Array, offset: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (array[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #makeRoom(count: number): void {
    if (count <= this.#codes.length) return;
    const room = count + (count >> 3) + 64;
    const codes = new Uint16Array(room);
    codes.set(this.#codes);
    this.#codes = codes;
    const starts = new Uint32Array(room);
    starts.set(this.#starts);
    this.#starts = starts;
    const ends = new Uint32Array(room);
    ends.set(this.#ends);
    this.#ends = ends;
  }
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 13 || (c === 10 && text.charCodeAt(i - 1) !== 13)) count++;
  }
  return count;
}

/** Code units that two texts have in common at their start. */
function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + STEP <= most && a.slice(at, at + STEP) === b.slice(at, at + STEP)) at += STEP;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** Code units that two texts have in common at their end, at most `most`. */
function commonSuffix(a: string, b: string, most: number): number {
  let at = 0;
  while (at + STEP <= most && a.slice(a.length - at - STEP, a.length - at) === b.slice(b.length - at - STEP, b.length - at)) at += STEP;
  while (at < most && a.charCodeAt(a.length - at - 1) === b.charCodeAt(b.length - at - 1)) at++;
  return at;
}
