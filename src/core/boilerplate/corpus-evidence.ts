import type { CorpusView } from '../rule';
import type { QuickFold } from './quick-fold';

/** A line in fewer seeds than this says nothing: one article may be scraped twice. */
export const FEWEST_SEEDS = 3;
/** A line in so many seeds counts where no model has a say. */
export const MANY_SEEDS = 5;
/** A line of a sentence's length shared by this many seeds, and this share of them, is the site's and not the article's. */
export const SURE_SEEDS = 20;
export const SURE_SHARE = 0.02;
/** A shared line counts only when its spread is this many times that of the seed's other lines. */
export const TIMES_TYPICAL = 3;
/**
 * What several seeds add to the model's log odds. Out of fold, with each page among those of the same extractor, nearly
 * all lines that the pages of one site share and the model is undecided about are boilerplate.
 */
const SHARED_SHIFT = 2.5;
/** Shorter lines in words are headings of articles as often: "Conclusion", "Pros", "Key takeaways". */
const FEWEST_WORDS = 3;
const SENTENCE_WORDS = 5;
/** Longer lines, in UTF-16 units, are shared because the article is, not because the page is. */
const LONGEST_LINE = 400;
const MOST_LINES = 2_000;
/** Numbers alone come up in the tables of any page. */
const WORD_WITH_LETTERS = /\S*\p{L}\S*/gu;

const ALONE = { seeds: 1, of: 1 };

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
 * from the seed's own median. `folds` are the texts folded. Returns evidence by index.
 */
export function corpusEvidence(texts: readonly string[], folds: readonly QuickFold[], corpus: CorpusView): Map<number, CorpusWord> {
  const found = new Map<number, CorpusWord>();
  const spreads = texts.slice(0, MOST_LINES).map((text, line) => (text.length > LONGEST_LINE ? ALONE : corpus.lineSpread(folds[line]?.folded ?? '')));
  const sorted = spreads.map((spread) => spread.seeds).sort((a, b) => a - b);
  const typical = Math.max(1, sorted[sorted.length >> 1] ?? 1);
  spreads.forEach(({ seeds, of }, index) => {
    if (seeds < FEWEST_SEEDS || seeds < TIMES_TYPICAL * typical) return;
    const words = texts[index]?.match(WORD_WITH_LETTERS)?.length ?? 0;
    if (words < FEWEST_WORDS) return;
    const reason = `the same line stands in ${seeds.toLocaleString('en')} of ${of.toLocaleString('en')} seeds`;
    found.set(index, { shift: SHARED_SHIFT, many: seeds >= MANY_SEEDS, sure: words >= SENTENCE_WORDS && seeds >= SURE_SEEDS && seeds >= SURE_SHARE * of, reason });
  });
  return found;
}
