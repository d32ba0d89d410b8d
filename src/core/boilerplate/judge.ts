import type { CorpusView } from '../rule';
import { isNoTitle } from './above-title';
import { corpusEvidence } from './corpus-evidence';
import { type Evidence, SURE, stronger } from './evidence';
import { takeHeadlines } from './headings';
import { LineMemo } from './line-memo';
import { Arena } from './model/arena';
import { withModel } from './model/evidence';
import type { LineModel } from './model/line-model';
import type { Pack } from './pack';
import { readPage } from './page-rules';
import type { SeedUserRules } from './user-rules';
import { judgePage } from './whole-page/judge-page';
import { type PageLines, readLines } from './whole-page/page-lines';
import type { PassageWeights } from './whole-page/weights';
import { isWholePage, mayBeWholePage } from './whole-page/whole-page';

/** What lines are judged by, besides their own text. */
export interface Judges {
  readonly pack: Pack;
  /** The line model, when the seed's language is the one that it was measured on. */
  readonly model?: LineModel | undefined;
  readonly corpus?: CorpusView | undefined;
  readonly user?: SeedUserRules | undefined;
  /** What was found out about the same seed's lines before. */
  readonly memo?: LineMemo | undefined;
  /** What passages of whole pages are judged by; those that ship when undefined. */
  readonly passages?: PassageWeights | undefined;
}

/** Lines judged by themselves and their neighbours. */
interface JudgedLines {
  readonly all: (Evidence | undefined)[];
  /** Lines that may be the title: nothing is said against them. */
  readonly titles: readonly number[];
  /** The text as the page that it is, when it is a whole one in the model's language. */
  readonly wholePage: PageLines | undefined;
}

/**
 * Judges the non-blank lines of one seed, in order. Undefined for a line that nothing speaks against.
 * The first line that can be the title is never judged.
 */
export function judgeLines(texts: readonly string[], judges: Judges): (Evidence | undefined)[] {
  const { all, titles, wholePage } = judgeNeighbours(texts, judges);
  if (wholePage) {
    const verdict = judgePage(wholePage, titles, judges.passages);
    for (const [at, evidence] of verdict.outside) all[at] = stronger(all[at], evidence);
    for (const at of verdict.titles) all[at] = undefined;
  }
  return judges.user ? withUserRules(texts, judges.user, all) : all;
}

/** Judges each line by itself and its neighbours; the user's rules and the page as a whole aside. */
export function judgeNeighbours(texts: readonly string[], judges: Judges): JudgedLines {
  const memo = judges.memo ?? new LineMemo();
  const page = readPage(texts, judges.pack, memo);
  const answer = judges.model && withModel(texts, page, judges.model, memo);
  const all = answer?.all ?? page.own.map((evidence, index) => stronger(evidence, page.taken.get(index)));
  // Also what is certain in a thread stays until the whole thread goes: comments without their names and dates would read like the article.
  for (const [at, evidence] of page.threads) all[at] = evidence;
  if (judges.corpus) {
    for (const [at, evidence] of corpusEvidence(texts, memo.folds(texts), judges.corpus)) {
      const known = all[at];
      all[at] = stronger(known, known ? { ...evidence, class: known.class } : evidence);
    }
  }
  const title = page.own.findIndex((evidence, index) => (evidence?.probability ?? 0) < SURE && !isNoTitle(texts[index] ?? '', evidence, all[index]));
  const headline = likeliestTitle(texts, page.own, all) ?? -1;
  const titles = [title, (all[headline]?.probability ?? 0) < NO_HEADLINE ? headline : -1].filter((line) => line >= 0);
  for (const line of titles) all[line] = undefined;
  const lines = answer && mayBeWholePage(all) ? readLines(texts, memo.scans(texts, new Arena()), page.entries, all, answer.alone) : undefined;
  return { all, titles, wholePage: lines && isWholePage(lines) ? lines : undefined };
}

const PARAGRAPH = 160;
const FEWEST_TITLE_SPACES = 3;
/** What the model is this sure of is no headline; a first line that reads like a title is kept all the same. */
const NO_HEADLINE = 0.9;

/** The line above the first paragraph that least looks like boilerplate: under a breadcrumb or a date it is the title. */
function likeliestTitle(texts: readonly string[], own: readonly (Evidence | undefined)[], judged: readonly (Evidence | undefined)[]): number | undefined {
  let best: number | undefined;
  for (let index = 0; index < texts.length && (texts[index]?.length ?? 0) < PARAGRAPH; index++) {
    if (own[index] || (texts[index]?.split(' ', FEWEST_TITLE_SPACES + 1).length ?? 0) <= FEWEST_TITLE_SPACES) continue;
    if (!judged[index]) return undefined;
    if (best === undefined || (judged[index]?.probability ?? 0) < (judged[best]?.probability ?? 0)) best = index;
  }
  return best;
}

/** The user's word is the last: what a rule names goes, title or not, and what is kept stays. */
function withUserRules(texts: readonly string[], user: SeedUserRules, judged: readonly (Evidence | undefined)[]): (Evidence | undefined)[] {
  const verdicts = texts.map((text) => user.judge(text));
  const all = judged.map((evidence, index): Evidence | undefined => {
    const verdict = verdicts[index];
    return verdict && !verdict.keep ? { probability: 1, class: verdict.class, source: 'user', reason: verdict.reason } : evidence;
  });
  verdicts.forEach((verdict, index) => {
    if (!verdict || verdict.keep || !verdict.heading) return;
    for (const [at, evidence] of takeHeadlines(texts, index, all, true)) all[at] = stronger(all[at], evidence);
  });
  return all.map((evidence, index) => (verdicts[index]?.keep ? undefined : evidence));
}
