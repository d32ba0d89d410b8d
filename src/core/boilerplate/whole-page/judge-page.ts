import type { BoilerplateClass } from '../classes';
import type { Evidence } from '../evidence';
import { type Decided, growArticle, isTeaser } from './article';
import { HEADLINE, type PageLines, UNSURE } from './page-lines';
import { pageTitle } from './page-title';
import type { Passage, PassageFacts } from './passage-facts';
import { PAGE_WEIGHTS, type PassageWeights, weigh } from './weights';

/** Evidence below this is no word worth. */
const LEAST = 0.4;
/** What a run of paragraphs that break off, and of headlines of other articles, is taken to be. */
const TEASERS = 0.8;
/** Shares of words below this are worth telling. */
const OFF_TOPIC = 0.3;
const FAR = 3;
/** Log odds from which lines are doubted. */
const DOUBTED = -0.7;

/** What the page as a whole tells of its lines. */
export interface PageVerdict {
  /** The evidence against passages that stand outside of the article's text, by line. */
  readonly outside: ReadonlyMap<number, Evidence>;
  /** Lines that nothing speaks against: titles. */
  readonly titles: readonly number[];
  /** Lines that may be the title though another is taken for it. */
  readonly possibleTitles: readonly number[];
  /** Lines about which the model's doubts do not count: what is said of them is in `outside`, or nothing. */
  readonly decided: readonly number[];
}

/** Judges a whole page. `titles` are lines that may be the title, wherever they stand. */
export function judgePage(page: PageLines, titles: readonly number[], weights = PAGE_WEIGHTS): PageVerdict {
  const outside = new Map<number, Evidence>();
  const { core, decided, start, words } = growArticle(page, passageJudge(page, weights.passages));
  for (const each of decided) {
    if (each.outside < LEAST) continue;
    const evidence: Evidence = { probability: each.outside, class: classOf(page, each), source: 'page', reason: reasonOf(page, each) };
    for (let line = each.passage.from; line < each.passage.to; line++) outside.set(line, evidence);
  }
  const title = pageTitle(page, start, words, titles, weights.titles);
  for (const line of title.lines) outside.delete(line);
  const isDecided = (line: number): boolean => !page.flagged[line] && (page.kind[line] !== UNSURE || line < core.from || line >= core.to);
  return { outside, titles: title.lines, possibleTitles: title.possible, decided: Array.from(page.flagged.keys()).filter(isDecided) };
}

/** Tells the probability that a passage is not part of the article. */
export function passageJudge(page: PageLines, weights: PassageWeights): (facts: PassageFacts, passage: Passage) => number {
  return (facts, passage) => Math.max(weigh(weights, facts), isTeaser(page, passage) || areHeadlines(page, passage, facts) ? TEASERS : 0);
}

/** A run of lines without a full stop that the lines' own judge doubts, and of which the article hardly speaks. */
function areHeadlines(page: PageLines, { from }: Passage, { odds, topic }: PassageFacts): boolean {
  return page.kind[from] === HEADLINE && odds > DOUBTED && topic < OFF_TOPIC;
}

function classOf(page: PageLines, { passage, facts }: Decided): BoilerplateClass {
  if (facts.comments > 0) return 'comments';
  if (facts.related > 0 || isTeaser(page, passage)) return 'related';
  return page.kind[passage.from] === HEADLINE ? 'headlines' : 'other';
}

function reasonOf(page: PageLines, { passage, facts }: Decided): string {
  const more: string[] = [];
  const lines = Math.round(Math.expm1(facts.gap));
  if (facts.comments > 0) more.push('under the comments’ heading');
  else if (facts.related > 0) more.push('behind a heading of related links');
  if (isTeaser(page, passage)) more.push('in a run of paragraphs that break off');
  if (lines >= FAR) more.push(`${lines} lines of the page’s frame away from it`);
  if (facts.topic < OFF_TOPIC) more.push('few of its words come up in the article');
  return [`it is outside the article’s text: ${facts.above ? 'above its start' : 'below its end'}`, ...more].join(', ');
}
