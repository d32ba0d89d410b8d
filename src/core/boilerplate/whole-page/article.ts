import { ArticleWords } from './article-words';
import { articleCore } from './article-core';
import { type PageLines, PLAIN, TEASER } from './page-lines';
import { type Passage, type PassageFacts, factsOf } from './passage-facts';

/** A passage outside the core and what was decided. */
export interface Decided {
  readonly passage: Passage;
  readonly facts: PassageFacts;
  /** Probability that it is not part of the article. */
  readonly outside: number;
}

/** The article of a page: its densest run, what was decided about everything else, its first line, and its words. */
export interface GrownArticle {
  readonly core: Passage;
  readonly decided: readonly Decided[];
  readonly start: number;
  readonly words: ArticleWords;
}

/** The passages outside the core at and above this are not part of the article. */
export const OUTSIDE = 0.65;

/**
 * Grows the article of a whole page: from its densest run of prose down to the end of the page and then up to its
 * start, one passage after the other. What is taken in moves the article's edge and adds to its words; what is left
 * out does not. `outside` gives the probability that a passage with these facts is none of the article. Linear in the
 * page's words.
 */
export function growArticle(page: PageLines, outside: (facts: PassageFacts, passage: Passage) => number): GrownArticle {
  const core = articleCore(page);
  const article = new ArticleWords(page);
  article.add(core.from, core.to);
  const decided: Decided[] = [];
  let { from, to } = core;
  const passages = passagesOf(page, core);
  const decide = (passage: Passage): boolean => {
    const facts = factsOf(page, passage, { core, from, to }, article);
    const found = { passage, facts, outside: outside(facts, passage) };
    decided.push(found);
    if (found.outside >= OUTSIDE) return false;
    article.add(passage.from, passage.to);
    return true;
  };
  for (const passage of passages) if (passage.from >= core.to && decide(passage)) to = passage.to;
  for (const passage of passages.reverse()) if (passage.to <= core.from && decide(passage)) from = passage.from;
  return { core, decided, start: from, words: article };
}

/** True for a run of paragraphs that break off: teasers, wherever they stand outside of the core. */
export function isTeaser(page: PageLines, passage: Passage): boolean {
  return page.kind[passage.from] === TEASER;
}

/** Lines in a row that are not flagged, cut where the core, headlines, teasers or comments begin or end. */
function passagesOf(page: PageLines, core: Passage): Passage[] {
  const passages: Passage[] = [];
  for (let from = 0, to = 0; from < page.count; from = Math.max(to, from + 1)) {
    to = from;
    if (page.flagged[from]) continue;
    const kind = page.kind[from] ?? PLAIN;
    do to++;
    while (to < page.count && !page.flagged[to] && page.kind[to] === kind && to !== core.from && to !== core.to && page.commentsAbove[to + 1] === page.commentsAbove[to]);
    passages.push({ from, to });
  }
  return passages;
}
