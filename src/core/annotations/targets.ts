import type { Span } from '../text/span';
import { type Annotation, isOrphan, quoteAt, type Target, TELLING_QUOTE } from './annotation';
import type { TextMemory } from './anchoring';
import type { Meter } from './edit-distance';
import { GramIndex } from './gram-index';
import { lookAlikes, occurrences } from './look-alikes';
import { piecesOf } from './pieces';
import { PlainText } from './plain-text';
import { fnv1a64 } from './text-hash';
import { UnitOffsets } from './text-units';

/** Another place is a twin when its words and, for a quote shorter than `TELLING_QUOTE`, its surroundings are this like. */
const TWIN_QUOTE = 0.6;
const TWIN_CONTEXT = 0.5;

/** Writes the targets of annotations placed in one text: its plain form, code points, index and hash are found once. */
export class TargetWriter {
  readonly #plain: PlainText;
  readonly #points: UnitOffsets;
  readonly #meter: Meter = { steps: 0 };
  #index: GramIndex | undefined;
  /** What a sidecar keeps of the text as a whole. */
  readonly memory: Required<TextMemory>;

  constructor(text: string) {
    this.#plain = new PlainText(text);
    this.#points = new UnitOffsets(this.#plain.text, 'codepoints');
    this.memory = { hash: fnv1a64(this.#plain.text), pieces: piecesOf(this.#plain.text) };
  }

  /** Characters and grams compared so far. */
  get steps(): number {
    return this.#meter.steps;
  }

  /**
   * The annotation as a file keeps it: an orphan as it is, any other with targets and hash of this text. One that was
   * already written for this text keeps its targets.
   */
  written(annotation: Annotation): Annotation {
    if (isOrphan(annotation)) return annotation;
    const spans = annotation.spans.map((span) => this.#plain.fromRawSpan(span));
    const targets = spans.map((span, i) => {
      const known = annotation.hash === this.memory.hash ? annotation.targets[i] : undefined;
      const start = this.#points.fromUtf16(span.start);
      return known?.start === start && known.exact === this.#plain.text.slice(span.start, span.end) ? known : this.#target(span, start);
    });
    return { ...annotation, targets, hash: this.memory.hash };
  }

  #target(span: Span, start: number): Target {
    const quote = quoteAt(this.#plain.text, span);
    const target = { ...quote, start, end: this.#points.fromUtf16(span.end) };
    this.#index ??= new GramIndex(this.#plain.text);
    let twin = Infinity;
    for (const place of lookAlikes(this.#plain.text, this.#index, quote, this.#meter)) {
      const apart = Math.abs(this.#points.fromUtf16(place.start) - start);
      const alike = place.quote >= TWIN_QUOTE && (place.context >= TWIN_CONTEXT || quote.exact.length >= TELLING_QUOTE);
      if (alike && place.end !== span.end && place.start !== span.start) twin = Math.min(twin, apart);
    }
    const count = occurrences(this.#plain.text, this.#index, quote.exact, this.#meter).length;
    return { ...target, ...(twin === Infinity ? {} : { twin }), ...(count > 1 ? { count } : {}) };
  }
}
