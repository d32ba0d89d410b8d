/** Feature rows cut into at most 64 bins a feature. */
export interface Binned {
  readonly rows: number;
  readonly features: number;
  /** Feature by feature: the bin of each row. */
  readonly bins: Uint8Array;
  /** Upper border of each bin but the last, a feature. */
  readonly borders: readonly Float32Array[];
}

/** Most bins a feature. */
export const BINS = 64;
const SAMPLE = 100_000;

/** Cuts features where they part a sample of rows into bins of about as many rows, a frequent value into a bin of its own. */
export function bordersOf(values: Float32Array, rows: number, features: number): Float32Array[] {
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  return Array.from({ length: features }, (_, f) => {
    const sample: number[] = [];
    for (let row = 0; row < rows; row += step) sample.push(values[row * features + f]!);
    return bordersBetween(Float32Array.from(sample).sort());
  });
}

/** Puts rows of features into the bins that the borders make. */
export function bin(values: Float32Array, rows: number, borders: readonly Float32Array[]): Binned {
  const features = borders.length;
  const bins = new Uint8Array(rows * features);
  borders.forEach((border, f) => {
    for (let row = 0; row < rows; row++) {
      const value = values[row * features + f]!;
      let low = 0;
      let high = border.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value > border[middle]!) low = middle + 1;
        else high = middle;
      }
      bins[f * rows + row] = low;
    }
  });
  return { rows, features, bins, borders };
}

/** Walks up the values and closes a bin when it holds its share of the rows that no frequent value takes. */
function bordersBetween(sorted: Float32Array): Float32Array {
  const distinct: { readonly value: number; readonly count: number }[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    for (to = from; to < sorted.length && sorted[to] === sorted[from]; ) to++;
    distinct.push({ value: sorted[from]!, count: to - from });
  }
  const few = distinct.length <= BINS;
  const frequent = distinct.filter(({ count }) => count >= sorted.length / BINS);
  const share = (sorted.length - frequent.reduce((sum, { count }) => sum + count, 0)) / Math.max(1, BINS - 2 * frequent.length);
  const borders: number[] = [];
  let held = 0;
  for (let i = 0; i + 1 < distinct.length && borders.length < BINS - 1; i++) {
    const { value, count } = distinct[i]!;
    const next = distinct[i + 1]!;
    held += count;
    if (!few && held < share && !frequent.includes(distinct[i]!) && !frequent.includes(next)) continue;
    borders.push(Math.fround((value + next.value) / 2));
    held = 0;
  }
  return Float32Array.from(new Set(borders));
}

/** The bins of some rows only, feature by feature: read in order, they come fast. */
export function gathered(data: Binned, use: Int32Array): Uint8Array {
  const rows = use.length;
  const bins = new Uint8Array(rows * data.features);
  for (let f = 0; f < data.features; f++) {
    for (let at = 0; at < rows; at++) bins[f * rows + at] = data.bins[f * data.rows + use[at]!]!;
  }
  return bins;
}
