import { FEATURE_COUNT, writeFeatures } from '../../../src/core/boilerplate/model/features';
import type { Weights } from '../../../src/core/boilerplate/model/model-file';
import { HEAD_COUNT, wordScores } from '../../../src/core/boilerplate/model/word-score';
import { foldOf } from './data';
import type { Dataset } from './dataset';
import { bin, bordersOf } from './bins';
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
const WORD_SEED = 11;
/**
 * What lines of whole pages count for the trees beside what words learn from them: most lines there are page furniture,
 * and trees that see many of them know less of what extractors leave.
 */
const FULL_WEIGHT = 0.1;

/**
 * Trains the two stages. The trees learn from what words said of domains that they had not seen (stacked generalization,
 * Wolpert 1992). No stage of a fold's model learns from its rows: its words, too, are learned once more for each other
 * fold. Only the borders of the bins, which know no labels, are cut over all rows.
 */
export function train(data: Dataset, options: PipelineOptions): TrainedModels {
  const { folds, log } = options;
  const fold = data.records.map((record) => foldOf(record.domain, folds));
  const picked = pickRows(data, PICK_SEED, FULL_WEIGHT);
  const rowsWithout = (left: readonly number[], wanted: (row: number) => boolean): Int32Array => {
    const rows: number[] = [];
    data.records.forEach((_, record) => {
      if (!left.includes(fold[record]!)) for (let row = data.starts[record]!; row < data.starts[record + 1]!; row++) if (wanted(row)) rows.push(row);
    });
    return Int32Array.from(rows);
  };
  const learned = new Map<string, Float32Array>();
  const wordsWithout = (...left: number[]): Float32Array => {
    const real = [...new Set(left)].filter((k) => k < folds).sort((a, b) => a - b);
    const known = learned.get(real.join());
    if (known) return known;
    const words = trainWords(data.words, rowsWithout(real, (row) => data.words.weights[row]! > 0), WORD_SEED + (real[0] ?? folds));
    learned.set(real.join(), words);
    return words;
  };
  const borders = bordersOf(featuresOf(data, (record) => wordsWithout(fold[record]!)), data.rows, FEATURE_COUNT);
  const models = Array.from({ length: folds + 1 }, (_, k): Weights => {
    const rows = featuresOf(data, (record) => wordsWithout(k, fold[record]!));
    const trees = growTrees(bin(rows, data.rows, borders), data.labels, picked.weights, rowsWithout([k], (row) => picked.learn[row] === 1), { ...options.trees, seed: options.trees.seed + k });
    log(k === folds ? '  all' : `  without fold ${k}`);
    return { words: wordsWithout(k), trees };
  });
  return { model: models[folds]!, folds: models.slice(0, folds) };
}

/** The features of all lines, with what the words that `wordsFor` gives for a record say of its lines. */
function featuresOf(data: Dataset, wordsFor: (record: number) => Float32Array): Float32Array {
  const scores = new Float32Array(data.rows * HEAD_COUNT);
  const rows = new Float32Array(data.rows * FEATURE_COUNT);
  data.records.forEach((_, record) => {
    const words = wordsFor(record);
    for (let row = data.starts[record]!; row < data.starts[record + 1]!; row++) {
      const slots = data.words.slots.subarray(data.words.starts[row], data.words.starts[row + 1]);
      wordScores(words, slots, slots.length, scores, row * HEAD_COUNT);
    }
    writeFeatures(data.scans[record]!, part(data, scores, record, HEAD_COUNT), part(data, rows, record, FEATURE_COUNT));
  });
  return rows;
}

function part(data: Dataset, values: Float32Array, record: number, width: number): Float32Array {
  return values.subarray(data.starts[record]! * width, data.starts[record + 1]! * width);
}
