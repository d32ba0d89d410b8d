import { SHAPE, SHAPE_COUNT } from './line-scan';
import { LIST, marksOf, meanByForm, writeLists } from './list-features';
import { MAIN, writeMain } from './main-text';
import { PACK, PACK_COUNT, type PageScan, stopOf, wordsOf } from './page-scan';
import { numberWords } from './word-numbers';
import { ECHO, TOPIC_COUNT, writeEchoes } from './topic';
import { HEADS, HEAD_COUNT } from './word-score';

const AROUND = [-3, -2, -1, 1, 2, 3] as const;
const NEIGHBOUR = ['words', 'stop', 'capitals', 'score', 'sure', 'creditScore', 'linkScore', 'promptScore'] as const;
const PLACE = ['index', 'fromEnd', 'relative', 'lines', 'proseAbove', 'proseBelow', 'toProseAbove', 'toProseBelow'] as const;
const WHOLE_PAGE = ['pageWords', 'pageProse', 'pageStops', 'pageScore'] as const;
const RUN = ['runLength', 'runPlace', 'runWords', 'runScore', 'runAtEnd', 'runAtStart'] as const;
const WINDOW = ['score3', 'score6', 'words3', 'stops3', 'stops6', 'score12', 'sure4', 'sure12', 'credits6', 'links6', 'prompts6'] as const;
const BESIDE = ['credit-1', 'unsure-1', 'colon-1', 'symbol-1', 'numbers-1', 'sameForm-1', 'credit+1', 'unsure+1', 'colon+1', 'symbol+1', 'numbers+1', 'sameForm+1'] as const;
const MORE = ['pageCredits', 'pageSure', 'titleTopic', 'titleWords', 'formScore', 'formShare', 'sameForm-2', 'sameForm+2', 'endings', 'sameForm-3', 'sameForm+3', 'formMarks'] as const;
const REST = ['sinceHeading', 'repeats', 'openings', ...HEADS, 'sinceComments', 'topic', 'topicNames', 'topicWords'] as const;

/** The names of the trees' features, in order. */
export const FEATURES: readonly string[] = [
  ...SHAPE,
  ...PACK,
  ...PLACE,
  ...WHOLE_PAGE,
  ...AROUND.flatMap((d) => NEIGHBOUR.map((name) => `${name}${d > 0 ? '+' : ''}${d}`)),
  ...RUN,
  ...LIST,
  ...WINDOW,
  ...BESIDE,
  ...MORE,
  ...ECHO,
  ...MAIN,
  ...REST,
];
export const FEATURE_COUNT = FEATURES.length;

/** Where a feature stands in a row; throws at load when a name is wrong. */
export function featureAt(name: string): number {
  const at = FEATURES.indexOf(name);
  if (at < 0) throw new Error(`No feature ${name}`);
  return at;
}

const AT_PLACE = SHAPE_COUNT + PACK_COUNT;
const AT_PAGE = AT_PLACE + PLACE.length;
const AT_AROUND = AT_PAGE + WHOLE_PAGE.length;
const AT_RUN = AT_AROUND + AROUND.length * NEIGHBOUR.length;
const AT_LIST = AT_RUN + RUN.length;
const AT_WINDOW = AT_LIST + LIST.length;
const AT_BESIDE = AT_WINDOW + WINDOW.length;
const AT_MORE = AT_BESIDE + BESIDE.length;
const AT_ECHO = AT_MORE + MORE.length;
const AT_MAIN = AT_ECHO + ECHO.length;
const AT_REST = AT_MAIN + MAIN.length;
const FAR = 40;

/**
 * The features of every line of a page, `FEATURE_COUNT` numbers each. `scores` is what the words' heads say, `HEAD_COUNT` numbers a line.
 */
