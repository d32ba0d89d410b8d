import type { Fact, PassageFacts } from './passage-facts';

/** Weights of a logistic regression over a passage's facts. */
export interface PassageWeights {
  readonly bias: number;
  readonly facts: Readonly<Record<Fact, number>>;
}

/** The weights that ship: trained on all pages of the dev set by `tools/train/boilerplate/whole-page.ts`. */
export const PASSAGE_WEIGHTS: PassageWeights = {
  bias: 1.768,
  facts: { odds: 0.101, stops: -1.258, gap: 0.259, related: 0.673, comments: 5.196, topic: -2.451, coreShare: 2.739, flaggedShare: -2.883, above: 0.521, gapOfProse: -0.349, gapOffTopic: 0.732, gapToWholeArticle: 0.498, words: -0.341 },
};

/** The probability that a passage is not part of the article. */
export function weigh(weights: PassageWeights, facts: PassageFacts): number {
  let sum = weights.bias;
  for (const fact in weights.facts) sum += weights.facts[fact as Fact] * facts[fact as Fact];
  return 1 / (1 + Math.exp(-sum));
}
