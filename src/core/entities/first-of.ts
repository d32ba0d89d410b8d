/** Items looked at to guess where the first ones end. */
const SAMPLE = 64;

/** The first `most` items in order, sorted; quicker than sorting all where there are many more. */
export function firstOf<T>(items: readonly T[], most: number, compare: (a: T, b: T) => number): T[] {
  if (items.length > most * 2) {
    const step = Math.floor(items.length / SAMPLE);
    const sample = Array.from({ length: SAMPLE }, (_, i) => items[i * step] as T).sort(compare);
    const bound = sample[Math.min(SAMPLE - 1, Math.ceil(((most * 1.5) / items.length) * SAMPLE) + 2)] as T;
    const low = items.filter((item) => compare(item, bound) <= 0);
    if (low.length >= most) return low.sort(compare).slice(0, most);
  }
  return [...items].sort(compare).slice(0, most);
}
