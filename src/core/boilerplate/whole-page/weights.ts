import type { Fact, PassageFacts } from './passage-facts';

/** Weights of a logistic regression over a passage's facts. */
export interface PassageWeights {
  readonly bias: number;
  readonly facts: Readonly<Record<Fact, number>>;
}

/** The weights that ship: trained on all pages of the dev set by `tools/train/boilerplate/whole-page.ts`. */
export const PASSAGE_WEIGHTS: PassageWeights = {
  bias: 3.285,
  facts: { odds: 0.409, stops: -1.478, gap: 0.482, related: 0.594, comments: 4.502, topic: -2.196, coreShare: 2.082, flaggedShare: -4.822, above: 0.468, gapOfProse: -0.285, gapOffTopic: 0.88, gapToWholeArticle: 0.403, words: -0.205 },
};

/** The probability that a passage is not part of the article. */
export function weigh(weights: PassageWeights, facts: PassageFacts): number {
  let sum = weights.bias;
  for (const fact in weights.facts) sum += weights.facts[fact as Fact] * facts[fact as Fact];
  return 1 / (1 + Math.exp(-sum));
}
