import type { WordRange } from './alignment';
import { BREAK } from './word-hash';
import { wordEdits } from './word-edits';

/** Where a passage begins and ends on both sides. */
export interface PassageEnds {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** An end moves outwards by at most this many words a side to meet a sentence end on both. */
const OUT = 40;
/** It moves this far without asking whether the words there are alike. */
const FREELY = 4;
/** Farther out, this share of the words must be equal, in order. */
const ALIKE = 0.28;
/** An end moves inwards by at most this many words. */
const IN = 2;

/**
 * Moves the ends of a passage to sentence or line ends where both sides have one near: writers copy sentences, and an
 * edit at the edge hides the last equal words.
 */
export function snap(a: WordRange, b: WordRange, at: PassageEnds): PassageEnds {
  const start = snapStart(a, b, at.a0, at.b0);
  const end = snapEnd(a, b, at.a1, at.b1);
  return { a0: start[0], b0: start[1], a1: end[0], b1: end[1] };
}

function snapStart(a: WordRange, b: WordRange, a0: number, b0: number): readonly [number, number] {
  const outA = backToStart(a, a0);
  const outB = backToStart(b, b0);
  if (mayMove(a, a0 - outA, a0, b, b0 - outB, b0)) return [a0 - outA, b0 - outB];
  const inA = onToStart(a, a0);
  const inB = onToStart(b, b0);
  if (inA === inB && inA <= IN) return [a0 + inA, b0 + inB];
  return [a0, b0];
}

function snapEnd(a: WordRange, b: WordRange, a1: number, b1: number): readonly [number, number] {
  const outA = onToEnd(a, a1);
  const outB = onToEnd(b, b1);
  if (mayMove(a, a1, a1 + outA, b, b1, b1 + outB)) return [a1 + outA, b1 + outB];
  const inA = backToEnd(a, a1);
  const inB = backToEnd(b, b1);
  if (inA === inB && inA <= IN) return [a1 - inA, b1 - inB];
  return [a1, b1];
}

function mayMove(a: WordRange, a0: number, a1: number, b: WordRange, b0: number, b1: number): boolean {
  const most = Math.max(a1 - a0, b1 - b0);
  if (most > OUT) return false;
  return most <= FREELY || wordEdits(a.words, a0, a1, b.words, b0, b1).matched >= ALIKE * most;
}

function startsHere({ words, start }: WordRange, at: number): boolean {
  return at <= start || (words[at - 1]! & BREAK) !== 0;
}

function backToStart(range: WordRange, at: number): number {
  let steps = 0;
  while (steps <= OUT && !startsHere(range, at - steps)) steps++;
  return steps;
}

function onToStart(range: WordRange, at: number): number {
  let steps = 0;
  while (steps <= IN && !(at + steps < range.end && startsHere(range, at + steps))) steps++;
  return steps;
}

function onToEnd(range: WordRange, at: number): number {
  let steps = 0;
  while (steps <= OUT && !(at + steps >= range.end || startsHere(range, at + steps))) steps++;
  return steps;
}

function backToEnd(range: WordRange, at: number): number {
  let steps = 0;
  while (steps <= IN && !startsHere(range, at - steps)) steps++;
  return steps;
}
