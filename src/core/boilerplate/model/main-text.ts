import { densestRun } from '../densest-run';

/** Where a line stands to the page's main text. */
export const MAIN = ['mainInside', 'mainFrom', 'mainTo', 'mainShare'] as const;

const FAR = 40;
/** Words of a line that count at most: one long comment is no article. */
const MOST_WORDS = 60;
/** What each line costs: short lines between paragraphs end the main text. */
const COST = 4;

/**
 * Writes `MAIN` for each line at `out[line * stride + at…]`: whether it stands in the run of lines with the most words
 * of likely prose for the fewest of anything else (`densestRun`), how many lines behind its start and before its end
 * (below zero outside), and the share of all such words that the run holds. `words` gives a line's words, `likely` from -1 to 1 how much it looks like the article.
 */
export function writeMain(count: number, words: (line: number) => number, likely: (line: number) => number, out: Float32Array, stride: number, at: number): void {
  let all = 0;
  const { from, to, sum } = densestRun(count, (line) => {
    const value = Math.min(words(line), MOST_WORDS) * likely(line) - COST;
    if (value > 0) all += value;
    return value;
  });
  for (let line = 0; line < count; line++) {
    const write = line * stride + at;
    out[write] = line >= from && line < to ? 1 : 0;
    out[write + 1] = Math.max(-FAR, Math.min(FAR, line - from));
    out[write + 2] = Math.max(-FAR, Math.min(FAR, to - 1 - line));
    out[write + 3] = all === 0 ? 0 : sum / all;
  }
}
