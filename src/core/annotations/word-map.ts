import type { Span } from '../text/span';
import type { Target } from './annotation';
import type { Meter } from './edit-distance';
import type { Pieces } from './pieces';
import { floorIndex } from './text-units';
import { alignWords } from './word-alignment';
import { type WordAlignment, WordRivals } from './word-rivals';
import { type WordPlaces, wordPlaces, type Words } from './words';

/** What became of the words of a target. */
export interface WordFate {
  /** `kept`: all are there, side by side; `changed`: some are; `gone`: none. */
  readonly kind: 'kept' | 'changed' | 'gone';
  /** Where they stand, or where what replaced them must; unset where nothing can be there. UTF-16. */
  readonly span?: Span;
  /** How many of them are there, 0 to 1. */
  readonly share: number;
  /** How many words around them came along on either side. */
  readonly company: number;
  /** In the order of the text with what stands around them. */
  readonly inOrder: boolean;
  /** By how many cuts this history leads every other; 0 or less is a doubt. */
  readonly lead: number;
}

/** Old words on either side of a target that say where something that replaced it must be. */
const NEIGHBOURS = 12;

/** How many words apart neighbours may stand. */
const NEAR = 16;
/** A neighbour counts when so many words beyond it are still behind each other: alone it may be chance. */
const FIRM = 6;

/** Which word of a new text is which word of the old one, of which only hashes are known. */
export class WordMap {
  readonly #places: WordPlaces;
  readonly #pieceStarts: readonly number[];
  readonly #alignment: WordAlignment;
  readonly #rivals: WordRivals;

  constructor(
    readonly words: Words,
    pieces: Pieces,
    readonly plain: string,
    readonly meter: Meter,
  ) {
    this.#places = wordPlaces(plain);
    const starts = [0];
    for (const length of pieces.lengths) starts.push((starts.at(-1) ?? 0) + length);
    this.#pieceStarts = starts;
    this.#alignment = alignWords(words.hashes, this.#places.hashes, meter);
    this.#rivals = new WordRivals(words.hashes, this.#places.hashes, this.#alignment, meter);
  }

