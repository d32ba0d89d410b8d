import { FIRST_COUNT, firstFeatures } from '../../../src/core/boilerplate/model/first-features';
import { SECOND_COUNT, secondFeatures } from '../../../src/core/boilerplate/model/second-features';
import { type Trees, predictTrees } from '../../../src/core/boilerplate/model/trees';
import { wordScore } from '../../../src/core/boilerplate/model/word-score';
import { foldOf } from './data';
import type { Dataset } from './dataset';
import { type GrowOptions, bin, growTrees } from './grow-trees';
import { trainWords } from './word-model';

/** A trained line model: words, then trees over lines, then trees over lines and the first trees' answers around them. */
export interface Trained {
  readonly words: Float32Array;
  readonly first: Trees;
  readonly second: Trees;
}

/** Sizes and rates of the two tree stages. */
export interface PipelineOptions {
  readonly folds: number;
  readonly first: GrowOptions;
  readonly second: GrowOptions;
  readonly log: (text: string) => void;
}

/** What training leaves beside the model: each row's probability from models that never saw its domain. */
export interface OutOfFold {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

const SALT = 77;

/**
 * Trains the three stages on the records of `use`. Each stage learns from answers that the one before gave on domains
 * it had not seen (stacked generalization, Wolpert 1992).
 */
export function train(data: Dataset, use: readonly number[], options: PipelineOptions, want: { outOfFold: boolean }): { model: Trained; outOfFold: OutOfFold } {
  const { folds, log } = options;
  const fold = data.records.map((record) => foldOf(record.domain, folds, SALT));
  const rowsOf = (keep: (record: number) => boolean): Int32Array => {
    const rows: number[] = [];
    for (const record of use) if (keep(record)) for (let row = data.starts[record]!; row < data.starts[record + 1]!; row++) if (data.weights[row]! > 0) rows.push(row);
    return Int32Array.from(rows);
  };
  const scores = new Float32Array(data.rows);
  for (let k = 0; k < folds; k++) {
    const words = trainWords(data.words, [...rowsOf((record) => fold[record] !== k)], 11 + k);
    for (const record of use) if (fold[record] === k) scoreRecord(data, record, words, scores);
  }
  const words = trainWords(data.words, [...rowsOf(() => true)], 7);
  log('words');
  const firstRows = featureRows(data, use, FIRST_COUNT, (record, out) => firstFeatures(data.scans[record]!, slice(data, scores, record), out, FIRST_COUNT));
  const firstBins = bin(firstRows, data.rows, FIRST_COUNT);
  const firstOut = stage(firstBins, firstRows, FIRST_COUNT, options.first, true);
  log('first stage');
  const secondRows = featureRows(data, use, SECOND_COUNT, (record, out) => secondFeatures(data.scans[record]!, slice(data, scores, record), slice(data, firstOut.answers, record), out));
  const secondBins = bin(secondRows, data.rows, SECOND_COUNT);
  const secondOut = stage(secondBins, secondRows, SECOND_COUNT, options.second, want.outOfFold);
  log('second stage');
  return { model: { words, first: firstOut.trees, second: secondOut.trees }, outOfFold: { first: firstOut.answers, second: secondOut.answers } };

  function stage(bins: ReturnType<typeof bin>, rows: Float32Array, width: number, grow: GrowOptions, stacked: boolean): { trees: Trees; answers: Float32Array } {
    const answers = new Float32Array(data.rows);
    for (let k = 0; stacked && k < folds; k++) {
      const trees = growTrees(bins, data.labels, data.weights, data.groups, rowsOf((record) => fold[record] !== k), { ...grow, seed: grow.seed + k });
      for (const record of use) {
        if (fold[record] !== k) continue;
        for (let row = data.starts[record]!; row < data.starts[record + 1]!; row++) answers[row] = predictTrees(trees, rows, row * width);
      }
      log(`  fold ${k}`);
    }
    return { trees: want.outOfFold && width === SECOND_COUNT ? growTrees(bins, data.labels, data.weights, data.groups, rowsOf(() => true), { ...grow, trees: 1 }) : growTrees(bins, data.labels, data.weights, data.groups, rowsOf(() => true), grow), answers };
  }
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
