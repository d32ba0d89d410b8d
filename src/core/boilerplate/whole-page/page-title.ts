import type { ArticleWords } from './article-words';
import type { PageLines } from './page-lines';
import { titleCandidates, titleFactsOf } from './title-facts';
import { type TitleWeights, weigh } from './weights';

/** The likeliest line is the title from here on. */
const LIKELY = 0.05;
/** So are lines this near to it from here on: a title is hard to tell from the stand-first below it. */
const NEAR = 2;
const LIKELY_BESIDE = 0.2;
/** Lines that are not taken for the title may yet be it from here on. */
const POSSIBLE = 0.02;

/** The title of a whole page, and other lines that may be it. */
export interface PageTitle {
  readonly lines: readonly number[];
  readonly possible: readonly number[];
}

/**
 * The title of a whole page whose article starts at line `start`: the line that is likeliest to be it, and those beside
 * it that may be. `more` are lines far above that may be the title, too. No lines when none is likely enough.
 */
export function pageTitle(page: PageLines, start: number, article: ArticleWords, more: readonly number[], weights: TitleWeights): PageTitle {
  const candidates = titleCandidates(page, start, more).map((line) => ({ line, likely: weigh(weights, titleFactsOf(page, line, start, article)) }));
  const best = candidates.reduce((most, each) => (most.likely >= each.likely ? most : each), { line: -1, likely: LIKELY });
  const isTitle = ({ line, likely }: { line: number; likely: number }): boolean => line === best.line || (best.line >= 0 && Math.abs(line - best.line) <= NEAR && likely >= LIKELY_BESIDE);
  return {
    lines: candidates.filter(isTitle).map(({ line }) => line),
    possible: candidates.filter((each) => !isTitle(each) && each.likely >= POSSIBLE).map(({ line }) => line),
  };
}
