import type { Alignment } from './alignment';
import { type Features, featuresOf, rewriteScore } from './rewrite-score';
import { eachShared, type IsCommonLine, type Shared, type Unit, unitsOf } from './rewrite-units';
import { WORD_BITS } from './word-hash';
import { wordEdits } from './word-edits';
import type { WordStore } from './word-store';

/** Least shared weight of two units that are looked at closely. */
const LEAST_SHARED = 2;

/** Score above which two units are a rewriting; at 0 half of such pairs are. */
const SURE = 0.6;
/** What is added for each doubling of the seeds: chance has more to choose from. */
const SURER = 0.25;
/** Words of the shorter unit, as a share of the longer, and of the shared weight in the heavier: less is a quotation in other text. */
const LEAST_LENGTH = 0.4;
const LEAST_WEIGHT = 0.26;

/** Two units with what is known of them. */
interface UnitPair {
  readonly a: Unit;
  readonly b: Unit;
  readonly features: Features;
}

/** All pairs of units of two regions that share enough to be judged. */
function unitPairs(store: WordStore, weights: Float32Array, a: readonly Unit[], b: readonly Unit[]): UnitPair[] {
  const found: { readonly i: number; readonly j: number; readonly shared: Shared }[] = [];
  const bestA = new Best(a.length);
  const bestB = new Best(b.length);
  eachShared(weights, a, b, (i, j, shared) => {
    bestA.add(i, shared.cosine);
    bestB.add(j, shared.cosine);
    if (shared.weight >= LEAST_SHARED && shared.words > 0 && isLikely(a[i]!, b[j]!, shared)) found.push({ i, j, shared });
  });
  return found.map(({ i, j, shared }) => {
    const lead = shared.cosine - Math.max(bestA.other(i, shared.cosine), bestB.other(j, shared.cosine));
    return { a: a[i]!, b: b[j]!, features: featuresOf(store.words, weights, a[i]!, b[j]!, shared, lead) };
  });
}

/** False where two units are of too different a size, or share too little of what the heavier one says: a quotation in other text. */
function isLikely(a: Unit, b: Unit, { weight }: Shared): boolean {
  const [one, other] = [a.end - a.start, b.end - b.start];
  return Math.min(one, other) / Math.max(one, other) >= LEAST_LENGTH && weight / (Math.max(a.sum, b.sum) || 1) >= LEAST_WEIGHT;
}

/** The rewritten units of two regions of a corpus of so many seeds, surest first, each unit in one pair. */
export function findRewrites(store: WordStore, weights: Float32Array, isCommon: IsCommonLine, a: number, b: number, seeds: number): Alignment[] {
  const sure = SURE + SURER * Math.log2(Math.max(1, seeds / 2));
  const scored = unitPairs(store, weights, unitsOf(store, weights, isCommon, a), unitsOf(store, weights, isCommon, b))
    .map((pair) => ({ ...pair, score: rewriteScore(pair.features) }))
    .filter(({ score }) => score > sure)
    .sort((x, y) => y.score - x.score || x.a.start - y.a.start || x.b.start - y.b.start);
  const taken = new Set<Unit>();
  const found: Alignment[] = [];
  for (const pair of scored) {
    if (taken.has(pair.a) || taken.has(pair.b)) continue;
    taken.add(pair.a).add(pair.b);
    const edits = wordEdits(store.words, pair.a.start, pair.a.end, store.words, pair.b.start, pair.b.end);
    found.push({ a0: pair.a.start, a1: pair.a.end, b0: pair.b.start, b1: pair.b.end, ...edits, matched: inBoth(store.words, pair.a, pair.b), longest: 0 });
  }
  return found;
}

/** Different words that stand in both units. */
function inBoth(words: Uint16Array, a: Unit, b: Unit): number {
  const codes = new Set<number>();
  for (let i = a.start; i < a.end; i++) codes.add(words[i]! & WORD_BITS);
  let count = 0;
  for (let i = b.start; i < b.end; i++) if (codes.delete(words[i]! & WORD_BITS)) count++;
  return count;
}

/** The best and the next best value seen for each of some things. */
class Best {
  readonly #first: Float64Array;
  readonly #second: Float64Array;

  constructor(count: number) {
    this.#first = new Float64Array(count);
    this.#second = new Float64Array(count);
  }

  add(at: number, value: number): void {
    if (value > this.#first[at]!) {
      this.#second[at] = this.#first[at]!;
      this.#first[at] = value;
    } else if (value > this.#second[at]!) this.#second[at] = value;
  }

  /** The best value but for one of `own`. */
  other(at: number, own: number): number {
    return this.#first[at] === own ? this.#second[at]! : this.#first[at]!;
  }
}
