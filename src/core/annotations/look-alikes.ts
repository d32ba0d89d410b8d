import type { Span } from '../text/span';
import type { TextQuote } from './annotation';
import { distanceToStart, editDistance, fitInside, type Meter } from './edit-distance';
import { GRAM, type GramIndex } from './gram-index';

/** A place where a quote may stand. */
export interface LookAlike extends Span {
  /** 1 for the same words, less for each edit among them. */
  readonly quote: number;
  /** How like the surroundings are, 0 to 1. */
  readonly context: number;
}

/** Quotes longer than this are found by their two ends. */
const LONG_QUOTE = 128;
/** Grams looked up for one quote at most. */
const LOOK_UPS = 64;
/** Places tried for one quote at most. */
const PLACES = 12;
/** Places at which a changed quote is fitted letter by letter at most. */
const FITS = 4;
/** A changed quote is fitted only where this share of the grams looked up, and at least three, say the same place. */
const FEWEST_VOTES = 0.2;
/** How far insertions and deletions may shift a quote from where its surroundings say it is. */
const SLACK = 32;
/** Below this likeness of its words a place is no candidate. */
const FAINTEST_QUOTE = 0.5;

/**
 * Places in `text` (with line feeds) where a quote may stand, the best first: found by the runs of characters that the
 * quote and its surroundings share with the text (seed and extend, as BLAST does), then each compared in full.
 * At most `PLACES` places and a bounded number of comparisons, however long the text.
 */
export function lookAlikes(text: string, index: GramIndex, quote: TextQuote, meter: Meter): LookAlike[] {
  const found: LookAlike[] = [];
  const fitted: number[] = [];
  const near = (at: number, other: number): boolean => Math.abs(at - other) <= SLACK;
  const starts = likelyStarts(index, quote, meter);
  const fewest = Math.max(3, FEWEST_VOTES * Math.min(LOOK_UPS, quote.prefix.length + quote.exact.length + quote.suffix.length - GRAM));
  for (const { at } of starts) {
    const place = exactNear(text, quote, at, meter);
    if (place) found.push(place);
  }
  for (const { at, votes } of starts) {
    if (fitted.length === FITS) break;
    if (votes < fewest || fitted.some((other) => near(at, other)) || found.some((place) => near(at, place.start))) continue;
    fitted.push(at);
    const place = fitNear(text, quote, at, meter);
    if (place && !found.some((other) => other.start < place.end && place.start < other.end)) found.push(place);
  }
  return found.sort(byStrength);
}

/** Where `exact` stands word for word, in text order; empty when it is too short or too common to be looked up. */
export function occurrences(text: string, index: GramIndex, exact: string, meter: Meter): number[] {
  if (exact.length < GRAM) return [];
  const places = index.places(exact, 0);
  meter.steps += places.length + 1;
  return places.filter((at) => text.startsWith(exact, at));
}

/** Every place in `within` (a short part of the text) where the quote stands word for word, or may stand changed. */
export function lookAlikesWithin(text: string, within: Span, quote: TextQuote, meter: Meter): LookAlike[] {
  const found: LookAlike[] = [];
  for (let at = text.indexOf(quote.exact, within.start); at >= 0 && at + quote.exact.length <= within.end; at = text.indexOf(quote.exact, at + 1)) {
    const span = { start: at, end: at + quote.exact.length };
    found.push({ ...span, quote: 1, context: contextLikeness(text, span, quote, meter) });
    if (found.length > PLACES) break;
  }
  if (found.length === 0) {
    const fitted = fitWindow(text, within, quote, meter);
    if (fitted) found.push(fitted);
  }
  return found.sort(byStrength);
}

/** One number for a place: the words weigh as much as what stands around them. */
export function strength(place: LookAlike): number {
  return (place.quote + place.context) / 2;
}

function byStrength(a: LookAlike, b: LookAlike): number {
  return strength(b) - strength(a) || a.start - b.start;
}

/** Where the quote would start by each gram shared; near ones merged, those with the most grams first. */
function likelyStarts(index: GramIndex, quote: TextQuote, meter: Meter): { at: number; votes: number }[] {
  const whole = quote.prefix + edges(quote.exact) + quote.suffix;
  const skipped = quote.exact.length - edges(quote.exact).length;
  const headLength = quote.prefix.length + (skipped > 0 ? LONG_QUOTE / 2 : quote.exact.length);
  const last = whole.length - GRAM;
  const step = Math.max(1, Math.ceil((last + 1) / LOOK_UPS));
  const votes: number[] = [];
  for (let at = 0; at <= last; at += step) {
    if (skipped > 0 && at < headLength && at + GRAM > headLength) continue;
    const shift = quote.prefix.length - at - (at >= headLength ? skipped : 0);
    for (const place of index.places(whole, at)) votes.push(place + shift);
  }
  meter.steps += votes.length + LOOK_UPS;
  votes.sort((a, b) => a - b);
  const groups: { at: number; votes: number }[] = [];
  for (let i = 0; i < votes.length; ) {
    let j = i;
    while (j < votes.length && (votes[j] ?? 0) === (votes[i] ?? 0)) j++;
    const at = votes[i] ?? 0;
    groups.push({ at, votes: j - i });
    i = j;
  }
  return groups.sort((a, b) => b.votes - a.votes || a.at - b.at).slice(0, PLACES);
}

