import { wordsOf } from '../model/page-scan';
import { densestRun } from '../densest-run';
import { type PageLines, TEASER } from './page-lines';
import type { Passage } from './passage-facts';

/** Words of a line that count at most towards the core: one long comment is no article. */
const MOST_WORDS = 60;
/** What a flagged line costs. */
const COST = 6;
/** Lines less likely to be boilerplate than this speak for the core. */
const CLEAR = 0.3;
/** What is left of the worth of lines under a heading of comments. */
const UNDER_COMMENTS = 0.3;

/** The run of lines with the most words of prose for the fewest of anything else; empty when there is no prose. */
export function articleCore(page: PageLines): Passage {
  return densestRun(page.count, (line) => worth(page, line));
}

function worth(page: PageLines, line: number): number {
  if (page.commentsAbove[line + 1]! > page.commentsAbove[line]!) return -Infinity;
  const words = Math.min(MOST_WORDS, wordsOf(page.scans, line));
  const probability = 1 / (1 + Math.exp(-page.odds[line]!));
  const value = words * (probability < CLEAR ? (CLEAR - probability) / CLEAR : -(probability - CLEAR) / (1 - CLEAR)) - COST * probability;
  if (value < 0) return page.label[line] ? 0 : value;
  return page.kind[line] === TEASER ? 0 : page.commentsAbove[line]! > 0 ? value * UNDER_COMMENTS : value;
}
