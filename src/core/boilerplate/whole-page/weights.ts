import type { Fact, PassageFacts } from './passage-facts';

/** Weights of a logistic regression over a passage's facts. */
export interface PassageWeights {
  readonly bias: number;
  readonly facts: Readonly<Record<Fact, number>>;
}

/** The weights that ship: trained on all pages of the dev set by `tools/train/boilerplate/whole-page.ts`. */
export const PASSAGE_WEIGHTS: PassageWeights = {
  bias: 1.603,
  facts: { odds: 0.102, stops: -1.237, gap: 0.248, related: 0.683, comments: 5.191, topic: -2.352, coreShare: 2.708, flaggedShare: -2.707, above: 0.506, gapOfProse: -0.354, gapOffTopic: 0.752, gapToWholeArticle: 0.511, words: -0.347 },
};

/** The probability that a passage is not part of the article. */
export function weigh(weights: PassageWeights, facts: PassageFacts): number {
  let sum = weights.bias;
  for (const fact in weights.facts) sum += weights.facts[fact as Fact] * facts[fact as Fact];
  return 1 / (1 + Math.exp(-sum));
}
