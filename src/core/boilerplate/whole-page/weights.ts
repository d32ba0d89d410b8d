import type { Fact, PassageFacts } from './passage-facts';

/** Weights of a logistic regression over a passage's facts. */
export interface PassageWeights {
  readonly bias: number;
  readonly facts: Readonly<Record<Fact, number>>;
}

/** The weights that ship: trained on all pages of the dev set by `tools/train/boilerplate/whole-page.ts`. */
export const PASSAGE_WEIGHTS: PassageWeights = {
  bias: 3.39,
  facts: { odds: 0.382, stops: -1.39, gap: 0.181, related: 0.972, comments: 4.517, topic: -2.278, coreShare: 1.513, flaggedShare: -4.083, above: 0.379, gapOfProse: -0.116, gapOffTopic: 0.721, gapToWholeArticle: 0.622, words: -0.212 },
};

/** The probability that a passage is not part of the article. */
export function weigh(weights: PassageWeights, facts: PassageFacts): number {
  let sum = weights.bias;
  for (const fact in weights.facts) sum += weights.facts[fact as Fact] * facts[fact as Fact];
  return 1 / (1 + Math.exp(-sum));
}
