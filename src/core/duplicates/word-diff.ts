import { fold } from '../text/fold';
import { findWords, type Words } from '../text/words';

/** One place where two passages say it in different words. Texts are raw slices; '' where that side has nothing. */
export interface WordChange {
  /** A few words that both sides have, before and after. */
  readonly before: string;
  readonly after: string;
  readonly here: string;
  readonly there: string;
}

export interface WordDiff {
  /** In order. */
  readonly changes: readonly WordChange[];
  /** Number of words that stand only here. */
  readonly onlyHere: number;
  readonly onlyThere: number;
}

/** Cells of the largest table that is filled; what differs beyond it counts as one change. */
const MOST_CELLS = 1 << 22;
/** Words shown on each side of a change. */
const CONTEXT = 3;
/** Equal words between two changes that are swallowed by them. */
const GLUE = 1;

/**
 * The words in which two texts differ, compared folded (case, accents and quotes do not count): longest common subsequence
 * (Wagner, Fischer 1974) between the equal ends. Time and memory in the product of the lengths, bounded.
 */
export function diffWords(here: string, there: string): WordDiff {
  const a = tokens(here);
  const b = tokens(there);
  let front = 0;
  while (front < a.keys.length && front < b.keys.length && a.keys[front] === b.keys[front]) front++;
  let back = 0;
  while (back < a.keys.length - front && back < b.keys.length - front && a.keys.at(-1 - back) === b.keys.at(-1 - back)) back++;
  const hunks = glued(hunksOf(a.keys.slice(front, a.keys.length - back), b.keys.slice(front, b.keys.length - back)));
  return {
    changes: hunks.map(({ a0, a1, b0, b1 }) => ({
      before: a.slice(Math.max(0, front + a0 - CONTEXT), front + a0),
      here: a.slice(front + a0, front + a1),
      there: b.slice(front + b0, front + b1),
      after: a.slice(front + a1, Math.min(a.keys.length, front + a1 + CONTEXT)),
    })),
    onlyHere: hunks.reduce((sum, { a0, a1 }) => sum + a1 - a0, 0),
    onlyThere: hunks.reduce((sum, { b0, b1 }) => sum + b1 - b0, 0),
  };
}

interface Hunk {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

interface Tokens {
  readonly keys: readonly string[];
  slice(from: number, end: number): string;
}

function tokens(text: string): Tokens {
  const words: Words = findWords(text);
  return {
    keys: Array.from({ length: words.count }, (_, i) => fold(text.slice(words.starts[i], words.ends[i]))),
    slice: (from, end) => (from < end ? text.slice(words.starts[from], words.ends[end - 1]) : ''),
  };
}

function hunksOf(a: readonly string[], b: readonly string[]): Hunk[] {
  const n = a.length;
  const m = b.length;
  if (n === 0 && m === 0) return [];
  if (n === 0 || m === 0 || (n + 1) * (m + 1) > MOST_CELLS) return [{ a0: 0, a1: n, b0: 0, b1: m }];
  const wide = m + 1;
  const common = new Uint16Array((n + 1) * wide);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      common[i * wide + j] =
        a[i] === b[j] ? (common[(i + 1) * wide + j + 1] ?? 0) + 1 : Math.max(common[(i + 1) * wide + j] ?? 0, common[i * wide + j + 1] ?? 0);
    }
  }
  const hunks: Hunk[] = [];
  let i = 0;
  let j = 0;
  while (i < n || j < m) {
    const a0 = i;
    const b0 = j;
    while ((i < n || j < m) && !(i < n && j < m && a[i] === b[j])) {
      if (j >= m || (i < n && (common[(i + 1) * wide + j] ?? 0) >= (common[i * wide + j + 1] ?? 0))) i++;
      else j++;
    }
    if (i > a0 || j > b0) hunks.push({ a0, a1: i, b0, b1: j });
    while (i < n && j < m && a[i] === b[j]) {
      i++;
      j++;
    }
  }
  return hunks;
}

function glued(hunks: readonly Hunk[]): Hunk[] {
  const merged: Hunk[] = [];
  for (const hunk of hunks) {
    const last = merged.at(-1);
    if (last && hunk.a0 - last.a1 <= GLUE) merged[merged.length - 1] = { a0: last.a0, a1: hunk.a1, b0: last.b0, b1: hunk.b1 };
    else merged.push(hunk);
  }
  return merged;
}
