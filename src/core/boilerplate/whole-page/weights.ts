import type { Fact } from './passage-facts';
import type { TitleFact } from './title-facts';

/** Weights of a logistic regression over facts. */
export interface Weights<Name extends string> {
  readonly bias: number;
  readonly facts: Readonly<Record<Name, number>>;
}

export type PassageWeights = Weights<Fact>;
export type TitleWeights = Weights<TitleFact>;

/** What a whole page is judged by: whether a passage is none of the article, and whether a line is its title. */
export interface PageWeights {
  readonly passages: PassageWeights;
  readonly titles: TitleWeights;
}

/** The weights that ship: trained on all pages of the dev set by `tools/train/boilerplate/whole-page.ts`. */
export const PAGE_WEIGHTS: PageWeights = {
  passages: {
    bias: 3.603,
    facts: { odds: 0.395, stops: -1.515, gap: 0.442, related: 1.766, comments: 4.437, topic: -2.922, coreShare: 1.751, flaggedShare: -4.751, above: 0.656, gapOfProse: -0.352, gapOffTopic: 0.639, gapToWholeArticle: 0.576, words: -0.076 },
  },
  titles: {
    bias: -4.256,
    facts: { share: 1.55, shared: 3.632, short: -1.57, stop: -4.482, distance: -0.577, inside: -1.506, byline: 1.834, repeated: 0.36, byRule: -1.626 },
  },
};

/** The probability that these weights give something with these facts. */
export function weigh<Name extends string>(weights: Weights<Name>, facts: Readonly<Record<Name, number>>): number {
  let sum = weights.bias;
  for (const name in weights.facts) sum += weights.facts[name] * facts[name];
  return 1 / (1 + Math.exp(-sum));
}
