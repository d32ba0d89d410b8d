import { type GoldRecord } from '../../train/boilerplate/data';

/** The figures of one set of records: shares from 0 to 1. */
export interface Score {
  readonly pages: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Mean page F1 of the kept text, in words. */
  readonly textF1: number;
  /** Pages that lost a line of the article, and one of at least eight words. */
  readonly harm: number;
  readonly harm8: number;
  /** Of the pages with a title those that lost every line of it. */
  readonly untitled: number;
}

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu;
const LONG_LINE = 8;

function countWords(text: string): number {
  return text.normalize('NFKC').match(WORD)?.length ?? 0;
}

/** Scores dropped lines against gold, as the data set's scorer does: lines marked `x` do not count, but for titles that are lost. */
export function score(records: readonly GoldRecord[], drop: ReadonlyMap<string, ReadonlySet<number>>): Score {
  let [tp, fp, fn, harm, harm8, textF1, titled, untitled] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const record of records) {
    const dropped = drop.get(record.id) ?? new Set<number>();
    let [all, kept, left, hurt, hurt8] = [0, 0, 0, 0, 0];
    record.lines.forEach((line, index) => {
      if (line.x !== undefined) return;
      const words = countWords(line.t);
      if (line.keep) {
        all += words;
        if (!dropped.has(index)) kept += words;
        else {
          fp++;
          hurt = 1;
          if (words >= LONG_LINE) hurt8 = 1;
        }
      } else if (dropped.has(index)) tp++;
      else {
        fn++;
        left += words;
      }
    });
    const titles = [...record.lines.keys()].filter((index) => record.lines[index]?.x === 'title');
    if (titles.length > 0) titled++;
    if (titles.length > 0 && titles.every((index) => dropped.has(index))) untitled++;
    harm += hurt;
    harm8 += hurt8;
    const precision = kept + left > 0 ? kept / (kept + left) : all > 0 ? 0 : 1;
    const recall = all > 0 ? kept / all : 1;
    textF1 += precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  }
  const pages = records.length;
  const precision = tp + fp > 0 ? tp / (tp + fp) : 1;
  const recall = tp + fn > 0 ? tp / (tp + fn) : 1;
  return { pages, precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0, textF1: textF1 / pages, harm: harm / pages, harm8: harm8 / pages, untitled: titled > 0 ? untitled / titled : 0 };
}

/** One row of the table. */
export function row(set: string, name: string, result: Score): string {
  const percent = (value: number): string => (100 * value).toFixed(1).padStart(6);
  const { precision, recall, f1, textF1, harm, harm8, untitled } = result;
  return `${set.padEnd(9)}${name.padEnd(22)}${String(result.pages).padStart(5)} ${[precision, recall, f1].map(percent).join(' ')} | ${percent(textF1)} | ${percent(harm)} ${percent(harm8)} ${percent(untitled)}`;
}

export const HEAD = `${'set'.padEnd(9)}${'rule'.padEnd(22)}pages  boilP  boilR boilF1 | textF1 |  harm% harm8% title%`;
