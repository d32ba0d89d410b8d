import { opensReport } from '../dateline';
import { type Evidence, TAKEN_AT_END } from '../evidence';
import type { LineMemo } from '../line-memo';
import type { PackEntry } from '../pack';
import type { PageRules } from '../page-rules';
import { explain, guessClass } from './explain';
import type { LineModel } from './line-model';
import { listDoubt } from './list-doubt';

/**
 * What the rule pack's word adds to the model's log odds. The model has seen it already, but learns from few lines of
 * each phrase: measured out of fold, the pack is right nearly always where the model is undecided.
 */
const SURE_SHIFT: Readonly<Record<PackEntry['kind'], readonly [short: number, long: number]>> = { line: [3, 3], heading: [3, 3], doubled: [3, 3], pattern: [2.5, 1.5], start: [1.5, 0] };
const TAKEN_SHIFT = 2;
const UNSURE_SHIFT = 1;
/** In UTF-16 units. In longer lines a phrase says less, and one that articles use too nothing more than the model knows. */
const SHORT_LINE = 45;
/** Lines less likely than this are not worth a word. */
export const LEAST = 0.4;
/**
 * A longer line, in UTF-16 units, is a whole article without line breaks more often than anything else: the model's word
 * alone is not enough.
 */
const LONGEST_PARAGRAPH = 1200;
/** Below this the model overrules a heading's claim on the lines under it. */
const DOUBTED = 0.3;

/**
 * What the model and the pack say together of each line; the reason is the pack's where it has one. `alone` is what the
 * model says of each, good until it judges the next page.
 */
export function withModel(texts: readonly string[], page: PageRules, model: LineModel, memo: LineMemo): { readonly all: (Evidence | undefined)[]; readonly alone: Float32Array } {
  const answer = model.judge(texts, page, memo);
  const all = texts.map((text, line): Evidence | undefined => {
    const own = page.own[line];
    const taken = page.taken.get(line);
    const alone = answer.probabilities[line] ?? 0;
    if (taken && taken.probability >= TAKEN_AT_END && alone >= DOUBTED) return { ...taken, probability: Math.max(taken.probability, alone) };
    const entry = page.entries[line];
    const probability = shifted(alone, entry || taken ? shiftOf(text, entry, taken !== undefined) : -listDoubt(answer.features, line));
    if (probability < LEAST || (!own && !taken && text.length > LONGEST_PARAGRAPH) || (!own && opensReport(text))) return undefined;
    if (own) return { ...own, probability };
    if (taken) return { ...taken, probability };
    return { probability, class: guessClass(answer.features, line, text, undefined), source: 'model', reason: explain(answer.features, line) };
  });
  return { all, alone: answer.probabilities };
}

function shiftOf(text: string, entry: PackEntry | undefined, taken: boolean): number {
  const short = text.length <= SHORT_LINE;
  const own = !entry ? 0 : entry.sure ? SURE_SHIFT[entry.kind][short ? 0 : 1] : short ? UNSURE_SHIFT : 0;
  return Math.max(own, taken ? TAKEN_SHIFT : 0);
}

/** A probability with its log odds moved. */
export function shifted(probability: number, shift: number): number {
  if (shift === 0) return probability;
  const odds = (probability / Math.max(1e-9, 1 - probability)) * Math.exp(shift);
  return odds / (1 + odds);
}
