import type { Fact, PassageFacts } from './passage-facts';

/** Weights of a logistic regression over a passage's facts. */
export interface PassageWeights {
  readonly bias: number;
  readonly facts: Readonly<Record<Fact, number>>;
}

/** The weights that ship: trained on all pages of the dev set by `tools/train/boilerplate/whole-page.ts`. */
export const PASSAGE_WEIGHTS: PassageWeights = {
  bias: 3.998,
  facts: { odds: 0.261, stops: -1.632, gap: 0.41, related: 0.586, comments: 5.483, topic: -3.221, coreShare: 1.516, flaggedShare: -4.474, above: 0.543, gapOfProse: -0.396, gapOffTopic: 0.615, gapToWholeArticle: 0.697, words: -0.207 },
};

/** The probability that a passage is not part of the article. */
export function weigh(weights: PassageWeights, facts: PassageFacts): number {
  let sum = weights.bias;
  for (const fact in weights.facts) sum += weights.facts[fact as Fact] * facts[fact as Fact];
  return 1 / (1 + Math.exp(-sum));
}
