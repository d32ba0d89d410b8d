import type { Span } from '../text/span';
import { type Annotation, type Target, TELLING_QUOTE, tidySpans } from './annotation';
import { contextLikeness, type LookAlike, lookAlikes, lookAlikesWithin, occurrences, strength } from './look-alikes';
import type { Meter } from './edit-distance';
import { GramIndex } from './gram-index';
import { PieceMap } from './piece-map';
import type { Pieces } from './pieces';
import { PlainText } from './plain-text';
import { fnv1a64 } from './text-hash';
import { UnitOffsets } from './text-units';

/** What a sidecar remembers of the text that its positions are from. */
export interface TextMemory {
  readonly hash: string;
  /** Absent in files that another program wrote. */
  readonly pieces?: Pieces;
}

/** What found an annotation again: the unchanged text, the pieces around it, its quote word for word, or a changed quote. */
export type Evidence = 'hash' | 'pieces' | 'quote' | 'approximate' | 'none';

export interface Anchored {
  readonly annotation: Annotation;
  readonly by: Evidence;
}

/** Surroundings at least this like are needed beside a quote found word for word … */
const CONTEXT_FOR_SAME = 0.65;
/** … and these where copies are about and one of them has gone. */
const CONTEXT_AMONG_COPIES = 0.9;
/** … and these beside a quote that has changed, which itself must be at least this like. */
const CONTEXT_FOR_CHANGED = 0.6;
const CHANGED_QUOTE = 0.6;
/** Where a copy of the passage is about, a changed quote must be this like. */
const CHANGED_QUOTE_WITH_TWIN = 0.8;
/** How much the best place must lead the second best. */
const MARGIN = 0.1;
/** The longest stretch between two known pieces that is searched letter by letter; longer ones go through the index. */
const LONGEST_GAP = 4000;

/**
 * Finds annotations again in a text that has changed behind their back. Cheapest first, each step verified against the
 * quote: the same text; the same piece (sentence) of the text; the quote in its context where the old piece must be; the
 * quote in its context anywhere among text that is new; a changed quote likewise. A place wins only above a threshold
 * and clearly ahead of the second best, and never where another piece of the old text is known to stand, because seeds
 * hold copies of their own passages: everything else is orphaned.
 */
export class Anchorer {
  readonly #plain: PlainText;
  readonly #points: UnitOffsets;
  readonly #hash: string;
  readonly #map: PieceMap | undefined;
  readonly #meter: Meter = { steps: 0 };
  #index: GramIndex | undefined;

  constructor(
    readonly text: string,
    readonly memory?: TextMemory,
  ) {
    this.#plain = new PlainText(text);
    this.#points = new UnitOffsets(this.#plain.text, 'codepoints');
    this.#hash = fnv1a64(this.#plain.text);
    if (memory?.pieces && memory.hash !== this.#hash) this.#map = new PieceMap(memory.pieces, this.#plain.text, this.#points);
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
    const map = hash !== '' && hash === this.memory?.hash ? this.#map : undefined;
    return map ? this.#findByPieces(map, target) : this.#findAnywhere(target);
  }

  #findByPieces(map: PieceMap, target: Target): Found | undefined {
    const kept = map.keptPlace(target);
    if (kept) {
      if (this.#quotes(kept, target)) return { span: kept, by: 'pieces' };
      const place = lookAlikesWithin(this.#plain.text, kept, target, this.#meter).find((found) => found.start >= kept.start && found.end <= kept.end);
      return place && place.quote >= CHANGED_QUOTE ? { span: place, by: 'approximate' } : undefined;
    }
    const gap = map.gapAround(target);
    const least = gap.twin ? 1 : target.twin === undefined ? CHANGED_QUOTE : CHANGED_QUOTE_WITH_TWIN;
    const own = this.#inGap(gap.span, target).filter((place) => place.quote >= least && (place.quote === 1 || target.twin === undefined || this.#sameDigits(place, target)) && !map.isKept(place, target) && !map.isDoubtful(place) && gap.admits(place));
    const winner = this.#winner(own);
    return winner && this.#mayBeCopy(winner.span, target) ? undefined : (winner ?? this.#findMoved(map, target));
  }

  /** True when a copy of the quote has gone and the place is not certain enough to be the one that stayed. */
  #mayBeCopy(span: Span, target: Target): boolean {
    if (target.twin === undefined || target.count === undefined) return false;
    const left = occurrences(this.#plain.text, this.#gramIndex(), target.exact, this.#meter).length;
    return left < target.count && contextLikeness(this.#plain.text, span, target, this.#meter) < CONTEXT_AMONG_COPIES;
  }

  /** By elimination: the words stand as often as they did, and every other place is a kept piece of the old text. */
  #findMoved(map: PieceMap, target: Target): Found | undefined {
    const index = this.#gramIndex();
    const places = occurrences(this.#plain.text, index, target.exact, this.#meter).map((start) => ({ start, end: start + target.exact.length }));
    const free = places.filter((place) => !map.isKept(place));
    const [only] = free;
    if (!only || free.length > 1 || places.length !== (target.count ?? 1)) return undefined;
    const telling = target.exact.length >= TELLING_QUOTE || contextLikeness(this.#plain.text, only, target, this.#meter) >= CONTEXT_AMONG_COPIES;
    return telling ? { span: only, by: 'quote' } : undefined;
  }

  #inGap(span: Span, target: Target): readonly LookAlike[] {
    if (span.end - span.start <= LONGEST_GAP) {
      const near = lookAlikesWithin(this.#plain.text, span, target, this.#meter);
      if (near.length > 0) return near;
    }
    return this.#everywhere(target).filter((place) => place.start >= span.start && place.end <= span.end);
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

const RANK: Readonly<Record<Evidence, number>> = { hash: 0, pieces: 1, quote: 2, approximate: 3, none: 4 };

/** Anchors all annotations of one sidecar in `text`, in the order given. */
export function anchorAll(text: string, annotations: readonly Annotation[], memory?: TextMemory): Anchored[] {
  const anchorer = new Anchorer(text, memory);
  return annotations.map((annotation) => anchorer.anchor(annotation));
}
