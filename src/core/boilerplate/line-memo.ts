import { Arena } from './model/arena';
import { type LineScans, pickLines, scanLines } from './model/page-scan';
import { HEAD_COUNT } from './model/word-score';
import type { PackEntry } from './pack';
import { type QuickFold, quickFold } from './quick-fold';

/** Longer lines, in UTF-16 units, are paragraphs: neither the pack nor the corpus looks at them. */
export const LONGEST_LINE = 560;
const NOTHING: QuickFold = { folded: '', numbers: 'none' };

/**
 * What was found out about the lines of a seed one by one, kept while the seed is judged again and again with fewer of
 * them. Made for all lines; `select` names those that are left.
 */
export class LineMemo {
  #entries: readonly (PackEntry | undefined)[] | undefined;
  #scans: LineScans | undefined;
  #scores: Float32Array | undefined;
  #folds: readonly QuickFold[] | undefined;
  #left: readonly number[] | undefined;

  /** `arena` is where the numbers of the lines live; the memo is good until it is reset. */
  constructor(readonly arena = new Arena()) {}

  /** The lines to be judged now, as indexes of those judged first. */
  select(left: readonly number[]): void {
    this.#left = left;
  }

  /** The pack's entries of the lines at hand, by `match` when nobody asked before. */
  entries(match: () => readonly (PackEntry | undefined)[]): readonly (PackEntry | undefined)[] {
    if (!this.#left) return (this.#entries ??= match());
    const all = this.#entries;
    return all ? this.#left.map((index) => all[index]) : match();
  }

  /** The folded lines at hand; of paragraphs, which nobody compares with phrases, nothing. */
  folds(texts: readonly string[]): readonly QuickFold[] {
    if (!this.#left) return (this.#folds ??= texts.map(foldShort));
    const all = this.#folds;
    return this.#left.map((index, line) => all?.[index] ?? foldShort(texts[line] ?? ''));
  }

  /** The scans of the lines at hand: those of some of the lines live in `arena`. */
  scans(texts: readonly string[], arena: Arena): LineScans {
    if (!this.#left) return (this.#scans ??= scanLines(texts, this.arena));
    return this.#scans ? pickLines(this.#scans, this.#left, arena) : scanLines(texts, arena);
  }

  /** What the words of the lines at hand say, `HEAD_COUNT` numbers a line; `score` works it out. */
  scores(score: () => Float32Array): Float32Array {
    if (!this.#left) return (this.#scores ??= score());
    const all = this.#scores;
    if (!all) return score();
    const scores = new Float32Array(this.#left.length * HEAD_COUNT);
    this.#left.forEach((index, line) => {
      for (let head = 0; head < HEAD_COUNT; head++) scores[line * HEAD_COUNT + head] = all[index * HEAD_COUNT + head]!;
    });
    return scores;
  }
}

function foldShort(text: string): QuickFold {
  return text.length > LONGEST_LINE ? NOTHING : quickFold(text);
}
