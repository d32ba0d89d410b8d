/**
 * The run of lines with the largest sum, first line and the line behind its last (maximal sum; Bentley 1984, used for
 * body text by Finn, Kushmerick and Smyth 2001), and the sum. An empty run when no value is above zero.
 */
export function densestRun(count: number, value: (line: number) => number): { readonly from: number; readonly to: number; readonly sum: number } {
  let best = 0;
  let from = 0;
  let to = 0;
  let sum = 0;
  let start = 0;
  for (let line = 0; line < count; line++) {
    if (sum <= 0) {
      sum = 0;
      start = line;
    }
    sum += value(line);
    if (sum > best) {
      best = sum;
      from = start;
      to = line + 1;
    }
  }
  return { from, to, sum: best };
}
