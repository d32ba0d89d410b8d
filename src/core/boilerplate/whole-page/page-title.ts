import { stopOf, wordsOf } from '../model/page-scan';
import type { ArticleWords } from './article-words';
import type { PageLines } from './page-lines';

/** The title of a page stands at most this many lines above its article… */
const FARTHEST = 20;
/** …has so many words… */
const FEWEST_WORDS = 4;
const MOST_WORDS = 30;
/** …and shares so many of them, and this many in ten, with the article. */
const FEWEST_SHARED = 3;
const LEAST_SHARE = 0.5;

/**
 * The line above the article of a whole page that reads like a title and shares most words with it: the lowest of
 * several. Undefined when there is none, or when the article's first line reads like a title itself.
 */
export function pageTitle(page: PageLines, start: number, article: ArticleWords): number | undefined {
  if (start < page.count && readsLikeTitle(page, start)) return undefined;
  let best: number | undefined;
  let most = 0;
  for (let line = start - 1; line >= Math.max(0, start - FARTHEST); line--) {
    if (page.byRule[line] || !readsLikeTitle(page, line)) continue;
    const { all, known } = article.count(line, line + 1);
    if (known < FEWEST_SHARED || known < LEAST_SHARE * all || known <= most) continue;
    best = line;
    most = known;
  }
  return best;
}

function readsLikeTitle({ scans }: PageLines, line: number): boolean {
  const words = wordsOf(scans, line);
  return words >= FEWEST_WORDS && words <= MOST_WORDS && stopOf(scans, line) === 0;
}
