import type { Shared, Unit } from './rewrite-units';
import { WORD_BITS } from './word-hash';

/**
 * What is known of two units that may say the same: a constant, cosine, shared weight of the lighter and the heavier, number of
 * shared words, the heaviest of them, shared weight, shared weight in order, ratio of lengths, shared word pairs, lead
 * over the next best partner of either, length.
 */
export type Features = readonly [number, number, number, number, number, number, number, number, number, number, number, number];

/** Logistic regression over the features, fitted on pairs of lines rewritten by people. */
const WEIGHTS: Features = [-2.73, -10.193, -0.675, 6.553, 0.333, -0.879, 1.243, 5.934, 4.803, 4.478, 8.377, -4.811];

/** Above 0 when a pair is more likely a rewriting than not. */
export function rewriteScore(features: Features): number {
  let score = 0;
  for (let i = 0; i < WEIGHTS.length; i++) score += WEIGHTS[i]! * features[i]!;
  return score;
}

/** `lead`: cosine of the pair less the best cosine that either unit has with another unit of the other seed. */
export function featuresOf(words: Uint16Array, weights: Float32Array, a: Unit, b: Unit, shared: Shared, lead: number): Features {
  const least = Math.min(a.sum, b.sum) || 1;
  const most = Math.max(a.sum, b.sum) || 1;
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  const longer = Math.max(a.end - a.start, b.end - b.start);
  return [
    1,
    shared.cosine,
    shared.weight / least,
    shared.weight / most,
    Math.min(6, shared.words) / 6,
    shared.heaviest / 5.5,
    Math.min(30, shared.weight) / 30,
    inOrder(words, weights, a, b) / least,
    shorter / longer,
    wordPairs(words, a, b) / shorter,
    lead,
    Math.log(shorter) / 4,
  ];
}

/** Weight of the heaviest common subsequence of words. */
function inOrder(words: Uint16Array, weights: Float32Array, a: Unit, b: Unit): number {
  const width = b.end - b.start;
  let above = new Float64Array(width + 1);
  let row = new Float64Array(width + 1);
  for (let i = a.start; i < a.end; i++) {
    const code = words[i]! & WORD_BITS;
    const weight = weights[code]!;
    for (let j = 1; j <= width; j++) {
      row[j] = (words[b.start + j - 1]! & WORD_BITS) === code ? above[j - 1]! + weight : Math.max(above[j]!, row[j - 1]!);
    }
    [above, row] = [row, above];
  }
  return above[width]!;
}

/** How many pairs of neighbouring words of b are neighbours in a. */
function wordPairs(words: Uint16Array, a: Unit, b: Unit): number {
  const pairs = new Set<number>();
  for (let i = a.start + 1; i < a.end; i++) pairs.add(pairAt(words, i));
  let count = 0;
  for (let i = b.start + 1; i < b.end; i++) if (pairs.has(pairAt(words, i))) count++;
  return count;
}

function pairAt(words: Uint16Array, at: number): number {
  return (words[at - 1]! & WORD_BITS) * 32768 + (words[at]! & WORD_BITS);
}
