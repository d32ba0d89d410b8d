import type { PageRules } from '../page-rules';
import { firstFeatures } from './first-features';
import { type Weights, readModel } from './model-file';
import { type PageScan, scanPage } from './page-scan';
import { SECOND_COUNT, addSecondFeatures } from './second-features';
import { predictTrees } from './trees';
import { wordScore, wordSlots } from './word-score';

/** What the model says of the lines of one page. */
export interface ModelAnswer {
  readonly scan: PageScan;
  /** Probability of boilerplate, a line. */
  readonly probabilities: Float32Array;
  /** The second stage's features, `SECOND_COUNT` a line: what reasons are read from. */
  readonly features: Float32Array;
}

/** The line model: words, then trees over a line and its surroundings, then trees over the first trees' answers too. */
export interface LineModel {
  /** Judges the non-blank lines of one page, in order. `rules` is what the rule pack says of the same lines. */
  judge(texts: readonly string[], rules: PageRules): ModelAnswer;
}

/** Lines less likely than this by the first stage are the article's: the second is not asked. */
const CLEAR = 0.04;

/** Reads a model file. Throws an Error when the bytes are no model of this version. */
export function loadLineModel(bytes: Uint8Array): LineModel {
  return lineModel(readModel(bytes));
}

/** The model with these weights. */
export function lineModel(weights: Weights): LineModel {
  const slots = new Int32Array(128);
  return {
    judge(texts, rules) {
      const scan = scanPage(texts, rules.entries, new Set(rules.taken.keys()));
      const { count } = scan;
      const scores = new Float32Array(count);
      for (let line = 0; line < count; line++) {
        const used = wordSlots(scan.tokens, scan.offsets[line] ?? 0, scan.offsets[line + 1] ?? 0, slots);
        scores[line] = wordScore(weights.words, slots, used);
      }
      const features = new Float32Array(count * SECOND_COUNT);
      firstFeatures(scan, scores, features, SECOND_COUNT);
      const first = new Float32Array(count);
      for (let line = 0; line < count; line++) first[line] = predictTrees(weights.first, features, line * SECOND_COUNT);
      addSecondFeatures(scan, first, features, CLEAR);
      const probabilities = new Float32Array(count);
      for (let line = 0; line < count; line++) {
        const clear = (first[line] ?? 0) < CLEAR;
        probabilities[line] = clear ? (first[line] ?? 0) : predictTrees(weights.second, features, line * SECOND_COUNT);
      }
      return { scan, probabilities, features };
    },
  };
}