export function writeFeatures(scan: PageScan, scores: Float32Array, out: Float32Array): void {
  const stride = FEATURE_COUNT;
  const { count, shape, pack } = scan;
  for (let line = 0; line < count; line++) {
    const at = line * stride;
    for (let f = 0; f < SHAPE_COUNT; f++) out[at + f] = shape[line * SHAPE_COUNT + f] ?? 0;
    for (let f = 0; f < PACK_COUNT; f++) out[at + SHAPE_COUNT + f] = pack[line * PACK_COUNT + f] ?? 0;
    AROUND.forEach((d, k) => writeNeighbour(scan, scores, line + d, out, at + AT_AROUND + k * NEIGHBOUR.length));
    out[at + AT_REST + 1] = scan.repeats[line] ?? 0;
    out[at + AT_REST + 2] = scan.openings[line] ?? 0;
    for (let head = 0; head < HEAD_COUNT; head++) out[at + AT_REST + 3 + head] = scores[line * HEAD_COUNT + head] ?? 0;
  }
  writePlaces(scan, scores, out, stride);
  writeRuns(scan, scores, out, stride);
  writeWindows(scan, scores, out, stride);
  writeEchoes(scan, out, stride, { topic: AT_REST + REST.length - TOPIC_COUNT, echo: AT_ECHO, title: AT_MORE + 2 });
  writeMain(count, (line) => wordsOf(scan, line), (line) => 1 - 2 / (1 + Math.exp(-(scores[line * HEAD_COUNT] ?? 0))), out, stride, AT_MAIN);
  const forms = numberWords(scan.forms, count, scan.arena);
  writeLists(scan, forms, out, stride, { list: AT_LIST, topic: AT_REST + REST.length - TOPIC_COUNT, names: AT_ECHO + 4, links: AT_REST + 5 });
  writeBeside(scan, out, stride);
  writeForms(scan, out, stride);
  meanByForm(scan, forms, scores, HEAD_COUNT, out, stride, AT_MORE + 4);
  for (let line = 0; line < count; line++) out[line * stride + AT_MORE + 5] = (out[line * stride + AT_MORE + 5] ?? 0) / count;
}

function writeNeighbour(scan: PageScan, scores: Float32Array, line: number, out: Float32Array, at: number): void {
  const inside = line >= 0 && line < scan.count;
  out[at] = inside ? wordsOf(scan, line) : -1;
  out[at + 1] = inside ? stopOf(scan, line) : -1;
  out[at + 2] = inside ? (scan.shape[line * SHAPE_COUNT + 3] ?? 0) : -1;
  out[at + 3] = inside ? (scores[line * HEAD_COUNT] ?? 0) : 0;
  out[at + 4] = inside ? (scan.pack[line * PACK_COUNT] ?? 0) : -1;
  for (let head = 1; head < HEAD_COUNT; head++) out[at + 4 + head] = inside ? (scores[line * HEAD_COUNT + head] ?? 0) : 0;
}

function writePlaces(scan: PageScan, scores: Float32Array, out: Float32Array, stride: number): void {
  const { count, prose } = scan;
  let total = 0;
  let all = 0;
  let proseLines = 0;
  let stops = 0;
  let score = 0;
  for (let line = 0; line < count; line++) {
    const n = wordsOf(scan, line);
    all += n;
    if (prose[line]) {
      total += n;
      proseLines++;
    }
    stops += stopOf(scan, line);
    score += scores[line * HEAD_COUNT] ?? 0;
  }
  let above = 0;
  let last = -1;
  for (let line = 0; line < count; line++) {
    const at = line * stride + AT_PLACE;
    const own = prose[line] ? wordsOf(scan, line) : 0;
    out[at] = Math.min(line, FAR);
    out[at + 1] = Math.min(count - 1 - line, FAR);
    out[at + 2] = count > 1 ? line / (count - 1) : 0;
    out[at + 3] = count;
    out[at + 4] = total === 0 ? 0 : above / total;
    out[at + 5] = total === 0 ? 0 : (total - above - own) / total;
    out[at + 6] = last < 0 ? FAR : Math.min(line - last, FAR);
    above += own;
    if (prose[line]) last = line;
    const page = line * stride + AT_PAGE;
    out[page] = all / count;
    out[page + 1] = proseLines / count;
    out[page + 2] = stops / count;
    out[page + 3] = score / count;
  }
  let next = -1;
  for (let line = count - 1; line >= 0; line--) {
    out[line * stride + AT_PLACE + 7] = next < 0 ? FAR : Math.min(next - line, FAR);
    if (prose[line]) next = line;
  }
}

