import { FIRST, FIRST_COUNT, firstFeatures, meanByForm } from './first-features';
import { SHAPE_COUNT } from './line-scan';
import type { PageScan } from './page-scan';
import { TOPIC_COUNT, writeTopic } from './topic';

const REACH = 5;
const ADDED: readonly string[] = [
  ...Array.from({ length: 2 * REACH + 1 }, (_, k) => `first${k - REACH}`),
  'around2',
  'around5',
  'around10',
  'firstAbove',
  'firstBelow',
  'keptAbove',
  'keptBelow',
  'toKeptAbove',
  'toKeptBelow',
  'firstPage',
  'boilRun',
  'formFirst',
  'formCount',
  'keptTopic',
  'keptTopicNames',
  'keptTopicWords',
];

/** The names of the second stage's features: those of the first and what its answers around the line say. */
export const SECOND: readonly string[] = [...FIRST, ...ADDED];
export const SECOND_COUNT = SECOND.length;

const AT_MEANS = FIRST_COUNT + 2 * REACH + 1;
const FAR = 40;
/** A line this unlikely to be boilerplate is taken for the article. */
const KEPT = 0.3;

/** The second stage's features, `SECOND_COUNT` numbers a line. `first` is each line's probability from the first stage. */
export function secondFeatures(scan: PageScan, scores: Float32Array, first: Float32Array, out: Float32Array): void {
  firstFeatures(scan, scores, out, SECOND_COUNT);
  addSecondFeatures(scan, first, out);
}

/**
 * Completes rows whose first `FIRST_COUNT` numbers are in place already. For lines less likely than `clear` the costly
 * part is left out: nobody asks the second stage about them.
 */
export function addSecondFeatures(scan: PageScan, first: Float32Array, out: Float32Array, clear = 0): void {
  const { count } = scan;
  const sum = new Float64Array(count + 1);
  const kept = new Float64Array(count + 1);
  const article = new Uint8Array(count);
  for (let line = 0; line < count; line++) {
    const p = first[line] ?? 0;
    const words = scan.shape[line * SHAPE_COUNT + 1] ?? 0;
    sum[line + 1] = (sum[line] ?? 0) + p;
    kept[line + 1] = (kept[line] ?? 0) + (1 - p) * words;
    article[line] = p < KEPT && words >= 4 ? 1 : 0;
  }
  const mean = (from: number, to: number): number => (to <= from ? -1 : ((sum[to] ?? 0) - (sum[from] ?? 0)) / (to - from));
  const around = (line: number, reach: number): number => mean(Math.max(0, line - reach), Math.min(count, line + reach + 1));
  const total = Math.max(1e-6, kept[count] ?? 0);
  let above = -1;
  for (let line = 0; line < count; line++) {
    const at = line * SECOND_COUNT;
    for (let d = -REACH; d <= REACH; d++) {
      const other = line + d;
      out[at + FIRST_COUNT + d + REACH] = other < 0 || other >= count ? -1 : (first[other] ?? 0);
    }
    const means = at + AT_MEANS;
    out[means] = around(line, 2);
    out[means + 1] = around(line, 5);
    out[means + 2] = around(line, 10);
    out[means + 3] = mean(0, line);
    out[means + 4] = mean(line + 1, count);
    out[means + 5] = (kept[line] ?? 0) / total;
    out[means + 6] = ((kept[count] ?? 0) - (kept[line + 1] ?? 0)) / total;
    out[means + 7] = above < 0 ? FAR : Math.min(line - above, FAR);
    out[means + 9] = mean(0, count);
    if (article[line]) above = line;
  }
  writeDistances(first, article, out, count);
  meanByForm(scan, first, out, SECOND_COUNT, AT_MEANS + 11);
  writeTopic(scan, article, out, SECOND_COUNT, SECOND_COUNT - TOPIC_COUNT, (line) => (first[line] ?? 0) < clear);
}

function writeDistances(first: Float32Array, article: Uint8Array, out: Float32Array, count: number): void {
  let below = -1;
  for (let line = count - 1; line >= 0; line--) {
    out[line * SECOND_COUNT + AT_MEANS + 8] = below < 0 ? FAR : Math.min(below - line, FAR);
    if (article[line]) below = line;
  }
  for (let from = 0; from < count; ) {
    let to = from + 1;
    const high = (first[from] ?? 0) >= 0.5;
    while (to < count && (first[to] ?? 0) >= 0.5 === high) to++;
    for (let line = from; line < to; line++) out[line * SECOND_COUNT + AT_MEANS + 10] = (high ? 1 : -1) * Math.min(to - from, FAR);
    from = to;
  }
}
