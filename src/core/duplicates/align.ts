import type { Alignment, WordRange } from './alignment';
import { type Chain, chainRuns } from './chain';
import { judge } from './judge';
import { RunFinder, type Runs } from './runs';
import { snap } from './snap';
import { splitChains } from './split';
import { wordEdits } from './word-edits';

/** Copies found between two texts, those of best score. */
export const MAX_COPIES = 2000;

/** Aligns one word range with many others. Keeps its tables between calls. */
export class Aligner {
  readonly #finder = new RunFinder();
  #a: WordRange = { words: new Uint16Array(0), start: 0, end: 0 };

  /** Words compared so far: for tests that assert its growth. */
  get compared(): number {
    return this.#finder.compared;
  }

  /** Sets the range that the others are compared with. */
  load(a: WordRange): void {
    this.#a = a;
    this.#finder.load(a.words, a.start, a.end);
  }

  /** The copies that the loaded range and `b` share, longest first. */
  align(b: WordRange): Alignment[] {
    return this.#judged(this.#finder.find(b.words, b.start, b.end), b, false);
  }

  /** The copies within the loaded range; side a is the earlier one. */
  alignSelf(): Alignment[] {
    const a = this.#a;
    return this.#judged(apart(this.#finder.findSelf()), a, true);
  }

  #judged(runs: Runs, b: WordRange, same: boolean): Alignment[] {
    const kept: Alignment[] = [];
    for (const chain of splitChains(chainRuns(runs, b.words, same), this.#a.words, b.words)) {
      const bare = ends(chain);
      const snapped = snap(this.#a, b, bare);
      const alignment = measure(this.#a, b, same && snapped.a1 > snapped.b0 ? bare : snapped, chain);
      if (judge(this.#a, b, alignment, same) && kept.push(alignment) === MAX_COPIES) break;
    }
    return withoutRepeats(kept);
  }
}

interface Ends {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

function ends({ a, b, lengths }: Chain): Ends {
  const last = a.length - 1;
  return { a0: a[0]!, b0: b[0]!, a1: a[last]! + lengths[last]!, b1: b[last]! + lengths[last]! };
}

/** Counts matches and edits between the ends: runs are equal, what lies between them is compared word by word. */
function measure(a: WordRange, b: WordRange, at: Ends, chain: Chain): Alignment {
  const result: Alignment = { ...at, matched: 0, edits: 0, longest: 0 };
  let fromA = at.a0;
  let fromB = at.b0;
  const gap = (toA: number, toB: number): void => {
    const { matched, edits } = wordEdits(a.words, fromA, Math.max(fromA, toA), b.words, fromB, Math.max(fromB, toB));
    result.matched += matched;
    result.edits += edits;
  };
  for (let r = 0; r < chain.a.length; r++) {
    const cut = Math.max(0, at.a0 - chain.a[r]!, at.b0 - chain.b[r]!);
    const runA = chain.a[r]! + cut;
    const runB = chain.b[r]! + cut;
    const length = Math.min(chain.lengths[r]! - cut, at.a1 - runA, at.b1 - runB);
    if (length <= 0) continue;
    gap(runA, runB);
    result.matched += length;
    result.longest = Math.max(result.longest, length);
    fromA = runA + length;
    fromB = runB + length;
  }
  gap(at.a1, at.b1);
  return result;
}

/** Splits runs of a text with itself that overlap their own copy (a text that repeats with a period) into periods. */
function apart(runs: Runs): Runs {
  let overlapping = false;
  for (let r = 0; r < runs.count && !overlapping; r++) overlapping = runs.a[r]! + runs.length[r]! > runs.b[r]!;
  if (!overlapping) return runs;
  const a: number[] = [];
  const b: number[] = [];
  const length: number[] = [];
  for (let r = 0; r < runs.count; r++) {
    const period = runs.b[r]! - runs.a[r]!;
    const pieces = runs.length[r]! > period ? MAX_PERIODS : 1;
    for (let k = 0; k < pieces && k * period < runs.length[r]! && a.length < MOST_PIECES; k++) {
      a.push(runs.a[r]! + k * period);
      b.push(runs.b[r]! + k * period);
      length.push(Math.min(period, runs.length[r]! - k * period));
    }
  }
  return { count: a.length, a: Int32Array.from(a), b: Int32Array.from(b), length: Int32Array.from(length) };
}

/** Repeats of a period that are looked at one by one. */
const MAX_PERIODS = 200;
/** Runs that remain after splitting. */
const MOST_PIECES = 1 << 15;

/** Drops alignments that lie, on both sides, mostly within a longer one at about the same place of it. */
function withoutRepeats(alignments: Alignment[]): Alignment[] {
  alignments.sort((x, y) => y.matched - x.matched || x.a0 - y.a0 || x.b0 - y.b0);
  const kept: Alignment[] = [];
  for (const one of alignments) {
    const inside = (other: Alignment): boolean =>
      2 * shared(one.a0, one.a1, other.a0, other.a1) > one.a1 - one.a0 && 2 * shared(one.b0, one.b1, other.b0, other.b1) > one.b1 - one.b0 && !isMoved(one, other);
    if (!kept.some(inside)) kept.push(one);
  }
  return kept;
}

/** True when `one` joins places of `other` that `other` does not join: a paragraph that was moved within it. */
function isMoved(one: Alignment, other: Alignment): boolean {
  const along = (other.b1 - other.b0) / (other.a1 - other.a0);
  const expected = other.b0 + ((one.a0 + one.a1) / 2 - other.a0) * along;
  return Math.abs(expected - (one.b0 + one.b1) / 2) > MOVED * Math.max(one.a1 - one.a0, one.b1 - one.b0);
}

/** A passage has moved when it lies off its place by more than this share of its length. */
const MOVED = 1.6;

function shared(start: number, end: number, otherStart: number, otherEnd: number): number {
  return Math.max(0, Math.min(end, otherEnd) - Math.max(start, otherStart));
}
