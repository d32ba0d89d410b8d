import type { Span } from '../text/span';
import { type Annotation, type Target, TELLING_QUOTE, tidySpans } from './annotation';
import { contextLikeness, type LookAlike, lookAlikes, lookAlikesWithin, occurrences, strength } from './look-alikes';
import type { Meter } from './edit-distance';
import { GramIndex } from './gram-index';
import type { Pieces } from './pieces';
import { PlainText } from './plain-text';
import { fnv1a64 } from './text-hash';
import { UnitOffsets } from './text-units';
import { type WordFate, WordMap } from './word-map';
import type { Words } from './words';

/** What a sidecar remembers of the text that its positions are from. */
export interface TextMemory {
  readonly hash: string;
  /** Absent in files that another program wrote. */
  readonly pieces?: Pieces;
  readonly words?: Words;
}

/** What found an annotation again: the unchanged text, its words among all others, its quote word for word, or a changed quote. */
export type Evidence = 'hash' | 'words' | 'quote' | 'approximate' | 'none';

export interface Anchored {
  readonly annotation: Annotation;
  readonly by: Evidence;
}

/** By how much (see `WordRivals`) the history that puts an annotation somewhere must lead every other one. */
const LEAD = 0.95;
/** So many words that came along say that words are those they were, not new ones that happen to be the same. */
const COMPANY = 9;
/** Of a quote that has changed this share of the words must be left. */
const SHARE = 0.5;
/** … and this share of a telling one in other surroundings. */
const MOST_OF_IT = 0.8;
/** Punctuation at the ends of a quote may have moved so far. */
const EDGE = 4;
/** A quote this long, in characters, that stands as often as it did is trusted wherever it stands. */
const RARE_QUOTE = 12;
/** Surroundings at least this like are needed beside a quote found word for word … */
const CONTEXT_FOR_SAME = 0.65;
/** … and these where it has moved. */
const CONTEXT_AMONG_COPIES = 0.9;
/** … and these beside a quote that has changed, which itself must be at least this like. */
const CONTEXT_FOR_CHANGED = 0.6;
const CHANGED_QUOTE = 0.6;
/** How much the best place must lead the second best. */
const MARGIN = 0.1;
/**
 * Finds annotations again in a text that has changed behind their back. Cheapest first, each step verified against the
 * quote: the same text; the same words of the text, by an alignment of all words of both texts (only hashes of the old ones
 * are known); what replaced them between their neighbours; the only place of the quote that is no other's. Because seeds
 * hold copies of their own passages, a place counts only when every history of the text in which the annotation is
 * somewhere else explains it worse: everything else is orphaned.
 */
export class Anchorer {
  readonly #plain: PlainText;
  readonly #points: UnitOffsets;
  readonly #hash: string;
  readonly #words: WordMap | undefined;
  readonly #meter: Meter = { steps: 0 };
  #index: GramIndex | undefined;

