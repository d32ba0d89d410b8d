import { FEATURE_COUNT, featureAt } from './features';

const RUN = featureAt('runLength');
const AT_START = featureAt('runAtStart');
const AT_END = featureAt('runAtEnd');
const RUN_SURE = featureAt('runSure');
const MARKS = featureAt('formMarks');
const COLON = featureAt('runColon');

/** Short lines between paragraphs, this many in a row, are a list. */
const LIST = 6;
/** The same when their lines hold several marks and numbers, as tour dates and results do. */
const MARKED_LIST = 3;
const MOST_MARKS = 3;

/**
 * What to take from the log odds of a line that only the model speaks against: lists inside articles are rare, long,
 * and all of one site, so the trees know too few of them. Measured out of fold, of lines that the trees give more than
 * 0.6 two in three are boilerplate, but one in three where a list of a dozen lines stands between paragraphs.
 */
export function listDoubt(features: Float32Array, line: number): number {
  const at = line * FEATURE_COUNT;
  const run = features[at + RUN]!;
  if (run < MARKED_LIST) return 0;
  const inside = features[at + AT_START] === 0 && features[at + AT_END] === 0 && features[at + RUN_SURE] === 0;
  return (run >= LIST && inside ? 0.6 : 0) + (features[at + MARKS]! >= MOST_MARKS ? 1.5 : 0) + (features[at + COLON]! > 0 ? 0.4 : 0);
}
