import { SHAPE_COUNT } from './line-scan';
import { PACK_COUNT, type PageScan, stopOf, wordsOf } from './page-scan';
import type { WordNumbers } from './word-numbers';

/** What the lines between two paragraphs have in common. */
export const LIST = ['runAlike', 'runSpread', 'runColon', 'runSure', 'runTopic', 'runCapitals', 'runNumbers', 'runStops', 'runMarked', 'runNames', 'runShare', 'runLinks'] as const;

/** Where the features of lists go in a row, and where those stand that they are made from. */
export interface ListPlaces {
  readonly list: number;
  readonly topic: number;
  readonly names: number;
  readonly links: number;
}

/** How alike the lines of each run between paragraphs are, and what leads into it. */
export function writeLists(scan: PageScan, forms: WordNumbers, out: Float32Array, stride: number, { list, topic, names: namesAt, links: linksAt }: ListPlaces): void {
  const { count, prose, pack, shape } = scan;
  const alike = scan.arena.integers(forms.size);
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && prose[to] === prose[from]) to++;
    const size = to - from;
    let sum = 0;
    let squares = 0;
    let sure = 0;
    let topics = 0;
    let capitals = 0;
    let numbers = 0;
    let stops = 0;
    let names = 0;
    let links = 0;
    let most = 0;
    let mostForm = 0;
    for (let line = from; line < to; line++) {
      const n = Math.min(60, wordsOf(scan, line));
      sum += n;
      squares += n * n;
      sure += pack[line * PACK_COUNT] ?? 0;
      topics += Math.max(0, out[line * stride + topic]!);
      capitals += shape[line * SHAPE_COUNT + 3] ?? 0;
      numbers += (shape[line * SHAPE_COUNT + 6] ?? 0) > 0 ? 1 : 0;
      stops += stopOf(scan, line);
      names += Math.max(0, out[line * stride + namesAt]!);
      links += out[line * stride + linksAt]!;
      const same = ++alike[forms.ids[line]!]!;
      if (same > most) {
        most = same;
        mostForm = scan.forms[line]!;
      }
    }
    const mean = sum / size;
    const spread = Math.sqrt(Math.max(0, squares / size - mean * mean)) / Math.max(1, mean);
    const colon = from > 0 ? (shape[(from - 1) * SHAPE_COUNT + 12] ?? 0) : 0;
    for (let line = from; line < to; line++) {
      const at = line * stride + list;
      out[at] = alike[forms.ids[line]!]! / size;
      out[at + 1] = spread;
      out[at + 2] = colon;
      out[at + 3] = sure / size;
      out[at + 4] = topics / size;
      out[at + 5] = capitals / size;
      out[at + 6] = numbers / size;
      out[at + 7] = stops / size;
      out[at + 8] = marksOf(mostForm) > 0 ? most / size : 0;
      out[at + 9] = names / size;
      out[at + 10] = size / count;
      out[at + 11] = links / size;
    }
    for (let line = from; line < to; line++) alike[forms.ids[line]!] = 0;
    from = to;
  }
}

/** How many kinds of marks and numbers lines of a form hold, its length class aside. */
export function marksOf(form: number): number {
  let marks = 0;
  for (let bits = form & 0xfff; bits !== 0; bits &= bits - 1) marks++;
  return marks;
}

/**
 * Writes, at `out[line * stride + at…]`, the mean of `values` (those `step` apart) over the page's lines of the same
 * form, and their number.
 */
export function meanByForm(scan: PageScan, { ids, size }: WordNumbers, values: Float32Array, step: number, out: Float32Array, stride: number, at: number): void {
  const sums = scan.arena.doubles(size);
  const counts = scan.arena.integers(size);
  for (let line = 0; line < scan.count; line++) {
    sums[ids[line]!]! += values[line * step]!;
    counts[ids[line]!]!++;
  }
  for (let line = 0; line < scan.count; line++) {
    const id = ids[line]!;
    out[line * stride + at] = sums[id]! / counts[id]!;
    out[line * stride + at + 1] = counts[id]!;
  }
}
