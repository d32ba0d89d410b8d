import { FEATURE_COUNT, writeFeatures } from '../../../src/core/boilerplate/model/features';
import type { Weights } from '../../../src/core/boilerplate/model/model-file';
import { HEAD_COUNT, wordScores } from '../../../src/core/boilerplate/model/word-score';
import { foldOf } from './data';
import type { Dataset } from './dataset';
import { bin } from './bins';
import { type GrowOptions, growTrees } from './grow-trees';
import { pickRows } from './pick-rows';
import { trainWords } from './word-model';

/** How to train. */
export interface PipelineOptions {
  /** Number of folds by domain. */
  readonly folds: number;
  readonly trees: GrowOptions;
  readonly log: (text: string) => void;
}

/** The model of all records, and for each fold the one that learned nothing from the fold's own lines. */
export interface TrainedModels {
  readonly model: Weights;
  readonly folds: readonly Weights[];
}

const PICK_SEED = 5;
/**
 * What lines of whole pages count for the trees beside what words learn from them: most lines there are page furniture,
 * and trees that see many of them know less of what extractors leave.
 */
const FULL_WEIGHT = 0.1;

/**
 * Trains the two stages. The trees learn from what words said of domains they had not seen (stacked generalization,
 * Wolpert 1992), so the models of the folds come out on the way: the fold's own rows are in none of its stages.
 */
export function train(data: Dataset, options: PipelineOptions): TrainedModels {
  const { folds, log } = options;
  const fold = data.records.map((record) => foldOf(record.domain, folds));
  const picked = pickRows(data, PICK_SEED, FULL_WEIGHT);
  const rowsOf = (outside: number, wanted: (row: number) => boolean): Int32Array => {
    const rows: number[] = [];
    data.records.forEach((_, record) => {
      if (fold[record] !== outside) for (let row = data.starts[record]!; row < data.starts[record + 1]!; row++) if (wanted(row)) rows.push(row);
    });
    return Int32Array.from(rows);
  };
  log('words');
  const words = Array.from({ length: folds + 1 }, (_, k) => trainWords(data.words, rowsOf(k, (row) => data.weights[row]! > 0), 11 + k));
  const scores = new Float32Array(data.rows * HEAD_COUNT);
  eachRow(data, (row, record) => {
    const slots = data.words.slots.subarray(data.words.starts[row], data.words.starts[row + 1]);
    wordScores(words[fold[record]!]!, slots, slots.length, scores, row * HEAD_COUNT);
  });

  log('trees');
  const rows = new Float32Array(data.rows * FEATURE_COUNT);
  data.records.forEach((_, record) => writeFeatures(data.scans[record]!, part(data, scores, record, HEAD_COUNT), part(data, rows, record, FEATURE_COUNT)));
  const bins = bin(rows, data.rows, FEATURE_COUNT);
  const models = words.map((weights, k): Weights => {
    const trees = growTrees(bins, data.labels, picked.weights, rowsOf(k, (row) => picked.learn[row] === 1), { ...options.trees, seed: options.trees.seed + k });
    log(k === folds ? '  all' : `  without fold ${k}`);
    return { words: weights, trees };
  });
  return { model: models[folds]!, folds: models.slice(0, folds) };
}

function eachRow(data: Dataset, visit: (row: number, record: number) => void): void {
  data.records.forEach((_, record) => {
    for (let row = data.starts[record]!; row < data.starts[record + 1]!; row++) visit(row, record);
  });
}

function part(data: Dataset, values: Float32Array, record: number, width: number): Float32Array {
  return values.subarray(data.starts[record]! * width, data.starts[record + 1]! * width);
}