function writeRuns(scan: PageScan, scores: Float32Array, out: Float32Array, stride: number): void {
  const { count, prose, pack } = scan;
  let heading = -1;
  let comments = -1;
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && prose[to] === prose[from]) to++;
    let sum = 0;
    let score = 0;
    for (let line = from; line < to; line++) {
      sum += wordsOf(scan, line);
      score += scores[line * HEAD_COUNT] ?? 0;
    }
    const sign = prose[from] ? -1 : 1;
    for (let line = from; line < to; line++) {
      const at = line * stride + AT_RUN;
      out[at] = sign * Math.min(to - from, FAR);
      out[at + 1] = Math.min(line - from, FAR);
      out[at + 2] = sum / (to - from);
      out[at + 3] = score / (to - from);
      out[at + 4] = to === count ? 1 : 0;
      out[at + 5] = from === 0 ? 1 : 0;
      out[line * stride + AT_REST] = heading < 0 ? FAR : Math.min(line - heading, FAR);
      out[line * stride + AT_REST + 3 + HEAD_COUNT] = comments < 0 ? FAR : Math.min(line - comments, FAR - 1);
      if (pack[line * PACK_COUNT + 8] === 1 && pack[line * PACK_COUNT + 2] === 1) heading = line;
      if (pack[line * PACK_COUNT + 10] === 1 && comments < 0) comments = line;
    }
    from = to;
  }
}

function writeWindows(scan: PageScan, scores: Float32Array, out: Float32Array, stride: number): void {
  const { count, pack } = scan;
  const sums = Array.from({ length: 4 + HEAD_COUNT - 1 }, () => scan.arena.doubles(count + 1));
  const add = (sum: number, line: number, value: number): void => {
    sums[sum]![line + 1] = sums[sum]![line]! + value;
  };
  for (let line = 0; line < count; line++) {
    add(0, line, scores[line * HEAD_COUNT]!);
    add(1, line, wordsOf(scan, line));
    add(2, line, stopOf(scan, line));
    add(3, line, pack[line * PACK_COUNT]!);
    for (let head = 1; head < HEAD_COUNT; head++) add(3 + head, line, scores[line * HEAD_COUNT + head]!);
  }
  const mean = (sum: number, line: number, reach: number): number => {
    const from = Math.max(0, line - reach);
    const to = Math.min(count, line + reach + 1);
    return (sums[sum]![to]! - sums[sum]![from]!) / (to - from);
  };
  for (let line = 0; line < count; line++) {
    const at = line * stride + AT_WINDOW;
    out[at] = mean(0, line, 3);
    out[at + 1] = mean(0, line, 6);
    out[at + 2] = mean(1, line, 3);
    out[at + 3] = mean(2, line, 3);
    out[at + 4] = mean(2, line, 6);
    out[at + 5] = mean(0, line, 12);
    out[at + 6] = mean(3, line, 4);
    out[at + 7] = mean(3, line, 12);
    for (let head = 1; head < HEAD_COUNT; head++) out[at + 7 + head] = mean(3 + head, line, 6);
  }
}

function writeForms(scan: PageScan, out: Float32Array, stride: number): void {
  const { count, forms } = scan;
  for (let line = 0; line < count; line++) {
    const form = forms[line]!;
    const at = line * stride + AT_MORE;
    out[at + 6] = line > 1 && forms[line - 2] === form ? 1 : 0;
    out[at + 7] = line + 2 < count && forms[line + 2] === form ? 1 : 0;
    out[at + 8] = scan.endings[line]!;
    out[at + 9] = line > 2 && forms[line - 3] === form ? 1 : 0;
    out[at + 10] = line + 3 < count && forms[line + 3] === form ? 1 : 0;
    out[at + 11] = marksOf(form);
  }
}

const CREDIT = 6;

function writeBeside(scan: PageScan, out: Float32Array, stride: number): void {
  const { count, pack, shape } = scan;
  const { forms } = scan;
  let credits = 0;
  let sure = 0;
  for (let line = 0; line < count; line++) {
    credits += pack[line * PACK_COUNT + CREDIT] ?? 0;
    sure += pack[line * PACK_COUNT] ?? 0;
  }
  for (let line = 0; line < count; line++) {
    let at = line * stride + AT_BESIDE;
    for (const other of [line - 1, line + 1]) {
      const inside = other >= 0 && other < count;
      out[at] = inside ? (pack[other * PACK_COUNT + CREDIT] ?? 0) : 0;
      out[at + 1] = inside ? (pack[other * PACK_COUNT + 1] ?? 0) : 0;
      out[at + 2] = inside ? (shape[other * SHAPE_COUNT + 12] ?? 0) : 0;
      out[at + 3] = inside ? (shape[other * SHAPE_COUNT + 19] ?? 0) : 0;
      out[at + 4] = inside ? (shape[other * SHAPE_COUNT + 6] ?? 0) : 0;
      out[at + 5] = inside && forms[other] === forms[line] ? 1 : 0;
      at += BESIDE.length / 2;
    }
    out[line * stride + AT_MORE] = credits / count;
    out[line * stride + AT_MORE + 1] = sure / count;
  }
}
