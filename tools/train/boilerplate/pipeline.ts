import { FIRST_COUNT, firstFeatures } from '../../../src/core/boilerplate/model/first-features';
import type { Weights } from '../../../src/core/boilerplate/model/model-file';
import { SECOND_COUNT, secondFeatures } from '../../../src/core/boilerplate/model/second-features';
import { type Trees, predictTrees } from '../../../src/core/boilerplate/model/trees';
import { wordScore } from '../../../src/core/boilerplate/model/word-score';
import { foldOf } from './data';
import type { Dataset } from './dataset';
import { type Binned, type GrowOptions, bin, growTrees } from './grow-trees';
import { pickRows } from './pick-rows';
import { trainWords } from './word-model';

/** Sizes and rates of the two tree stages. */
export interface PipelineOptions {
  /** Folds by domain inside the training records. */
  readonly folds: number;
  readonly first: GrowOptions;
  readonly second: GrowOptions;
  readonly log: (text: string) => void;
}

const SALT = 77;
const PICK_SEED = 5;

/**
 * Trains the three stages on the records of `use`. Each stage learns from answers that the one before gave on domains
 * it had not seen (stacked generalization, Wolpert 1992).
 */
export function train(data: Dataset, use: readonly number[], options: PipelineOptions): Weights {
  const { folds, log } = options;
  const fold = data.records.map((record) => foldOf(record.domain, folds, SALT));
  const picked = pickRows(data, PICK_SEED);
  const rowsOf = (outside: number | undefined, wanted: (row: number) => boolean): Int32Array => {
    const rows: number[] = [];
    for (const record of use) {
      if (fold[record] === outside) continue;
      for (let row = data.starts[record]!; row < data.starts[record + 1]!; row++) if (wanted(row)) rows.push(row);
    }
    return Int32Array.from(rows);
  };
  const scored = (row: number): boolean => data.weights[row]! > 0;
  const learned = (row: number): boolean => picked.learn[row] === 1;

  const scores = new Float32Array(data.rows);
  for (let k = 0; k < folds; k++) {
    const words = trainWords(data.words, rowsOf(k, scored), 11 + k);
    for (const record of use) if (fold[record] === k) scoreRecord(data, record, words, scores);
  }
  const words = trainWords(data.words, rowsOf(undefined, scored), 7);
  log('words');

  const firstRows = featureRows(data, use, FIRST_COUNT, (record, out) => firstFeatures(data.scans[record]!, slice(data, scores, record), out, FIRST_COUNT));
  const firstBins = bin(firstRows, data.rows, FIRST_COUNT);
  const grow = (bins: Binned, outside: number | undefined, growing: GrowOptions): Trees =>
    growTrees(bins, data.labels, picked.weights, data.groups, rowsOf(outside, learned), { ...growing, seed: growing.seed + (outside ?? folds) });
  const answers = new Float32Array(data.rows);
  for (let k = 0; k < folds; k++) {
    const trees = grow(firstBins, k, options.first);
    for (const record of use) {
      if (fold[record] !== k) continue;
      for (let row = data.starts[record]!; row < data.starts[record + 1]!; row++) answers[row] = predictTrees(trees, firstRows, row * FIRST_COUNT);
    }
  }
  const first = grow(firstBins, undefined, options.first);
  log('first stage');

  const secondRows = featureRows(data, use, SECOND_COUNT, (record, out) => secondFeatures(data.scans[record]!, slice(data, scores, record), slice(data, answers, record), out));
  const second = grow(bin(secondRows, data.rows, SECOND_COUNT), undefined, options.second);
  log('second stage');
  return { words, first, second };
}

function scoreRecord(data: Dataset, record: number, words: Float32Array, scores: Float32Array): void {
  for (let row = data.starts[record]!; row < data.starts[record + 1]!; row++) {
    const slots = data.words.slots.subarray(data.words.starts[row], data.words.starts[row + 1]);
    scores[row] = wordScore(words, slots, slots.length);
  }
}

function slice(data: Dataset, values: Float32Array, record: number): Float32Array {
  return values.subarray(data.starts[record], data.starts[record + 1]);
}

function featureRows(data: Dataset, use: readonly number[], width: number, write: (record: number, out: Float32Array) => void): Float32Array {
  const rows = new Float32Array(data.rows * width);
  for (const record of use) write(record, rows.subarray(data.starts[record]! * width, data.starts[record + 1]! * width));
  return rows;
}
