import type { CorpusView } from '../rule';
import { type Evidence, SURE, TAKEN_INSIDE } from './evidence';
import type { QuickFold } from './quick-fold';

/** Fewer seeds than this may share a line because one article was scraped several times. */
const FEWEST_SEEDS = 5;
/** A line shared by this many seeds, and this share of them, is the site's and not the article's. */
const SURE_SEEDS = 20;
const SURE_SHARE = 0.02;
/** A shared line counts only when its spread is this many times that of the seed's other lines. */
const TIMES_TYPICAL = 4;
/** Longer lines, in UTF-16 units, are shared because the article is, not because the page is. */
const LONGEST_LINE = 400;
const MOST_LINES = 2_000;

/**
 * Lines that many seeds share. A syndicated article raises the spread of all of its lines, so a line must stand out
 * from the seed's own median. `folds` are the texts folded. Returns evidence by index.
 */
export function corpusEvidence(texts: readonly string[], folds: readonly QuickFold[], corpus: CorpusView): Map<number, Evidence> {
  const found = new Map<number, Evidence>();
  const spreads = texts.slice(0, MOST_LINES).map((text, line) => (text.length > LONGEST_LINE ? { seeds: 1, of: 1 } : corpus.lineSpread(folds[line]?.folded ?? '')));
  const sorted = spreads.map((spread) => spread.seeds).sort((a, b) => a - b);
  const typical = Math.max(1, sorted[sorted.length >> 1] ?? 1);
  spreads.forEach(({ seeds, of }, index) => {
    if (seeds < FEWEST_SEEDS || seeds < TIMES_TYPICAL * typical) return;
    const sure = seeds >= SURE_SEEDS && seeds >= SURE_SHARE * of;
    const reason = `the same line stands in ${seeds.toLocaleString('en')} of ${of.toLocaleString('en')} seeds`;
    found.set(index, { probability: sure ? SURE : TAKEN_INSIDE, class: 'other', source: 'corpus', reason });
  });
  return found;
}
