import { stopOf, wordsOf } from '../model/page-scan';
import type { ArticleWords } from './article-words';
import { type PageLines, TEASER } from './page-lines';

/** What a line is judged by that may be the title of a whole page. */
export const TITLE_FACTS = ['share', 'shared', 'short', 'stop', 'distance', 'inside', 'byline', 'repeated', 'byRule'] as const;
export type TitleFact = (typeof TITLE_FACTS)[number];
export type TitleFacts = Readonly<Record<TitleFact, number>>;

/** The title stands at most this many lines above the article, or is one of its first lines… */
const FARTHEST = 60;
const FIRST_LINES = 3;
/** …has so many words, and is no teaser that breaks off. */
const FEWEST_WORDS = 2;
const MOST_WORDS = 30;
/** Fewer words than this are a label as often. */
const SHORT = 4;
/** More words than this in common with the article tell no more. */
const MANY_SHARED = 6;
/** Names of authors, dates and reading times stand at most so many lines below. */
const BYLINE_BELOW = 4;

/** The lines that may be the title of a page whose article starts at line `start`, from top to bottom. `more` are others. */
export function titleCandidates(page: PageLines, start: number, more: readonly number[]): number[] {
  const near = Array.from({ length: FARTHEST + FIRST_LINES }, (_, at) => start - FARTHEST + at);
  return [...new Set([...more.filter((line) => line < start - FARTHEST), ...near])].filter((line) => {
    const words = line >= 0 && line < page.count && page.kind[line] !== TEASER ? wordsOf(page.scans, line) : 0;
    return words >= FEWEST_WORDS && words <= MOST_WORDS;
  });
}

/** The facts about a line that may be the title of an article which starts at line `start` and has these words. */
export function titleFactsOf(page: PageLines, line: number, start: number, article: ArticleWords): TitleFacts {
  const { all, known } = article.count(line, line + 1);
  return {
    share: all === 0 ? 0 : known / all,
    shared: Math.min(1, known / MANY_SHARED),
    short: wordsOf(page.scans, line) < SHORT ? 1 : 0,
    stop: stopOf(page.scans, line),
    distance: Math.log1p(Math.max(0, start - line)),
    inside: line >= start ? 1 : 0,
    byline: page.byline.subarray(line + 1, line + 1 + BYLINE_BELOW).includes(1) ? 1 : 0,
    repeated: page.repeated[line]!,
    byRule: page.byRule[line]!,
  };
}
