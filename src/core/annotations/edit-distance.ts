/** Counts the steps of a search, so that tests can hold its growth. */
export interface Meter {
  steps: number;
}

/**
 * Where `pattern` fits best in `text`, its ends free to lie anywhere in the text (Sellers, 1980): the cost in single
 * character edits, and for each offset of the pattern (its length included) the text offset that it lands on.
 * Takes pattern × text steps; callers keep both short.
 */
export function fitInside(pattern: string, text: string, meter: Meter): { readonly cost: number; readonly landing: readonly number[] } {
  const rows = pattern.length + 1;
  const columns = text.length + 1;
  const costs = new Uint16Array(rows * columns);
  meter.steps += costs.length;
  for (let i = 1; i < rows; i++) {
    const row = i * columns;
    const above = row - columns;
    costs[row] = i;
    for (let j = 1; j < columns; j++) {
      const substituted = (costs[above + j - 1] ?? 0) + (pattern.charCodeAt(i - 1) === text.charCodeAt(j - 1) ? 0 : 1);
      const removed = (costs[above + j] ?? 0) + 1;
      const added = (costs[row + j - 1] ?? 0) + 1;
      costs[row + j] = Math.min(substituted, removed, added);
    }
  }
  const last = (rows - 1) * columns;
  let end = 0;
  for (let j = 1; j < columns; j++) if ((costs[last + j] ?? 0) < (costs[last + end] ?? 0)) end = j;
  return { cost: costs[last + end] ?? 0, landing: trace(pattern, text, costs, end) };
}

function trace(pattern: string, text: string, costs: Uint16Array, end: number): number[] {
  const columns = text.length + 1;
  const landing = new Array<number>(pattern.length + 1).fill(0);
  let i = pattern.length;
  let j = end;
  landing[i] = j;
  while (i > 0) {
    const here = costs[i * columns + j] ?? 0;
    const equal = j > 0 && pattern.charCodeAt(i - 1) === text.charCodeAt(j - 1);
    if (j > 0 && (costs[(i - 1) * columns + j - 1] ?? 0) + (equal ? 0 : 1) === here) {
      i--;
      j--;
      landing[i] = j;
    } else if ((costs[(i - 1) * columns + j] ?? 0) + 1 === here) {
      i--;
      landing[i] = j;
    } else j--;
  }
  return landing;
}

/** Two rows that every call shares: short strings are compared very often. */
let row = new Uint16Array(256);

/** Edit distance (Levenshtein) of two short strings, all of both. */
export function editDistance(a: string, b: string, meter: Meter): number {
  return fillRows(a, b, meter)[0];
}

/** Edit distance of `pattern` and that beginning of `text` which it fits best. */
export function distanceToStart(pattern: string, text: string, meter: Meter): number {
  const [, rest, shared] = fillRows(pattern, text, meter);
  let best = shared === pattern.length ? 0 : Infinity;
  for (let j = 0; j <= rest; j++) best = Math.min(best, row[j] ?? 0);
  return best;
}

/** Fills the last row: the distance of all of both, the row's length, and how many first characters are the same. */
function fillRows(a: string, b: string, meter: Meter): [number, number, number] {
  let from = 0;
  while (from < a.length && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  const rest = b.length - from;
  meter.steps += from + (a.length - from) * rest;
  if (row.length <= rest) row = new Uint16Array(2 * rest);
  for (let j = 0; j <= rest; j++) row[j] = j;
  for (let i = from; i < a.length; i++) {
    const unit = a.charCodeAt(i);
    let diagonal = row[0] ?? 0;
    let left = diagonal + 1;
    row[0] = left;
    for (let j = 1; j <= rest; j++) {
      const above = row[j] ?? 0;
      const substituted = b.charCodeAt(from + j - 1) === unit ? diagonal : diagonal + 1;
      left = Math.min(substituted, above + 1, left + 1);
      row[j] = left;
      diagonal = above;
    }
  }
  return [row[rest] ?? 0, rest, from];
}
