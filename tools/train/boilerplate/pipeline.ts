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
  /** Number of folds by domain. */
  readonly folds: number;
  readonly first: GrowOptions;
  readonly second: GrowOptions;
  readonly log: (text: string) => void;
}

/** The model of all records, and for each fold the one that learned nothing from the fold's own lines. */
export interface TrainedModels {
  readonly model: Weights;
  readonly folds: readonly Weights[];
}

const PICK_SEED = 5;

/**
 * Trains the three stages. Each stage learns from answers that the one before gave on domains it had not seen (stacked
 * generalization, Wolpert 1992), so the models of the folds come out on the way: the fold's own rows are in none of
 * its three stages.
 */
export function train(data: Dataset, options: PipelineOptions): TrainedModels {
  const { folds, log } = options;
  const fold = data.records.map((record) => foldOf(record.domain, folds));
  const picked = pickRows(data, PICK_SEED);
  const rowsOf = (outside: number, wanted: (row: number) => boolean): Int32Array => {
    const rows: number[] = [];
    data.records.forEach((_, record) => {
      if (fold[record] !== outside) for (let row = data.starts[record]!; row < data.starts[record + 1]!; row++) if (wanted(row)) rows.push(row);
    });
    return Int32Array.from(rows);
  };
  const growAll = (bins: Binned, growing: GrowOptions): Trees[] =>
    Array.from({ length: folds + 1 }, (_, k) => {
      const trees = growTrees(bins, data.labels, picked.weights, data.groups, rowsOf(k, (row) => picked.learn[row] === 1), { ...growing, seed: growing.seed + k });
      log(k === folds ? '  all' : `  without fold ${k}`);
      return trees;
    });

  log('words');
  const words = Array.from({ length: folds + 1 }, (_, k) => trainWords(data.words, rowsOf(k, (row) => data.weights[row]! > 0), 11 + k));
  const scores = new Float32Array(data.rows);
  eachRow(data, (row, record) => {
    const slots = data.words.slots.subarray(data.words.starts[row], data.words.starts[row + 1]);
    scores[row] = wordScore(words[fold[record]!]!, slots, slots.length);
  });

  log('first stage');
  const firstRows = featureRows(data, FIRST_COUNT, (record, out) => firstFeatures(data.scans[record]!, part(data, scores, record), out, FIRST_COUNT));
  const first = growAll(bin(firstRows, data.rows, FIRST_COUNT), options.first);
  const answers = new Float32Array(data.rows);
  eachRow(data, (row, record) => {
    answers[row] = predictTrees(first[fold[record]!]!, firstRows, row * FIRST_COUNT);
  });

  log('second stage');
  const secondRows = featureRows(data, SECOND_COUNT, (record, out) => secondFeatures(data.scans[record]!, part(data, scores, record), part(data, answers, record), out));
  const second = growAll(bin(secondRows, data.rows, SECOND_COUNT), options.second);
  const models = words.map((weights, k): Weights => ({ words: weights, first: first[k]!, second: second[k]! }));
  return { model: models[folds]!, folds: models.slice(0, folds) };
}

function eachRow(data: Dataset, visit: (row: number, record: number) => void): void {
  data.records.forEach((_, record) => {
    for (let row = data.starts[record]!; row < data.starts[record + 1]!; row++) visit(row, record);
  });
}

function part(data: Dataset, values: Float32Array, record: number): Float32Array {
  return values.subarray(data.starts[record], data.starts[record + 1]);
}

function featureRows(data: Dataset, width: number, write: (record: number, out: Float32Array) => void): Float32Array {
  const rows = new Float32Array(data.rows * width);
  data.records.forEach((_, record) => write(record, rows.subarray(data.starts[record]! * width, data.starts[record + 1]! * width)));
  return rows;
}
