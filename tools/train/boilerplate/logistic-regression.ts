/** What keeps weights small, on columns scaled to a variance of one. */
const RIDGE = 3;
const MOST_STEPS = 30;
const SETTLED = 1e-9;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares), the columns scaled to mean 0 and
 * variance 1 and their weights held small. `answers` are 0 or 1; `importance` counts rows, scaled to a mean of 1.
 * Returns weights for the columns as given.
 */
export function logisticRegression(rows: readonly (readonly number[])[], answers: readonly number[], importance: readonly number[]): { readonly bias: number; readonly weights: number[] } {
  const columns = rows[0]?.length ?? 0;
  const count = Math.max(1, rows.length);
  const mean = Array.from({ length: columns }, (_, c) => rows.reduce((sum, row) => sum + row[c]!, 0) / count);
  const spread = mean.map((middle, c) => Math.sqrt(rows.reduce((sum, row) => sum + (row[c]! - middle) ** 2, 0) / count) || 1);
  const scaled = rows.map((row) => [1, ...row.map((value, c) => (value - mean[c]!) / spread[c]!)]);
  const total = importance.reduce((sum, value) => sum + value, 0) / count || 1;
  let weights = new Array<number>(columns + 1).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const slope = weights.map((weight, c) => (c === 0 ? 0 : -weight * RIDGE));
    const curve = weights.map((_, a) => weights.map((__, b) => (a === b && a > 0 ? RIDGE : a === b ? SETTLED : 0)));
    scaled.forEach((row, at) => {
      const guess = 1 / (1 + Math.exp(-row.reduce((sum, value, c) => sum + value * weights[c]!, 0)));
      const counts = importance[at]! / total;
      for (let a = 0; a <= columns; a++) {
        slope[a]! += counts * (answers[at]! - guess) * row[a]!;
        for (let b = 0; b <= columns; b++) curve[a]![b]! += counts * guess * (1 - guess) * row[a]! * row[b]!;
      }
    });
    const change = solve(curve, slope);
    weights = weights.map((weight, c) => weight + change[c]!);
    if (change.every((value) => Math.abs(value) < SETTLED)) break;
  }
  const own = weights.slice(1).map((weight, c) => weight / spread[c]!);
  return { bias: weights[0]! - own.reduce((sum, weight, c) => sum + weight * mean[c]!, 0), weights: own };
}

/** Solves a system of linear equations by Gaussian elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let c = column; c <= size; c++) rows[row]![c]! -= factor * rows[column]![c]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}
