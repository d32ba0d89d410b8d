import type { Runs } from './runs';
import { FUNCTION_CODES, WORD_BITS } from './word-hash';

/** Runs joined in order: a passage candidate. Places absolute; each run maximal, trimmed where it overlapped the one before. */
export interface Chain {
  readonly score: number;
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly lengths: readonly number[];
}

/** How runs are weighed and joined. */
const CHAIN = {
  /** Weight of a word that carries grammar; a word of content weighs 1. */
  functionWord: 0.35,
  /** Cost of a word left out on both sides. */
  mismatch: 0.12,
  /** Cost of a word left out on one side only, beyond those on both. */
  inserted: 0.12,
  /** Cost of any break. */
  open: 0.2,
  /** No more than this many words are jumped over. */
  longestGap: 70,
  /** Least score of a chain worth looking at. */
  leastScore: 3,
};
/** Earlier runs that are tried as the one before. */
const LOOK_BACK = 96;

/**
 * Joins runs (by place in b) into chains of best score, each run in one chain: sparse local chaining by dynamic programming.
 * `same` when both sides are one text: then a chain ends in a before it begins in b.
 */
export function chainRuns(runs: Runs, words: Uint16Array, same: boolean): Chain[] {
  const { count, a, b, length } = runs;
  const order = Array.from({ length: count }, (_, r) => r).sort((x, y) => b[x]! - b[y]! || a[x]! - a[y]!);
  const score = new Float64Array(count);
  const before = new Int32Array(count).fill(-1);
  const weight = new Float64Array(count);
  const firstB = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const r = order[at]!;
    const own = (weight[r] = weigh(words, a[r]!, length[r]!));
    let best = 0;
    firstB[r] = b[r]!;
    for (let back = at - 1; back >= 0 && at - back <= LOOK_BACK; back--) {
      const p = order[back]!;
      const lost = Math.max(0, a[p]! + length[p]! - a[r]!, b[p]! + length[p]! - b[r]!);
      if (lost >= length[r]! || a[p]! >= a[r]!) continue;
      if (same && a[r]! + length[r]! > firstB[p]!) continue;
      const da = a[r]! + lost - a[p]! - length[p]!;
      const db = b[r]! + lost - b[p]! - length[p]!;
      if (da > CHAIN.longestGap || db > CHAIN.longestGap) continue;
      const joined = score[p]! - gapCost(da, db) - (own * lost) / length[r]!;
      if (joined > best) {
        best = joined;
        before[r] = p;
      }
    }
    if (before[r]! >= 0) firstB[r] = firstB[before[r]!]!;
    score[r] = own + best;
  }
  return extract(runs, score, before, weight);
}

function extract({ count, a, b, length }: Runs, score: Float64Array, before: Int32Array, weight: Float64Array): Chain[] {
  const used = new Uint8Array(count);
  const ends = Array.from({ length: count }, (_, r) => r).sort((x, y) => score[y]! - score[x]! || x - y);
  const chains: Chain[] = [];
  for (const last of ends) {
    if (used[last] === 1) continue;
    const members: number[] = [];
    let r = last;
    while (r >= 0 && used[r] === 0) {
      used[r] = 1;
      members.push(r);
      r = before[r]!;
    }
    const first = members.at(-1)!;
    const total = score[last]! - (r >= 0 ? score[first]! - weight[first]! : 0);
    if (total >= CHAIN.leastScore) chains.push(trimmed(members.reverse(), a, b, length, total));
  }
  return chains;
}

function trimmed(members: readonly number[], a: Int32Array, b: Int32Array, length: Int32Array, score: number): Chain {
  const chain = { score, a: [] as number[], b: [] as number[], lengths: [] as number[] };
  let endA = -1;
  let endB = -1;
  for (const r of members) {
    const lost = endA < 0 ? 0 : Math.max(0, endA - a[r]!, endB - b[r]!);
    if (lost >= length[r]!) continue;
    chain.a.push(a[r]! + lost);
    chain.b.push(b[r]! + lost);
    chain.lengths.push(length[r]! - lost);
    endA = a[r]! + length[r]!;
    endB = b[r]! + length[r]!;
  }
  return chain;
}

function gapCost(da: number, db: number): number {
  if (da === 0 && db === 0) return 0;
  const both = Math.min(da, db);
  return CHAIN.open + CHAIN.mismatch * both + CHAIN.inserted * (Math.max(da, db) - both);
}

function weigh(words: Uint16Array, at: number, length: number): number {
  let weight = 0;
  for (let i = at; i < at + length; i++) weight += FUNCTION_CODES[words[i]! & WORD_BITS] === 1 ? CHAIN.functionWord : 1;
  return weight;
}
