/** Where a line stands to the page's main text. */
export const MAIN = ['mainInside', 'mainFrom', 'mainTo', 'mainShare'] as const;

const FAR = 40;
/** Words of a line that count at most: one long comment is no article. */
const MOST_WORDS = 60;
/** What each line costs: short lines between paragraphs end the main text. */
const COST = 4;

/**
 * Writes `MAIN` for each line at `out[line * stride + at…]`: whether it stands in the run of lines with the most words
 * of likely prose for the fewest of anything else (the maximal sum; Bentley 1984, as in "body text extraction", Finn et
 * al. 2001), how many lines behind its start and before its end (below zero outside), and the share of all such words
 * that the run holds. `words` gives a line's words, `likely` from -1 to 1 how much it looks like the article.
 */
export function writeMain(count: number, words: (line: number) => number, likely: (line: number) => number, out: Float32Array, stride: number, at: number): void {
  let best = 0;
  let from = 0;
  let to = 0;
  let sum = 0;
  let start = 0;
  let all = 0;
  for (let line = 0; line < count; line++) {
    const value = Math.min(words(line), MOST_WORDS) * likely(line) - COST;
    if (value > 0) all += value;
    if (sum <= 0) {
      sum = 0;
      start = line;
    }
    sum += value;
    if (sum > best) {
      best = sum;
      from = start;
      to = line + 1;
    }
  }
  for (let line = 0; line < count; line++) {
    const write = line * stride + at;
    out[write] = line >= from && line < to ? 1 : 0;
    out[write + 1] = Math.max(-FAR, Math.min(FAR, line - from));
    out[write + 2] = Math.max(-FAR, Math.min(FAR, to - 1 - line));
    out[write + 3] = all === 0 ? 0 : best / all;
  }
}
