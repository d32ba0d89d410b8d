import { BEFORE, LABELS, mayEnd, mayStart } from './labels';

/** Scores of the best ways to each label, and the label before; kept for the next run. */
let best = new Float64Array(0);
let from = new Uint8Array(0);

/**
 * The best labels of one run of tokens (Viterbi 1967). `scores`: `count` × `LABELS` from `first`, row by row; `transitions`:
 * `LABELS` × `LABELS`, from row to column. Writes them into `out` from `at`. Only additions and comparisons, so that every
 * engine decides alike; ties go to the lower label.
 */
export function decode(scores: Float64Array, count: number, transitions: Float64Array, out: Uint8Array, at: number, first = 0): void {
  if (count === 0) return;
  if (best.length < count * LABELS) {
    best = new Float64Array(count * LABELS);
    from = new Uint8Array(count * LABELS);
  }
  for (let y = 0; y < LABELS; y++) best[y] = mayStart(y) ? (scores[first + y] ?? 0) : -Infinity;
  for (let i = 1; i < count; i++) {
    const row = i * LABELS;
    for (let y = 0; y < LABELS; y++) {
      let top = -Infinity;
      let source = 0;
      for (const previous of BEFORE[y] ?? []) {
        const score = (best[row - LABELS + previous] ?? 0) + (transitions[previous * LABELS + y] ?? 0);
        if (score > top) {
          top = score;
          source = previous;
        }
      }
      best[row + y] = top + (scores[first + row + y] ?? 0);
      from[row + y] = source;
    }
  }
  let label = 0;
  let top = -Infinity;
  for (let y = 0; y < LABELS; y++) {
    const score = best[(count - 1) * LABELS + y] ?? 0;
    if (mayEnd(y) && score > top) {
      top = score;
      label = y;
    }
  }
  for (let i = count - 1; i >= 0; i--) {
    out[at + i] = label;
    label = from[i * LABELS + label] ?? 0;
  }
}
