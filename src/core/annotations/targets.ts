import { type Annotation, isOrphan, quoteAt, type Target } from './annotation';
import { PlainText } from './plain-text';
import { fnv1a64 } from './text-hash';
import { UnitOffsets } from './text-units';

/** Writes the targets of annotations placed in one text: its plain form, code points and hash are found once. */
export class TargetWriter {
  readonly plain: PlainText;
  readonly hash: string;
  readonly #points: UnitOffsets;

  constructor(text: string) {
    this.plain = new PlainText(text);
    this.hash = fnv1a64(this.plain.text);
    this.#points = new UnitOffsets(this.plain.text, 'codepoints');
  }

  /** The targets of one annotation; an orphan keeps what it has. */
  targets(annotation: Annotation): readonly Target[] {
    return annotation.spans.length === 0
      ? annotation.targets
      : annotation.spans.map((span) => {
          const inPlain = this.plain.fromRawSpan(span);
          return { ...quoteAt(this.plain.text, inPlain), start: this.#points.fromUtf16(inPlain.start), end: this.#points.fromUtf16(inPlain.end) };
        });
  }

  /** The annotation as a file keeps it: an orphan as it is, any other with targets and hash of this text. */
  written(annotation: Annotation): Annotation {
    return isOrphan(annotation) ? annotation : { ...annotation, targets: this.targets(annotation), hash: this.hash };
  }
}
