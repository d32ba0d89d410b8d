/** Adjusted Rand index (Hubert and Arabie 1985) of two groupings of the same items: 1 when they are equal, about 0 by chance. */
export function adjustedRand(one: readonly number[], other: readonly number[]): number {
  const cells = new Map<string, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  one.forEach((row, i) => {
    const column = other[i] ?? -1;
    const key = `${row} ${column}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
    rows.set(row, (rows.get(row) ?? 0) + 1);
    columns.set(column, (columns.get(column) ?? 0) + 1);
  });
  const both = pairsIn(cells.values());
  const inRows = pairsIn(rows.values());
  const inColumns = pairsIn(columns.values());
  const expected = (inRows * inColumns) / ((one.length * (one.length - 1)) / 2);
  const most = (inRows + inColumns) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

function pairsIn(sizes: Iterable<number>): number {
  let sum = 0;
  for (const size of sizes) sum += (size * (size - 1)) / 2;
  return sum;
}
