import { CONTENT } from './word-weights';
import { BREAK, WORD_BITS } from './word-hash';
import type { WordStore } from './word-store';

/** A line, or a sentence of a long line, that may be a rewriting of another. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** Its different words of some weight. */
  readonly content: ReadonlySet<number>;
  /** Sum of weights, and the root of the sum of their squares, over all its different words. */
  readonly sum: number;
  readonly norm: number;
}

/** Shortest and longest line that is one unit; longer lines are cut into sentences. */
const LEAST_WORDS = 8;
const MOST_WORDS = 100;
/** Units of one seed that are compared. */
export const MOST_UNITS = 400;

/** Says of a line, by its place in the store's line arrays, that many seeds hold it. */
export type IsCommonLine = (line: number) => boolean;

/** The units of a region in order, common lines left out. `weights` by word code. */
export function unitsOf(store: WordStore, weights: Float32Array, isCommon: IsCommonLine, region: number): Unit[] {
  const units: Unit[] = [];
  const first = store.regionLines[region] ?? 0;
  const last = store.regionLines[region + 1] ?? 0;
  for (let line = first; line < last && units.length < MOST_UNITS; line++) {
    if (isCommon(line)) continue;
    const start = store.lineWords[line]!;
    const end = line + 1 < last ? store.lineWords[line + 1]! : store.end(region);
    if (end - start <= MOST_WORDS) addUnit(units, store.words, weights, start, end);
    else for (let from = start; from < end && units.length < MOST_UNITS; ) {
      let to = from + 1;
      while (to < end && to - from < MOST_WORDS && (store.words[to - 1]! & BREAK) === 0) to++;
      addUnit(units, store.words, weights, from, to);
      from = to;
    }
  }
  return units;
}

function addUnit(units: Unit[], words: Uint16Array, weights: Float32Array, start: number, end: number): void {
  if (end - start < LEAST_WORDS) return;
  const seen = new Set<number>();
  const content = new Set<number>();
  let sum = 0;
  let squares = 0;
  for (let i = start; i < end; i++) {
    const code = words[i]! & WORD_BITS;
    if (seen.has(code)) continue;
    seen.add(code);
    const weight = weights[code]!;
    sum += weight;
    squares += weight * weight;
    if (weight > 0) content.add(code);
  }
  units.push({ start, end, content, sum, norm: Math.sqrt(squares) });
}

/** What two units share. */
export interface Shared {
  readonly weight: number;
  /** Different shared words of content. */
  readonly words: number;
  readonly heaviest: number;
  /** Cosine of the weights. */
  readonly cosine: number;
}

/** Tells what each unit of `a` shares with each of `b`, by their places, when that is anything. Time linear in what they share. */
export function eachShared(weights: Float32Array, a: readonly Unit[], b: readonly Unit[], tell: (i: number, j: number, shared: Shared) => void): void {
  const holders = new Map<number, number[]>();
  a.forEach(({ content }, i) => {
    for (const code of content) {
      const units = holders.get(code);
      if (units) units.push(i);
      else holders.set(code, [i]);
    }
  });
  const weight = new Float64Array(a.length);
  const squares = new Float64Array(a.length);
  const heaviest = new Float64Array(a.length);
  const words = new Int32Array(a.length);
  const met: number[] = [];
  b.forEach((unit, j) => {
    for (const code of unit.content) {
      const own = weights[code]!;
      for (const i of holders.get(code) ?? NONE) {
        if (weight[i] === 0) met.push(i);
        weight[i]! += own;
        squares[i]! += own * own;
        if (own > heaviest[i]!) heaviest[i] = own;
        if (own > CONTENT) words[i]!++;
      }
    }
    for (const i of met) {
      tell(i, j, { weight: weight[i]!, words: words[i]!, heaviest: heaviest[i]!, cosine: squares[i]! / (a[i]!.norm * unit.norm || 1) });
      weight[i] = squares[i] = heaviest[i] = words[i] = 0;
    }
    met.length = 0;
  });
}

const NONE: readonly number[] = [];
