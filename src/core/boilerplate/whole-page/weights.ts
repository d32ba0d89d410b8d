import type { Fact, PassageFacts } from './passage-facts';

/** Weights of a logistic regression over a passage's facts. */
export interface PassageWeights {
  readonly bias: number;
  readonly facts: Readonly<Record<Fact, number>>;
}

/** The weights that ship: trained on all pages of the dev set by `tools/train/boilerplate/whole-page.ts`. */
export const PASSAGE_WEIGHTS: PassageWeights = {
  bias: 3.603,
  facts: { odds: 0.395, stops: -1.515, gap: 0.442, related: 1.766, comments: 4.437, topic: -2.922, coreShare: 1.751, flaggedShare: -4.751, above: 0.656, gapOfProse: -0.352, gapOffTopic: 0.639, gapToWholeArticle: 0.576, words: -0.076 },
};

/** The probability that a passage is not part of the article. */
export function weigh(weights: PassageWeights, facts: PassageFacts): number {
  let sum = weights.bias;
  for (const fact in weights.facts) sum += weights.facts[fact as Fact] * facts[fact as Fact];
  return 1 / (1 + Math.exp(-sum));
}
