import { stopOf, wordsOf } from '../model/page-scan';
import type { ArticleWords } from './article-words';
import type { PageLines } from './page-lines';

/** Lines in a row, `from` up to `to`, none of them flagged. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

/** What a passage outside the article's core is judged by. */
export const FACTS = ['odds', 'stops', 'gap', 'related', 'comments', 'topic', 'coreShare', 'flaggedShare', 'above', 'gapOfProse', 'gapOffTopic', 'gapToWholeArticle', 'words'] as const;
export type Fact = (typeof FACTS)[number];
export type PassageFacts = Readonly<Record<Fact, number>>;

/** How far the article reaches: its core, and the lines between which everything up to now belongs to it. */
export interface Reach {
  readonly core: Passage;
  readonly from: number;
  readonly to: number;
}

const MOST_HEADINGS = 2;
/** Sentences that the lines' own judge is sure of. */
const PROSE_STOPS = 0.8;
const PROSE_ODDS = -1;

/** The facts about one passage below or above what is known of the article. */
export function factsOf(page: PageLines, passage: Passage, reach: Reach, article: ArticleWords): PassageFacts {
  const { from, to } = passage;
  const { scans, flaggedAbove, wordsAbove, relatedAbove, commentsAbove, count } = page;
  const below = from >= reach.to;
  const gapFrom = below ? reach.to : to;
  const gapTo = below ? from : reach.from;
  let stops = 0;
  let odds = 0;
  for (let line = from; line < to; line++) {
    stops += stopOf(scans, line) * wordsOf(scans, line);
    odds += page.odds[line]! * wordsOf(scans, line);
  }
  const words = wordsAbove[to]! - wordsAbove[from]!;
  const coreWords = Math.max(1, wordsAbove[reach.core.to]! - wordsAbove[reach.core.from]!);
  stops /= Math.max(1, words);
  odds /= Math.max(1, words);
  const gap = Math.log1p(flaggedAbove[gapTo]! - flaggedAbove[gapFrom]!);
  const topic = article.share(from, to);
  const coreShare = coreWords / Math.max(1, wordsAbove[count]!);
  return {
    odds,
    stops,
    gap,
    related: Math.min(MOST_HEADINGS, relatedAbove[gapTo]! - relatedAbove[gapFrom]!),
    comments: below && commentsAbove[to]! > commentsAbove[reach.core.to]! ? 1 : 0,
    topic,
    coreShare,
    flaggedShare: flaggedAbove[count]! / count,
    above: below ? 0 : 1,
    gapOfProse: stops > PROSE_STOPS && odds < PROSE_ODDS ? gap : 0,
    gapOffTopic: gap * (1 - topic),
    gapToWholeArticle: gap * coreShare,
    words: Math.log1p(words),
  };
}