  constructor(
    readonly text: string,
    readonly memory?: TextMemory,
  ) {
    this.#plain = new PlainText(text);
    this.#points = new UnitOffsets(this.#plain.text, 'codepoints');
    this.#hash = fnv1a64(this.#plain.text);
    if (memory?.pieces && memory.words && memory.hash !== this.#hash) this.#words = new WordMap(memory.words, memory.pieces, this.#plain.text, this.#meter);
  }

  /** Characters and grams compared so far. */
  get steps(): number {
    return this.#meter.steps;
  }

  /** The annotation with its spans in the text, or with none when it is orphaned. The spans it came with are not looked at. */
  anchor(annotation: Annotation): Anchored {
    let by: Evidence = 'hash';
    const spans: Span[] = [];
    for (const target of annotation.targets) {
      const found = this.#find(target, annotation.hash);
      if (!found) return { annotation: { ...annotation, spans: [] }, by: 'none' };
      spans.push(this.#plain.toRawSpan(found.span));
      if (RANK[found.by] > RANK[by]) by = found.by;
    }
    const tidy = tidySpans(this.text, spans);
    return { annotation: { ...annotation, spans: tidy }, by: tidy.length > 0 ? by : 'none' };
  }

  #find(target: Target, hash: string): Found | undefined {
    if (target.exact === '') return undefined;
    if (hash !== '' && hash === this.#hash) {
      const span = this.#fromPoints(target);
      if (this.#quotes(span, target)) return { span, by: 'hash' };
    }
    const fate = hash !== '' && hash === this.memory?.hash ? this.#words?.fateOf(target) : undefined;
    return this.#words && fate ? this.#findByWords(this.#words, fate, target) : this.#findAnywhere(target);
  }

  #findByWords(map: WordMap, fate: WordFate, target: Target): Found | undefined {
    const { kind, span } = fate;
    if (kind === 'gone' || !span) return (span && this.#findReplaced(span, target)) ?? this.#findUnexplained(map, target);
    if (fate.lead < LEAD) return undefined;
    if (this.#quotes(span, target)) return this.#isTrusted(fate, span, target) ? { span, by: 'words' } : undefined;
    const near = { start: Math.max(0, span.start - EDGE), end: span.end + EDGE };
    const [exact] = lookAlikesWithin(this.#plain.text, near, target, this.#meter);
    if (exact?.quote === 1) return { span: exact, by: 'words' };
    return this.#hasChanged(fate, span, target) ? { span, by: 'approximate' } : undefined;
  }

  /** A new quote between the neighbours of the old one. */
  #findReplaced(span: Span, target: Target): Found | undefined {
    const [place] = lookAlikesWithin(this.#plain.text, span, target, this.#meter);
    if (!place || place.quote < CHANGED_QUOTE || place.context < CONTEXT_FOR_CHANGED || !this.#sameDigits(place, target)) return undefined;
    return { span: place, by: place.quote === 1 ? 'quote' : 'approximate' };
  }

  /** By elimination: the only place of the quote that is not known to be another. */
  #findUnexplained(map: WordMap, target: Target): Found | undefined {
    const places = this.#occurrences(target).map((start) => ({ start, end: start + target.exact.length }));
    const [only, another] = places.filter((place) => !map.isExplained(place));
    if (!only || another) return undefined;
    const telling = target.exact.length >= TELLING_QUOTE || this.#context(only, target) >= CONTEXT_AMONG_COPIES || this.#standsAsOften(target);
    return telling ? { span: only, by: 'quote' } : undefined;
  }

  /** Words kept side by side may still be new ones that happen to be the same: not so when they are many, or stand among the same words. */
  #isTrusted({ company, inOrder }: WordFate, span: Span, target: Target): boolean {
    if (target.exact.length >= TELLING_QUOTE || this.#standsAsOften(target)) return true;
    return this.#context(span, target) >= (inOrder || company >= COMPANY ? CONTEXT_FOR_SAME : CONTEXT_AMONG_COPIES);
  }

  /** True when what is left of the quote's words can be no other's. */
  #hasChanged({ company, inOrder, share }: WordFate, span: Span, target: Target): boolean {
    if (share < SHARE || (!inOrder && company < COMPANY)) return false;
    const likely = this.#context(span, target) >= CONTEXT_FOR_CHANGED || (share >= MOST_OF_IT && target.exact.length >= TELLING_QUOTE);
    return likely && this.#occurrences(target).length < (target.count ?? 1);
  }

  /** True when the quote is of some length and stands as often as it did. */
  #standsAsOften(target: Target): boolean {
    return target.exact.length >= RARE_QUOTE && this.#occurrences(target).length === (target.count ?? 1);
  }

  #occurrences(target: Target): number[] {
    return occurrences(this.#plain.text, this.#gramIndex(), target.exact, this.#meter);
  }

  #context(span: Span, target: Target): number {
    return contextLikeness(this.#plain.text, span, target, this.#meter);
  }

  /** Without memory of the old text: only a quote that has no rival in the whole text. */
  #findAnywhere(target: Target): Found | undefined {
    return this.#winner(this.#everywhere(target));
  }

  #everywhere(target: Target): readonly LookAlike[] {
    return lookAlikes(this.#plain.text, this.#gramIndex(), target, this.#meter);
  }

  #gramIndex(): GramIndex {
    return (this.#index ??= new GramIndex(this.#plain.text));
  }

  #winner(places: readonly LookAlike[]): Found | undefined {
    const [best, second] = places;
    if (!best || (second && strength(best) - strength(second) < MARGIN)) return undefined;
    if (best.quote === 1) return best.context >= CONTEXT_FOR_SAME ? { span: best, by: 'quote' } : undefined;
    return best.quote >= CHANGED_QUOTE && best.context >= CONTEXT_FOR_CHANGED ? { span: best, by: 'approximate' } : undefined;
  }

  /** Copies often differ in nothing but a figure. */
  #sameDigits(place: Span, target: Target): boolean {
    return this.#plain.text.slice(place.start, place.end).replace(NOT_DIGITS, '') === target.exact.replace(NOT_DIGITS, '');
  }

  #fromPoints(target: Target): Span {
    return { start: this.#points.toUtf16(target.start), end: this.#points.toUtf16(target.end) };
  }

  #quotes(span: Span, target: Target): boolean {
    return span.end - span.start === target.exact.length && this.#plain.text.startsWith(target.exact, span.start);
  }
}

const NOT_DIGITS = /\D+/g;

interface Found {
  readonly span: Span;
  readonly by: Evidence;
}

const RANK: Readonly<Record<Evidence, number>> = { hash: 0, words: 1, quote: 2, approximate: 3, none: 4 };

/** Anchors all annotations of one sidecar in `text`, in the order given. */
export function anchorAll(text: string, annotations: readonly Annotation[], memory?: TextMemory): Anchored[] {
  const anchorer = new Anchorer(text, memory);
  return annotations.map((annotation) => anchorer.anchor(annotation));
}
