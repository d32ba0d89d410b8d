import { BEFORE, LABELS, mayEnd, mayStart } from './labels';

/**
 * The best labels of one run of tokens (Viterbi 1967). `scores`: `count` × `LABELS`, row by row; `transitions`:
 * `LABELS` × `LABELS`, from row to column. Writes them into `out` from `at`. Only additions and comparisons, so that every
 * engine decides alike; ties go to the lower label.
 */
export function decode(scores: Float64Array, count: number, transitions: Float64Array, out: Uint8Array, at: number): void {
  if (count === 0) return;
  const best = new Float64Array(count * LABELS).fill(-Infinity);
  const from = new Uint8Array(count * LABELS);
  for (let y = 0; y < LABELS; y++) if (mayStart(y)) best[y] = scores[y] ?? 0;
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
      best[row + y] = top + (scores[row + y] ?? 0);
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
