import { LineMemo } from '../line-memo';
import type { PageRules } from '../page-rules';
import { Arena } from './arena';
import { FEATURE_COUNT, writeFeatures } from './features';
import { type Weights, readModel } from './model-file';
import { scanPage } from './page-scan';
import { predictTrees } from './trees';
import { HEAD_COUNT, MOST_SLOTS, wordScores, wordSlots } from './word-score';

/** What the model says of the lines of one page: good until it judges the next. */
export interface ModelAnswer {
  /** Probability of boilerplate, a line. */
  readonly probabilities: Float32Array;
  /** `FEATURE_COUNT` numbers a line: what reasons are read from. */
  readonly features: Float32Array;
}

/** The line model: what words say of each line, then trees over the line and its surroundings. */
export interface LineModel {
  /** Judges the non-blank lines of one page, in order. `rules` is what the rule pack says of the same lines. */
  judge(texts: readonly string[], rules: PageRules, memo?: LineMemo): ModelAnswer;
}

/** Reads a model file. Throws an Error when the bytes are no model of this version. */
export function loadLineModel(bytes: Uint8Array): LineModel {
  return lineModel(readModel(bytes));
}

/** The model with these weights. */
export function lineModel(weights: Weights): LineModel {
  const slots = new Int32Array(MOST_SLOTS);
  const arena = new Arena();
  return {
    judge(texts, rules, memo = new LineMemo()) {
      arena.reset();
      const scan = scanPage(memo.scans(texts, arena), rules.entries, rules.taken, arena);
      const { count } = scan;
      const scores = memo.scores(() => {
        const fresh = new Float32Array(count * HEAD_COUNT);
        for (let line = 0; line < count; line++) wordScores(weights.words, slots, wordSlots(scan, line, slots), fresh, line * HEAD_COUNT);
        return fresh;
      });
      const features = arena.singles(count * FEATURE_COUNT);
      writeFeatures(scan, scores, features);
      const probabilities = arena.singles(count);
      for (let line = 0; line < count; line++) probabilities[line] = predictTrees(weights.trees, features, line * FEATURE_COUNT);
      return { probabilities, features };
    },
  };
}
