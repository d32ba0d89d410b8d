import type { Span } from '../text/span';
import type { Target } from './annotation';
import { alignPieces, type Alignment } from './piece-alignment';
import { type Pieces, pieceStarts, piecesOf } from './pieces';
import { floorIndex, type UnitOffsets } from './text-units';

/** The stretch of the new text where an old piece must be, if it is still in its place. */
export interface Gap {
  readonly span: Span;
  /** True when a look-alike of the target stood in the same stretch. */
  readonly twin: boolean;
  /** False for a place that may belong to that look-alike. */
  admits(place: Span): boolean;
}

/** Which part of a new text is which part of the old one, of which only lengths and hashes are known. */
export class PieceMap {
  readonly #starts: readonly number[];
  /** Code points: where each old piece started, and the end. */
  readonly #oldStarts: readonly number[];
  readonly #fresh: Pieces;
  readonly #oldHashes: ReadonlySet<number>;
  readonly #alignment: Alignment;
  /** For each old piece the nearest kept one before it and behind it that has not moved, itself included; -1 and count for none. */
  readonly #before: Int32Array;
  readonly #behind: Int32Array;

  constructor(
    readonly old: Pieces,
    readonly plain: string,
    readonly points: UnitOffsets,
  ) {
    this.#starts = pieceStarts(plain);
    this.#fresh = piecesOf(plain, this.#starts);
    this.#alignment = alignPieces(old, this.#fresh);
    this.#oldHashes = new Set(old.hashes.filter((hash) => hash >= 0));
    const oldStarts = [0];
    for (const length of old.lengths) oldStarts.push((oldStarts.at(-1) ?? 0) + length);
    this.#oldStarts = oldStarts;
    this.#before = new Int32Array(old.count);
    this.#behind = new Int32Array(old.count);
    for (let i = 0, last = -1; i < old.count; i++) this.#before[i] = last = this.#stays(i) ? i : last;
    for (let i = old.count - 1, last = old.count; i >= 0; i--) this.#behind[i] = last = this.#stays(i) ? i : last;
  }

  /** Where the target now stands when the pieces that hold its ends were kept whole, in order. UTF-16. */
  keptPlace(target: Target): Span | undefined {
    const first = this.#oldPiece(target.start);
    const last = this.#oldPiece(target.end - 1);
    const from = this.#alignment.newOf[first] ?? -1;
    const to = this.#alignment.newOf[last] ?? -1;
    if (from < 0 || to < from) return undefined;
    const start = this.#carried(first, from, target.start);
    const end = this.#carried(last, to, target.end);
    return start < end ? { start, end } : undefined;
  }

  /** The stretch of new text between the kept pieces around the target. */
  gapAround(target: Target): Gap {
    const first = this.#oldPiece(target.start);
    const last = this.#oldPiece(target.end - 1);
    const before = this.#before[first] ?? -1;
    const behind = this.#behind[last] ?? this.old.count;
    const whole = before === first;
    const newFirst = before < 0 ? 0 : (this.#alignment.newOf[before] ?? 0) + (whole ? 0 : 1);
    const newEnd = behind >= this.old.count ? this.#starts.length - 1 : (this.#alignment.newOf[behind] ?? 0) + (behind === last ? 1 : 0);
    const oldFirst = whole ? before : before + 1;
    const oldEnd = behind === last ? last + 1 : behind;
    const twinInside =
      target.twin !== undefined &&
      (target.start - target.twin >= (this.#oldStarts[oldFirst] ?? 0) || target.start + target.twin < (this.#oldStarts[oldEnd] ?? Infinity));
    const balanced = oldEnd - oldFirst === newEnd - newFirst;
    return {
      span: { start: this.#starts[newFirst] ?? 0, end: this.#starts[newEnd] ?? this.plain.length },
      twin: twinInside,
      admits: (place) => !twinInside || (balanced && this.#newPiece(place.start) - newFirst === first - oldFirst),
    };
  }

  /** True when a kept piece of the old text holds some of `place`; pieces that hold the target itself do not count. */
  isKept(place: Span, target?: Target): boolean {
    const first = target ? this.#oldPiece(target.start) : 0;
    const last = target ? this.#oldPiece(target.end - 1) : -1;
    return this.#somePiece(place, (i) => {
      const old = this.#alignment.oldOf[i] ?? -1;
      return old >= 0 && (old < first || old > last);
    });
  }

  /** True when some of `place` lies in a piece that stood in the old text too and cannot be told from its copies. */
  isDoubtful(place: Span): boolean {
    return this.#somePiece(place, (i) => this.#alignment.oldOf[i] === -1 && this.#oldHashes.has(this.#fresh.hashes[i] ?? -1));
  }

  #somePiece(place: Span, test: (piece: number) => boolean): boolean {
    for (let i = this.#newPiece(place.start); i < this.#fresh.count && (this.#starts[i] ?? 0) < place.end; i++) if (test(i)) return true;
    return false;
  }

  #stays(old: number): boolean {
    return (this.#alignment.newOf[old] ?? -1) >= 0 && this.#alignment.moved[old] === 0;
  }

  #carried(old: number, fresh: number, point: number): number {
    const column = point - (this.#oldStarts[old] ?? 0);
    return this.points.toUtf16(this.points.fromUtf16(this.#starts[fresh] ?? 0) + column);
  }

  #oldPiece(point: number): number {
    return Math.min(floorIndex(this.#oldStarts, point), this.old.count - 1);
  }

  #newPiece(offset: number): number {
    return floorIndex(this.#starts, offset);
  }
}
