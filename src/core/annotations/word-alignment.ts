import type { Meter } from './edit-distance';
import { alignedInOrder } from './in-order-alignment';
import { shortestEdit } from './shortest-edit';
import { type WordAlignment, WordRivals } from './word-rivals';

/** A run of the same words in both texts. */
interface Run {
  readonly old: number;
  readonly fresh: number;
  readonly length: number;
}

/** Shorter runs of an alignment in order may be chance, and stand in the way of what has moved. */
const SHORTEST_IN_ORDER = 5;
/** What has moved is found by so many words that follow each other; what is then left over, by fewer. */
const GRAMS = [4, 2];
/** Words that stand more often than this, one behind the other, are no start of a run. */
const COMMON = 24;

/**
 * Explains a new text as the old one cut up and put together again in as few parts as can be: what is in order (Myers),
 * then of the rest the longest run of words that both share (greedy, as in Tichy, "The string-to-string correction problem
 * with block moves", 1984, but every word is used once), then what is left between two runs, then single words that nobody
 * else claims. At last stretches with the same words change round wherever that leaves fewer parts.
 */
export function alignWords(old: readonly number[], fresh: readonly number[], meter: Meter): WordAlignment {
  const alignment = { newOf: new Int32Array(old.length).fill(-1), oldOf: new Int32Array(fresh.length).fill(-1) };
  takeInOrder(alignedInOrder(old, fresh), alignment);
  for (const size of GRAMS) takeLongestFirst(sharedRuns(old, fresh, size, alignment, meter), alignment, meter);
  fillGaps(old, fresh, alignment, meter);
  pairLeftOver(old, fresh, alignment);
  new WordRivals(old, fresh, alignment, meter).improve();
  return alignment;
}

/** Pairs that an alignment in order has, short runs left out. */
function takeInOrder(partner: Int32Array, { newOf, oldOf }: WordAlignment): void {
  for (let i = 0; i < partner.length; ) {
    let end = i + 1;
    if ((partner[i] ?? -1) >= 0) {
      while (end < partner.length && partner[end] === (partner[end - 1] ?? 0) + 1) end++;
      if (end - i >= SHORTEST_IN_ORDER) {
        for (let k = i; k < end; k++) {
          newOf[k] = partner[k] ?? -1;
          oldOf[newOf[k] ?? 0] = k;
        }
      }
    }
    i = end;
  }
}

/** Runs of at least `size` free words that can't be made longer. */
function sharedRuns(old: readonly number[], fresh: readonly number[], size: number, { newOf, oldOf }: WordAlignment, meter: Meter): Run[] {
  const heads = new Map<number, number>();
  const counts = new Map<number, number>();
  const next = new Int32Array(fresh.length).fill(-1);
  const free = (from: number, partner: Int32Array): boolean => {
    for (let k = from; k < from + size; k++) if (partner[k] !== -1) return false;
    return true;
  };
  for (let j = fresh.length - size; j >= 0; j--) {
    if (!free(j, oldOf)) continue;
    const key = gramAt(fresh, j, size);
    next[j] = heads.get(key) ?? -1;
    heads.set(key, j);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const same = (i: number, j: number): boolean => old[i] === fresh[j] && newOf[i] === -1 && oldOf[j] === -1;
  const runs: Run[] = [];
  for (let i = 0; i + size <= old.length; i++) {
    if (!free(i, newOf)) continue;
    const key = gramAt(old, i, size);
    meter.steps++;
    if ((counts.get(key) ?? 0) > COMMON) continue;
    for (let j = heads.get(key) ?? -1; j >= 0; j = next[j] ?? -1) {
      if (i > 0 && j > 0 && same(i - 1, j - 1)) continue;
      let length = 0;
      while (i + length < old.length && j + length < fresh.length && same(i + length, j + length)) length++;
      meter.steps += length + 1;
      if (length >= size) runs.push({ old: i, fresh: j, length });
    }
  }
  return runs;
}

function gramAt(words: readonly number[], at: number, size: number): number {
  let key = 0;
  for (let k = 0; k < size; k++) key = Math.imul(key, 0x9e3779b1) + (words[at + k] ?? 0);
  return key | 0;
}

/** Pairs the words of the longest run, then of the longest of what is left of the others. */
function takeLongestFirst(runs: readonly Run[], { newOf, oldOf }: WordAlignment, meter: Meter): void {
  const byLength: Run[][] = [];
  const put = (run: Run): void => {
    (byLength[run.length] ??= []).push(run);
  };
  runs.forEach(put);
  const taken = ({ old, fresh }: Run, k: number): boolean => newOf[old + k] !== -1 || oldOf[fresh + k] !== -1;
  for (let length = byLength.length - 1; length > 0; length--) {
    const list = byLength[length] ?? [];
    for (const run of list) {
      let from = 0;
      while (from < length && taken(run, from)) from++;
      let to = from;
      while (to < length && !taken(run, to)) to++;
      meter.steps += to + 1;
      if (to - from === length) {
        for (let k = 0; k < length; k++) {
          newOf[run.old + k] = run.fresh + k;
          oldOf[run.fresh + k] = run.old + k;
        }
        continue;
      }
      if (to > from) put({ old: run.old + from, fresh: run.fresh + from, length: to - from });
      if (to < length) put({ old: run.old + to, fresh: run.fresh + to, length: length - to });
    }
    byLength.length = length;
  }
}

/** Between two runs that follow each other in both texts: what stands there in order, too. */
function fillGaps(old: readonly number[], fresh: readonly number[], { newOf, oldOf }: WordAlignment, meter: Meter): void {
  let before = -1;
  for (let i = 0; i <= old.length; i++) {
    if (i < old.length && newOf[i] === -1) continue;
    const from = before < 0 ? 0 : (newOf[before] ?? 0) + 1;
    const to = i < old.length ? (newOf[i] ?? 0) : fresh.length;
    let clear = from < to && before + 1 < i;
    for (let j = from; clear && j < to; j++) clear = oldOf[j] === -1;
    if (clear) {
      shortestEdit(old, fresh, before + 1, i, from, to, newOf);
      meter.steps += i - before + to - from;
      for (let k = before + 1; k < i; k++) if ((newOf[k] ?? -1) >= 0) oldOf[newOf[k] ?? 0] = k;
    }
    before = i;
  }
}

/** Words left over on both sides, each the only one of its kind left over. */
function pairLeftOver(old: readonly number[], fresh: readonly number[], { newOf, oldOf }: WordAlignment): void {
  const alone = (words: readonly number[], partner: Int32Array): Map<number, number> => {
    const found = new Map<number, number>();
    words.forEach((word, index) => {
      if (partner[index] === -1) found.set(word, found.has(word) ? -1 : index);
    });
    return found;
  };
  const right = alone(fresh, oldOf);
  for (const [word, i] of alone(old, newOf)) {
    const j = right.get(word) ?? -1;
    if (i < 0 || j < 0) continue;
    newOf[i] = j;
    oldOf[j] = i;
  }
}
