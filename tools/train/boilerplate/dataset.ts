import { MOST_SLOTS, wordSlots } from '../../../src/core/boilerplate/model/word-score';
import { type PageScan, scanLines, scanPage } from '../../../src/core/boilerplate/model/page-scan';
import type { Pack } from '../../../src/core/boilerplate/pack';
import { readPage } from '../../../src/core/boilerplate/page-rules';
import { type GoldRecord } from './data';
import type { WordRows } from './word-model';

/** Scanned records: the rows of all their lines, one after the other. */
export interface Dataset {
  readonly records: readonly GoldRecord[];
  readonly scans: readonly PageScan[];
  /** First row of each record; one more at the end. */
  readonly starts: Int32Array;
  readonly rows: number;
  readonly labels: Uint8Array;
  /** What a line counts for the trees; 0 for lines that nobody learns from. */
  readonly weights: Float32Array;
  /** With weights of its own: all copies of a page say much the same words. */
  readonly words: WordRows;
}

export function buildDataset(records: readonly GoldRecord[], pack: Pack): Dataset {
  const scans: PageScan[] = [];
  const starts = new Int32Array(records.length + 1);
  let rows = 0;
  records.forEach((record, i) => {
    starts[i] = rows;
    rows += record.lines.length;
  });
  starts[records.length] = rows;
  const labels = new Uint8Array(rows);
  const weights = new Float32Array(rows);
  const wordWeights = new Float32Array(rows);
  const copies = new Map<string, number>();
  for (const record of records) copies.set(pageOf(record), (copies.get(pageOf(record)) ?? 0) + 1);
  const slots: number[] = [];
  const slotStarts = new Int32Array(rows + 1);
  const buffer = new Int32Array(MOST_SLOTS);
  const answers = new Uint8Array(rows);
  records.forEach((record, i) => {
    const texts = record.lines.map((line) => line.t.trim());
    const { entries, taken } = readPage(texts, pack);
    const scan = scanPage(scanLines(texts), entries, taken);
    scans.push(scan);
    const weight = weightOf(record);
    const asOne = 1 / Math.sqrt(copies.get(pageOf(record)) ?? 1);
    record.lines.forEach((line, at) => {
      const row = starts[i]! + at;
      labels[row] = line.keep ? 0 : 1;
      weights[row] = weight;
      if (line.x === 'title' || line.x === 'deck') {
        labels[row] = 0;
        weights[row]! *= 0.5;
      } else if (line.x !== undefined) weights[row] = 0;
      wordWeights[row] = weights[row]! * asOne;
      slotStarts[row] = slots.length;
      answers[row] = labels[row] === 1 ? 1 | answerOf(line.c) : 0;
      const used = wordSlots(scan, at, buffer);
      for (let k = 0; k < used; k++) slots.push(buffer[k]!);
    });
  });
  slotStarts[rows] = slots.length;
  return { records, scans, starts, rows, labels, weights, words: { slots: Int32Array.from(slots), starts: slotStarts, answers, weights: wordWeights } };
}

/** Human gold on what extractors left counts most: that is what a seed is. */
function weightOf(record: GoldRecord): number {
  return (record.tier === 'core' ? 1 : 0.3) * (record.flavour === 'residue' ? 1 : 0.35);
}

/** The same page comes back once an extractor; for words its copies together count as the root of their number. */
export function pageOf(record: GoldRecord): string {
  return `${record.page} ${record.flavour}`;
}

const FURNITURE = /caption|byline|timestamp/;
const LINKS = /^(?:label|nav|related|headline|tags|toc|number|widget)/;
const PROMPTS = /newsletter|comments|share|ad\/|legal|follow|bio|other prose/;

/** The heads, besides the first, that a class of boilerplate is an example of; classes are the data set's own guesses. */
function answerOf(kind: string | undefined): number {
  if (kind === undefined) return 0;
  return FURNITURE.test(kind) ? 2 : LINKS.test(kind) ? 4 : PROMPTS.test(kind) ? 8 : 0;
}
