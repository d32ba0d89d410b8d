import type { CorpusView } from '../rule';
import { isNoTitle, isShortTitle, mayBeHeadline, otherTitles, topicsOf } from './above-title';
import { type CorpusWord, corpusEvidence } from './corpus-evidence';
import { type Evidence, SURE, TAKEN_INSIDE, stronger } from './evidence';
import { takeHeadlines } from './headings';
import { LineMemo } from './line-memo';
import { Arena } from './model/arena';
import { LEAST, shifted, withModel } from './model/evidence';
import type { LineModel } from './model/line-model';
import type { Pack } from './pack';
import { readPage } from './page-rules';
import type { SeedUserRules } from './user-rules';
import { judgePage } from './whole-page/judge-page';
import { type PageLines, readLines } from './whole-page/page-lines';
import type { PageWeights } from './whole-page/weights';
import { isWholePage, mayBeWholePage } from './whole-page/whole-page';

/** What is left of the model's doubt about a line that the page as a whole takes for the article: shown only to those who look thoroughly. */
const LIFTED = 0.55;
/** What is said against a line that may be the page's title: shown, but never removed without asking by those who are careful. */
const POSSIBLE_TITLE = 0.74;

/** What lines are judged by, besides their own text. */
export interface Judges {
  readonly pack: Pack;
  /** The line model, when the seed's language is the one that it was measured on. */
  readonly model?: LineModel | undefined;
  readonly corpus?: CorpusView | undefined;
  readonly user?: SeedUserRules | undefined;
  /** What was found out about the same seed's lines before. */
  readonly memo?: LineMemo | undefined;
  /** What whole pages are judged by; the weights that ship when undefined. */
  readonly pages?: PageWeights | undefined;
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
 * The first line that can be the title is never judged; on a whole page the line that is likeliest to be it is not.
 */
export function judgeLines(texts: readonly string[], judges: Judges): (Evidence | undefined)[] {
  const { all, titles, wholePage } = judgeNeighbours(texts, judges);
  if (wholePage) {
    const verdict = judgePage(wholePage, titles, judges.pages);
    for (const at of verdict.decided) if (all[at]?.source === 'model') all[at] = atMost(LIFTED, all[at]);
    for (const [at, evidence] of verdict.outside) all[at] = stronger(all[at], evidence);
    for (const at of verdict.possibleTitles) all[at] = atMost(POSSIBLE_TITLE, all[at]);
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
    for (const [at, word] of corpusEvidence(texts, memo.folds(texts), judges.corpus)) all[at] = stronger(all[at], sharedLine(word, all[at], answer?.alone[at]));
  }
  const titles = titlesOf(texts, page.own, all, memo);
  for (const line of titles) all[line] = undefined;
  const lines = answer && mayBeWholePage(all) ? readLines(texts, memo.scans(texts, new Arena()), page.entries, all, answer.alone) : undefined;
  return { all, titles, wholePage: lines && isWholePage(lines) ? lines : undefined };
}

function atMost(probability: number, evidence: Evidence | undefined): Evidence | undefined {
  return evidence && evidence.probability > probability ? { ...evidence, probability } : evidence;
}

/** What a line that other seeds share is, when this much was known of it; `alone` is what the model says, if there is one. */
function sharedLine({ shift, many, sure, reason }: CorpusWord, known: Evidence | undefined, alone: number | undefined): Evidence | undefined {
  const before = known?.probability ?? alone;
  const probability = sure ? SURE : alone !== undefined ? shifted(before ?? 0, shift) : many ? TAKEN_INSIDE : 0;
  return probability < LEAST ? undefined : { probability, class: known?.class ?? 'other', source: 'corpus', reason };
}

const PARAGRAPH = 160;
const FEWEST_TITLE_SPACES = 3;

/** The lines that may be the title: the first that can be one, and under a breadcrumb or a date the one that reads most like one. */
function titlesOf(texts: readonly string[], own: readonly (Evidence | undefined)[], judged: readonly (Evidence | undefined)[], memo: LineMemo): number[] {
  let topics: ((line: number) => number) | undefined;
  const topicOf = (line: number): number => (judged[line]?.source === 'model' ? (topics ??= topicsOf(memo.scans(texts, new Arena()), judged))(line) : 0);
  const hasOther = otherTitles(texts, judged);
  const title = texts.findIndex((text, line) => {
    if ((own[line]?.probability ?? 0) >= SURE) return false;
    const topic = topicOf(line);
    return !isNoTitle(text, own[line], judged[line], topic, hasOther(line)) || (line === 0 && isShortTitle(text, topic, hasOther(line)));
  });
  const headline = likeliestTitle(texts, own, judged) ?? -1;
  return [title, headline >= 0 && mayBeHeadline(judged[headline], topicOf(headline)) ? headline : -1].filter((line) => line >= 0);
}

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
