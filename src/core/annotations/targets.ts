import type { Span } from '../text/span';
import { type Annotation, isOrphan, quoteAt, type Target } from './annotation';
import type { TextMemory } from './anchoring';
import type { Meter } from './edit-distance';
import { GramIndex } from './gram-index';
import { occurrences } from './look-alikes';
import { pieceStarts, piecesOf } from './pieces';
import { PlainText } from './plain-text';
import { fnv1a64 } from './text-hash';
import { UnitOffsets } from './text-units';
import { wordPlaces, wordsOf } from './words';

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
    const starts = pieceStarts(this.#plain.text);
    this.memory = { hash: fnv1a64(this.#plain.text), pieces: piecesOf(this.#plain.text, starts), words: wordsOf(wordPlaces(this.#plain.text), starts) };
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
    const count = occurrences(this.#plain.text, this.#index, quote.exact, this.#meter).length;
    return count > 1 ? { ...target, count } : target;
  }
}
