import type { ArticleWords } from './article-words';
import type { PageLines } from './page-lines';
import { titleCandidates, titleFactsOf } from './title-facts';
import { type TitleWeights, weigh } from './weights';

/** The likeliest line is the title from here on. */
const LIKELY = 0.05;
/** So are lines this near to it from here on: a title is hard to tell from the stand-first below it. */
const NEAR = 2;
const LIKELY_BESIDE = 0.2;

/**
 * The title of a whole page whose article starts at line `start`: the line that is likeliest to be it, and those beside
 * it that may be. `more` are lines far above that may be the title, too. Empty when none is likely enough.
 */
export function pageTitle(page: PageLines, start: number, article: ArticleWords, more: readonly number[], weights: TitleWeights): number[] {
  const candidates = titleCandidates(page, start, more).map((line) => ({ line, likely: weigh(weights, titleFactsOf(page, line, start, article)) }));
  const best = candidates.reduce<(typeof candidates)[number] | undefined>((most, each) => (most && most.likely >= each.likely ? most : each), undefined);
  if (!best || best.likely < LIKELY) return [];
  return candidates.filter(({ line, likely }) => line === best.line || (Math.abs(line - best.line) <= NEAR && likely >= LIKELY_BESIDE)).map(({ line }) => line);
}
