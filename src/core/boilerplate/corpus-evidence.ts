import type { CorpusView } from '../rule';
import type { QuickFold } from './quick-fold';

/** A line in fewer seeds than this says nothing: one article may be scraped twice. */
export const FEWEST_SEEDS = 3;
/** Two are enough, and say less, for a line of so many words when the rest of its seed's text stands nowhere else: a teaser, a notice. */
export const TWO_SEEDS = 2;
const LONG_SENTENCE_WORDS = 8;
const TWO_SEEDS_SHIFT = 1.5;
/** A line in so many seeds counts where no model has a say. */
export const MANY_SEEDS = 5;
/** A line of a sentence's length shared by this many seeds, and this share of them, is the site's and not the article's. */
export const SURE_SEEDS = 20;
export const SURE_SHARE = 0.02;
/** A shared line counts only when its spread is this many times that of the rest of its seed. */
export const TIMES_TYPICAL = 3;
/**
 * What several seeds add to the model's log odds. Out of fold, with each page among those of the same extractor, nearly
 * all lines that the pages of one site share and the model is undecided about are boilerplate.
 */
const SHARED_SHIFT = 2.5;
/** Shorter lines in words are headings of articles as often: "Conclusion", "Pros", "Key takeaways". */
const FEWEST_WORDS = 3;
/** They count with this many longer ones of about their spread around: where a site's prompts are, its "Share" is one of them, */
const COMPANIONS = 2;
/** no more than so many lines away. */
const NEAR = 8;
const SENTENCE_WORDS = 5;
/** Longer lines, in UTF-16 units, are shared because the article is, not because the page is. */
const LONGEST_LINE = 400;
const MOST_LINES = 2_000;
/** Numbers alone come up in the tables of any page. */
const WORD_WITH_LETTERS = /\S*\p{L}\S*/gu;

/** What the other seeds say of a line. */
export interface CorpusWord {
  /** What it adds to the log odds. */
  readonly shift: number;
  /** Whether it counts where no model has a say. */
  readonly many: boolean;
  /** Whether it counts whatever else is known. */
  readonly sure: boolean;
  readonly reason: string;
}

/**
 * Lines that several seeds share. A syndicated article raises the spread of all of its lines, so a line must stand out
 * from most of the seed's text: from the median of its lines' spreads, each weighted with its length. `folds` are the
 * texts folded. Returns evidence by index.
 */
export function corpusEvidence(texts: readonly string[], folds: readonly QuickFold[], corpus: CorpusView): Map<number, CorpusWord> {
  const spreads = texts.slice(0, MOST_LINES).map((_, line) => corpus.lineSpread(folds[line]?.folded ?? ''));
  const found = new Map<number, CorpusWord>();
  if (!spreads.some(({ seeds }) => seeds >= TWO_SEEDS)) return found;
  const typical = typicalOf(spreads.map(({ seeds }) => seeds), texts);
  const least = Math.max(FEWEST_SEEDS, TIMES_TYPICAL * typical);
  const shared = spreads.flatMap(({ seeds, of }, line) => {
    const text = texts[line] ?? '';
    if (seeds < (typical === 1 ? TWO_SEEDS : least) || text.length > LONGEST_LINE) return [];
    const words = text.match(WORD_WITH_LETTERS)?.length ?? 0;
    return seeds >= least || words >= LONG_SENTENCE_WORDS ? [{ line, seeds, of, words, shift: seeds < least ? TWO_SEEDS_SHIFT : SHARED_SHIFT }] : [];
  });
  const longer = shared.filter(({ words }) => words >= FEWEST_WORDS);
  const hasCompanions = (line: number, seeds: number): boolean =>
    longer.filter((other) => Math.abs(other.line - line) <= NEAR && seeds < TIMES_TYPICAL * other.seeds && other.seeds < TIMES_TYPICAL * seeds).length >= COMPANIONS;
  for (const { line, seeds, of, words, shift } of shared) {
    const isLong = words >= FEWEST_WORDS;
    if (words === 0 || (!isLong && !hasCompanions(line, seeds))) continue;
    const reason = `the same line stands in ${seeds.toLocaleString('en')} of ${of.toLocaleString('en')} seeds`;
    found.set(line, { shift, many: isLong && seeds >= MANY_SEEDS, sure: words >= SENTENCE_WORDS && seeds >= SURE_SEEDS && seeds >= SURE_SHARE * of, reason });
  }
  return found;
}

/** The weighted median of how many seeds lines stand in, at least 1; a line weighs as much as it is long. */
function typicalOf(seeds: readonly number[], texts: readonly string[]): number {
  const order = seeds.map((_, line) => line).sort((a, b) => seeds[a]! - seeds[b]!);
  const half = order.reduce((sum, line) => sum + (texts[line]?.length ?? 0), 0) / 2;
  let below = 0;
  const middle = order.find((line) => (below += texts[line]?.length ?? 0) >= half);
  return Math.max(1, middle === undefined ? 1 : seeds[middle]!);
}