  /** Undefined when the target has no words, or its old words can't be told. */
  fateOf(target: Target): WordFate | undefined {
    const quote = new QuoteWords(target);
    const from = this.#locate(target, quote);
    if (from === undefined) return undefined;
    const { newOf } = this.#alignment;
    const length = quote.count;
    const at = newOf[from] ?? -1;
    let whole = at >= 0;
    for (let k = 1; whole && k < length; k++) whole = newOf[from + k] === at + k;
    if (whole) {
      const start = (this.#places.starts[at] ?? 0) + quote.lead;
      const end = (this.#places.ends[at + length - 1] ?? 0) + quote.tail;
      return { kind: 'kept', share: 1, span: { start, end }, company: this.#company(from, length), inOrder: this.#inOrder(from, length), lead: this.#rivals.lead(from, length) };
    }
    return this.#changed(from, length, quote);
  }

  /** True when an old word is known to have become some word of `span`. */
  isExplained(span: Span): boolean {
    for (let j = this.#wordAt(span.start); j < this.#places.starts.length && (this.#places.starts[j] ?? 0) < span.end; j++) if ((this.#alignment.oldOf[j] ?? -1) >= 0) return true;
    return false;
  }

  /** Index of the first word that ends behind `offset`. */
  #wordAt(offset: number): number {
    const { starts, ends } = this.#places;
    if (starts.length === 0) return 0;
    const index = floorIndex(starts, offset);
    return (ends[index] ?? 0) > offset ? index : index + 1;
  }

  /** The old index of the target's first word: by its own words and, of several places in its sentence, the one with the most of the words around it. */
  #locate(target: Target, quote: QuoteWords): number | undefined {
    if (quote.count === 0) return undefined;
    const { hashes, firsts } = this.words;
    const piece = (point: number): number => Math.min(floorIndex(this.#pieceStarts, point), firsts.length - 2);
    const last = (firsts[piece(target.end - 1) + 1] ?? 0) - quote.count;
    let best: number | undefined;
    let most = -1;
    for (let at = firsts[piece(target.start)] ?? 0; at <= last; at++) {
      const score = quote.fit(hashes, at);
      if (score < most) continue;
      best = score > most ? at : undefined;
      most = score;
    }
    return most < 0 ? undefined : best;
  }

  #company(from: number, length: number): number {
    const { newOf } = this.#alignment;
    let left = 0;
    while (left < NEIGHBOURS && from - left > 0 && (newOf[from - left] ?? -1) > 0 && newOf[from - left - 1] === (newOf[from - left] ?? 0) - 1) left++;
    let right = 0;
    let end = from + length - 1;
    while (right < NEIGHBOURS && newOf[end + 1] === (newOf[end] ?? 0) + 1) {
      right++;
      end++;
    }
    return left + right;
  }

  /** True when the run that the words stand in has kept a neighbour: a word near it in the old text that is near it, on the same side, in the new one. */
  #inOrder(from: number, length: number): boolean {
    const { newOf } = this.#alignment;
    let first = from;
    while (first > 0 && (newOf[first] ?? 0) > 0 && newOf[first - 1] === (newOf[first] ?? 0) - 1) first--;
    let last = from + length - 1;
    while (last + 1 < newOf.length && newOf[last + 1] === (newOf[last] ?? 0) + 1) last++;
    let before = first - 1;
    while (before >= 0 && newOf[before] === -1) before--;
    let behind = last + 1;
    while (behind < newOf.length && newOf[behind] === -1) behind++;
    const isNear = (low: number, high: number): boolean => high - low <= NEAR && (newOf[high] ?? 0) > (newOf[low] ?? 0) && (newOf[high] ?? 0) - (newOf[low] ?? 0) <= NEAR;
    const isFirm = (from: number, step: 1 | -1): boolean => {
      for (let k = 1; k < FIRM; k++) if (newOf[from + k * step] !== (newOf[from] ?? 0) + k * step) return from + k * step < 0 || from + k * step >= newOf.length;
      return true;
    };
    return (before < 0 && (newOf[first] ?? 0) <= NEAR) || (before >= 0 && isNear(before, first) && isFirm(before, -1)) || (behind < newOf.length && isNear(last, behind) && isFirm(behind, 1));
  }

  #changed(from: number, length: number, quote: QuoteWords): WordFate {
    const { newOf } = this.#alignment;
    let [bestAt, bestLength] = [-1, 0];
    for (let k = 0; k < length; ) {
      let run = 1;
      if ((newOf[from + k] ?? -1) >= 0) {
        while (k + run < length && newOf[from + k + run] === (newOf[from + k + run - 1] ?? 0) + 1) run++;
        if (run > bestLength) [bestAt, bestLength] = [from + k, run];
      }
      k += run;
    }
    if (bestLength > 0) {
      const start = (this.#places.starts[newOf[bestAt] ?? 0] ?? 0) - quote.offset(bestAt - from);
      if (start >= 0 && this.plain.startsWith(quote.exact, start)) {
        return { kind: 'kept', share: 1, span: { start, end: start + quote.exact.length }, company: this.#company(bestAt, bestLength) + bestLength, inOrder: this.#inOrder(bestAt, bestLength), lead: this.#rivals.lead(bestAt, bestLength) };
      }
    }
    return bestLength > 0 ? this.#rest(from, length, bestAt, bestLength, quote) : this.#replaced(from, length);
  }

  /** What is left of words of which some have changed: those near the longest run of them, with new ones where some are missing at the ends. */
  #rest(from: number, length: number, runAt: number, runLength: number, quote: QuoteWords): WordFate {
    const { newOf, oldOf } = this.#alignment;
    const { starts, ends } = this.#places;
    const isOwn = (index: number): boolean => (oldOf[index] ?? -1) >= from && (oldOf[index] ?? -1) < from + length;
    const isFree = (index: number): boolean => oldOf[index] === -1;
    let first = newOf[runAt] ?? 0;
    let last = first + runLength - 1;
    let own = runLength;
    const most = length + NEIGHBOURS;
    for (let at = first - 1, k = 0; k < most && (isOwn(at) || isFree(at)); at--, k++) {
      if (!isOwn(at)) continue;
      first = at;
      own++;
    }
    for (let at = last + 1, k = 0; k < most && (isOwn(at) || isFree(at)); at++, k++) {
      if (!isOwn(at)) continue;
      last = at;
      own++;
    }
    const missing = Math.max(0, (oldOf[first] ?? 0) - from);
    const missingBehind = Math.max(0, from + length - 1 - (oldOf[last] ?? 0));
    for (let k = 0; k < missing && isFree(first - 1); k++) first--;
    for (let k = 0; k < missingBehind && isFree(last + 1); k++) last++;
    const start = (starts[first] ?? 0) + (missing === 0 ? quote.lead : 0);
    const end = (ends[last] ?? 0) + (missingBehind === 0 ? quote.tail : 0);
    return { kind: 'changed', span: { start, end }, share: own / length, company: this.#company(runAt, runLength), inOrder: this.#inOrder(runAt, runLength), lead: this.#rivals.lead(runAt, runLength) };
  }

  /** All words are gone: the stretch of new words that stands where they did, beside the words that were beside them. */
  #replaced(from: number, length: number): WordFate {
    const { newOf, oldOf } = this.#alignment;
    const { starts, ends } = this.#places;
    const isFree = (index: number): boolean => oldOf[index] === -1;
    const before = newOf[from - 1] ?? -1;
    const behind = newOf[from + length] ?? -1;
    const most = length + NEIGHBOURS;
    let [first, last] = before >= 0 ? [before + 1, before] : [behind, behind - 1];
    if (before >= 0) for (let k = 0; k < most && isFree(last + 1); k++) last++;
    else if (behind >= 0) for (let k = 0; k < most && isFree(first - 1); k++) first--;
    const gone: WordFate = { kind: 'gone', share: 0, company: 0, inOrder: false, lead: 0 };
    if (last < first || first < 0) return gone;
    return { ...gone, span: { start: first > 0 ? (ends[first - 1] ?? 0) : 0, end: starts[last + 1] ?? this.plain.length } };
  }
}

/** The words of a quote among those of its surroundings. */
class QuoteWords {
  readonly #hashes: readonly number[];
  readonly #first: number;
  /** First and last word that can't have been cut off by the end of the context. */
  readonly #sure: readonly [number, number];
  readonly count: number;
  /** From the first word's start to the quote's, and from the last word's end to the quote's. */
  readonly lead: number;
  readonly tail: number;
  readonly exact: string;
  readonly #starts: readonly number[];

  constructor({ prefix, exact, suffix }: Target) {
    const whole = prefix + exact + suffix;
    const { starts, ends, hashes } = wordPlaces(whole);
    const [from, to] = [prefix.length, prefix.length + exact.length];
    let first = 0;
    while (first < starts.length && (ends[first] ?? 0) <= from) first++;
    let end = first;
    while (end < starts.length && (starts[end] ?? 0) < to) end++;
    this.#hashes = hashes;
    this.#starts = starts.map((start) => start - from);
    this.exact = exact;
    this.#first = first;
    this.count = end - first;
    this.#sure = [prefix !== '' && starts[0] === 0 ? 1 : 0, suffix !== '' && ends.at(-1) === whole.length ? hashes.length - 2 : hashes.length - 1];
    this.lead = from - (starts[first] ?? 0);
    this.tail = to - (ends[end - 1] ?? 0);
  }

  /** Where the quote's word `k` starts, counted from the start of the quote. */
  offset(k: number): number {
    return this.#starts[this.#first + k] ?? 0;
  }

  /** How many words of the surroundings stand around `at` as they did; -1 when the words of the quote don't stand there. */
  fit(hashes: readonly number[], at: number): number {
    const shift = at - this.#first;
    const same = (k: number): boolean => hashes[shift + k] === this.#hashes[k];
    const [low, high] = this.#sure;
    for (let k = this.#first; k < this.#first + this.count; k++) if (k >= low && k <= high && !same(k)) return -1;
    let around = 0;
    for (let k = this.#first - 1; k >= low && same(k); k--) around++;
    for (let k = this.#first + this.count; k <= high && same(k); k++) around++;
    return around;
  }
}
