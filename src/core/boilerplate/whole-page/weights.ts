import type { Fact, PassageFacts } from './passage-facts';

/** Weights of a logistic regression over a passage's facts. */
export interface PassageWeights {
  readonly bias: number;
  readonly facts: Readonly<Record<Fact, number>>;
}

/** The weights that ship: trained on all pages of the dev set by `tools/train/boilerplate/whole-page.ts`. */
export const PASSAGE_WEIGHTS: PassageWeights = {
  bias: 3.294,
  facts: { odds: 0.408, stops: -1.467, gap: 0.471, related: 0.593, comments: 4.523, topic: -2.229, coreShare: 2.096, flaggedShare: -4.811, above: 0.483, gapOfProse: -0.291, gapOffTopic: 0.893, gapToWholeArticle: 0.413, words: -0.212 },
};

/** The probability that a passage is not part of the article. */
export function weigh(weights: PassageWeights, facts: PassageFacts): number {
  let sum = weights.bias;
  for (const fact in weights.facts) sum += weights.facts[fact as Fact] * facts[fact as Fact];
  return 1 / (1 + Math.exp(-sum));
}