function edges(exact: string): string {
  return exact.length <= LONG_QUOTE ? exact : exact.slice(0, LONG_QUOTE / 2) + exact.slice(-LONG_QUOTE / 2);
}

function exactNear(text: string, quote: TextQuote, at: number, meter: Meter): LookAlike | undefined {
  if (at < 0 || !text.startsWith(quote.exact, at)) return undefined;
  const span = { start: at, end: at + quote.exact.length };
  return { ...span, quote: 1, context: contextLikeness(text, span, quote, meter) };
}

function fitNear(text: string, quote: TextQuote, at: number, meter: Meter): LookAlike | undefined {
  const start = Math.max(0, at - quote.prefix.length - SLACK);
  return fitWindow(text, { start, end: Math.min(text.length, at + quote.exact.length + quote.suffix.length + SLACK) }, quote, meter);
}

/** The quote with its surroundings laid into a window of the text: edits at the very ends of the quote are seen by what stands beside it. */
function fitWindow(text: string, window: Span, quote: TextQuote, meter: Meter): LookAlike | undefined {
  const exact = quote.exact;
  if (exact.length > LONG_QUOTE) return fitEnds(text, window, quote, meter);
  const from = Math.max(0, window.start - quote.prefix.length);
  const to = Math.min(text.length, window.end + quote.suffix.length);
  if (to - from > 4 * (LONG_QUOTE + SLACK) + 2 * 64) return undefined;
  const { landing } = fitInside(quote.prefix + exact + quote.suffix, text.slice(from, to), meter);
  const start = from + (landing[quote.prefix.length] ?? 0);
  const end = from + (landing[quote.prefix.length + exact.length] ?? 0);
  return judged(text, { start, end }, quote, meter);
}

/** A long quote: its first and last characters are laid into the two ends of the window. */
function fitEnds(text: string, window: Span, quote: TextQuote, meter: Meter): LookAlike | undefined {
  const half = LONG_QUOTE / 2;
  const reach = half + 2 * SLACK + quote.prefix.length + quote.suffix.length;
  const headFrom = Math.max(0, window.start - quote.prefix.length);
  const head = fitInside(quote.prefix + quote.exact.slice(0, half), text.slice(headFrom, window.start + reach), meter);
  const tailTo = Math.min(text.length, window.end + quote.suffix.length);
  const tailFrom = Math.max(headFrom, window.end - reach);
  const tail = fitInside(quote.exact.slice(-half) + quote.suffix, text.slice(tailFrom, tailTo), meter);
  const start = headFrom + (head.landing[quote.prefix.length] ?? 0);
  const end = tailFrom + (tail.landing[half] ?? 0);
  return judged(text, { start, end }, quote, meter);
}

/** Longest quote compared letter by letter in full; of a longer one both ends are. */
const COMPARED = 512;

function judged(text: string, span: Span, quote: TextQuote, meter: Meter): LookAlike | undefined {
  const length = span.end - span.start;
  const longest = Math.max(length, quote.exact.length);
  if (length <= 0 || Math.abs(length - quote.exact.length) > longest * (1 - FAINTEST_QUOTE)) return undefined;
  const likeness = longest <= COMPARED ? likenessOf(text.slice(span.start, span.end), quote.exact, meter) : endsLikeness(text, span, quote.exact, meter);
  if (likeness < FAINTEST_QUOTE) return undefined;
  return { start: span.start, end: span.end, quote: likeness, context: contextLikeness(text, span, quote, meter) };
}

function likenessOf(a: string, b: string, meter: Meter): number {
  if (a === b) return 1;
  return 1 - editDistance(a, b, meter) / Math.max(a.length, b.length);
}

function endsLikeness(text: string, span: Span, exact: string, meter: Meter): number {
  const half = COMPARED / 2;
  const heads = likenessOf(text.slice(span.start, span.start + half), exact.slice(0, half), meter);
  const tails = likenessOf(text.slice(span.end - half, span.end), exact.slice(-half), meter);
  return ((heads + tails) / 2) * (1 - Math.abs(span.end - span.start - exact.length) / Math.max(span.end - span.start, exact.length));
}

/**
 * How like the surroundings of a place are to those of the quote, 0 to 1: the better side counts double, because an edit
 * beside a quote seldom spoils both. A side without characters (the edge of the text) says as much as it has.
 */
export function contextLikeness(text: string, span: Span, quote: TextQuote, meter: Meter): number {
  const room = (side: string): number => Math.ceil(side.length * ROOM);
  const before = sideLikeness(reversed(quote.prefix), reversed(text.slice(Math.max(0, span.start - room(quote.prefix)), span.start)), meter);
  const after = sideLikeness(quote.suffix, text.slice(span.end, span.end + room(quote.suffix)), meter);
  if (quote.prefix === '') return quote.suffix === '' ? 1 : after;
  if (quote.suffix === '') return before;
  return (2 * Math.max(before, after) + Math.min(before, after)) / 3;
}

/** How much longer than it was one side may be by what was put in. */
const ROOM = 1.4;

function sideLikeness(side: string, text: string, meter: Meter): number {
  return side === '' || text.startsWith(side) ? 1 : 1 - distanceToStart(side, text, meter) / side.length;
}

function reversed(text: string): string {
  let turned = '';
  for (let i = text.length - 1; i >= 0; i--) turned += text.charAt(i);
  return turned;
}
