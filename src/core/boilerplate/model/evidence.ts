import { type Evidence, SURE, TAKEN_AT_END } from '../evidence';
import type { PageRules } from '../page-rules';
import { explain, guessClass } from './explain';
import type { LineModel } from './line-model';

/** What the rule pack's word adds to the model's log odds: the model has seen it already, but sites differ. */
const SURE_SHIFT = 1;
/** Lines less likely than this are not worth a word. */
const LEAST = 0.2;
/** Below this the model overrules a heading's claim on the lines under it. */
const DOUBTED = 0.3;

/** What the model and the pack say together of each line; the reason is the pack's where it has one. */
export function withModel(texts: readonly string[], page: PageRules, model: LineModel): (Evidence | undefined)[] {
  const answer = model.judge(texts, page);
  return texts.map((text, line): Evidence | undefined => {
    const own = page.own[line];
    const taken = page.taken.get(line);
    const alone = answer.probabilities[line] ?? 0;
    if (taken && taken.probability >= TAKEN_AT_END && alone >= DOUBTED) return { ...taken, probability: Math.max(taken.probability, alone) };
    const probability = shifted(alone, (own && own.probability >= SURE) || taken ? SURE_SHIFT : 0);
    if (probability < LEAST) return undefined;
    if (own) return { ...own, probability };
    if (taken) return { ...taken, probability };
    return { probability, class: guessClass(answer.features, line, text, undefined), source: 'model', reason: explain(answer.features, line) };
  });
}

function shifted(probability: number, shift: number): number {
  if (shift === 0) return probability;
  const odds = (probability / Math.max(1e-9, 1 - probability)) * Math.exp(shift);
  return odds / (1 + odds);
}
