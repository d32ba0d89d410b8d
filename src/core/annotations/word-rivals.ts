import type { Meter } from './edit-distance';

/** Which word of a new text an old word became, each at most once; -1 for gone, and for new. */
export interface WordAlignment {
  readonly newOf: Int32Array;
  readonly oldOf: Int32Array;
}

/** Places of the same words compared at most. */
const MOST_PLACES = 64;
/** How far, in words, two places are compared to either side. */
const REACH = 400;
/** Words at the end of a run by which places to change it round with are found. */
const EDGE = 3;
/** Times that all runs are gone through. */
const MOST_ROUNDS = 4;

/** One of the two texts: its words, and for each its partner in the other one or -1. */
interface Side {
  readonly words: readonly number[];
  readonly partner: Int32Array;
  readonly other: Int32Array;
  readonly places: ReadonlyMap<number, readonly number[]>;
}

/** Two stretches of one text with the same words, and how many more words would follow their old neighbours if they changed round. */
interface Exchange {
  readonly first: number;
  readonly second: number;
  readonly length: number;
  readonly gain: number;
}

/**
 * How well an alignment explains a text, beside every other one in which two stretches with the same words, of the old
 * text or of the new one, are changed round. An explanation is the better the more words follow their old neighbours.
 */
export class WordRivals {
  readonly #sides: readonly [Side, Side];

  constructor(
    old: readonly number[],
    fresh: readonly number[],
    { newOf, oldOf }: WordAlignment,
    readonly meter: Meter,
  ) {
    this.#sides = [
      { words: old, partner: newOf, other: oldOf, places: placesOf(old) },
      { words: fresh, partner: oldOf, other: newOf, places: placesOf(fresh) },
    ];
  }

  /** How many words the alignment leads every other one by in which the `length` old words from `from` are somewhere else; 0 or less for a doubt. */
  lead(from: number, length: number): number {
    const [old, fresh] = this.#sides;
    const at = old.partner[from] ?? -1;
    let lead = Infinity;
    for (const exchange of this.#exchanges(old, from, length)) lead = Math.min(lead, -exchange.gain);
    for (const exchange of this.#exchanges(fresh, at, length)) lead = Math.min(lead, -exchange.gain);
    return lead;
  }

  /** Changes stretches round while that makes the alignment better. */
  improve(): void {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      let better = false;
      for (const side of this.#sides) {
        for (const [at, length] of runEdges(side.partner)) {
          if ((side.partner[at] ?? -1) < 0) continue;
          let best: Exchange | undefined;
          for (const exchange of this.#exchanges(side, at, length)) if (exchange.gain > (best?.gain ?? 0)) best = exchange;
          if (best) change(side, best);
          better ||= best !== undefined;
        }
      }
      if (!better) return;
    }
  }

  *#exchanges(side: Side, at: number, length: number): Generator<Exchange> {
    for (const other of this.#samePlaces(side, at, length)) {
      const [a, b] = at < other ? [at, other] : [other, at];
      if (b - a >= length) yield this.#bestExchange(side, a, b, length);
    }
  }

  /** The best way to change the words at `a` and `b` round, with as many of those beside them as is good. */
  #bestExchange({ words, partner }: Side, a: number, b: number, length: number): Exchange {
    const room = b - a - length;
    const gainAt = (i: number, j: number): number => bond(partner, i, j) + bond(partner, j, i) - bond(partner, i, i) - bond(partner, j, j);
    /** For each number of words taken along to the right, the best gain so far and where it is. */
    const rights: { gain: number; taken: number }[] = [];
    for (let taken = 0; taken <= Math.min(room, REACH); taken++) {
      if (taken > 0 && (b + length + taken > words.length || words[a + length + taken - 1] !== words[b + length + taken - 1])) break;
      const gain = gainAt(a + length + taken, b + length + taken);
      const last = rights.at(-1);
      rights.push(last && last.gain >= gain ? last : { gain, taken });
    }
    let best: Exchange = { first: a, second: b, length, gain: -Infinity };
    for (let left = 0; left <= Math.min(room, REACH); left++) {
      if (left > 0 && (a - left < 0 || words[a - left] !== words[b - left])) break;
      const right = rights[Math.min(rights.length - 1, room - left)];
      const gain = gainAt(a - left, b - left) + (right?.gain ?? 0);
      if (right && gain > best.gain) best = { first: a - left, second: b - left, length: left + length + right.taken, gain };
      this.meter.steps++;
    }
    this.meter.steps += rights.length;
    return best;
  }

  /** Other places of the `length` words at `at`. */
  #samePlaces({ words, places }: Side, at: number, length: number): number[] {
    let [rarest, list]: [number, readonly number[]] = [0, []];
    for (let k = 0; k < length; k++) {
      const found = places.get(words[at + k] ?? -1) ?? [];
      if (k === 0 || found.length < list.length) [rarest, list] = [k, found];
    }
    this.meter.steps += list.length;
    const found: number[] = [];
    for (const place of list) {
      const start = place - rarest;
      let same = start >= 0 && start !== at;
      for (let k = 0; same && k < length; k++) same = words[start + k] === words[at + k];
      if (same) found.push(start);
      if (found.length === MOST_PLACES) break;
    }
    return found;
  }
}

function placesOf(words: readonly number[]): Map<number, number[]> {
  const places = new Map<number, number[]>();
  words.forEach((word, index) => {
    const list = places.get(word);
    if (list) list.push(index);
    else places.set(word, [index]);
  });
  return places;
}

/** Words without partners that may part two words of which something is still said … */
const SKIP = 4;
/** … and what it is worth beside 1 for true neighbours, when they are near each other, or at least in order. */
const NEAR = 0.5;
const IN_ORDER = 0.1;

/** How well the word in front of index `i` and the one at index `j` would stand beside each other: 1 where their partners do, less where words without partners part them. */
function bond(partner: Int32Array, i: number, j: number): number {
  let left = i - 1;
  while (left >= 0 && i - left <= SKIP && partner[left] === -1) left--;
  let right = j;
  while (right < partner.length && right - j < SKIP && partner[right] === -1) right++;
  const [before, after] = [partner[left] ?? -1, partner[right] ?? -1];
  if (before < 0 || after <= before) return 0;
  if (after === before + 1 && left === i - 1 && right === j) return 1;
  return after - before <= 2 * SKIP ? NEAR : IN_ORDER;
}

/** 1 when the partners of two words that follow each other do so too. */
function follows(before: number, after: number): number {
  return before >= 0 && after === before + 1 ? 1 : 0;
}

/** The first and the last words of each run, as index and length. */
function* runEdges(partner: Int32Array): Generator<readonly [number, number]> {
  for (let i = 0; i < partner.length; ) {
    let end = i + 1;
    if ((partner[i] ?? -1) >= 0) {
      while (end < partner.length && follows(partner[end - 1] ?? -1, partner[end] ?? -1) === 1) end++;
      const length = Math.min(EDGE, end - i);
      yield [i, length];
      if (end - length > i) yield [end - length, length];
    }
    i = end;
  }
}

function change({ partner, other }: Side, { first, second, length }: Exchange): void {
  for (let k = 0; k < length; k++) {
    const [p, q] = [partner[first + k] ?? -1, partner[second + k] ?? -1];
    partner[first + k] = q;
    partner[second + k] = p;
    if (q >= 0) other[q] = first + k;
    if (p >= 0) other[p] = second + k;
  }
}
