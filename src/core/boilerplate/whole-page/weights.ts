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
    bias: 3.59,
    facts: { odds: 0.412, stops: -1.513, gap: 0.441, related: 1.768, comments: 4.391, topic: -2.917, coreShare: 1.747, flaggedShare: -4.751, above: 0.658, gapOfProse: -0.339, gapOffTopic: 0.638, gapToWholeArticle: 0.575, words: -0.071 },
  },
  titles: {
    bias: -4.244,
    facts: { share: 1.552, shared: 3.645, short: -1.567, stop: -4.482, distance: -0.581, inside: -1.529, byline: 1.823, repeated: 0.346, byRule: -1.631 },
  },
};

/** The probability that these weights give something with these facts. */
export function weigh<Name extends string>(weights: Weights<Name>, facts: Readonly<Record<Name, number>>): number {
  let sum = weights.bias;
  for (const name in weights.facts) sum += weights.facts[name] * facts[name];
  return 1 / (1 + Math.exp(-sum));
}
