import type { IsCommonLine } from './rewrite-units';
import { WORD_BITS } from './word-hash';
import type { WordStore } from './word-store';
import { CONTENT, weighWords } from './word-weights';

/** Words by which a line is found: its heaviest. */
const KEYS = 8;
/** Lists longer than this are not walked: the word is common here. */
const MAX_LIST = 4096;
/** Two lines are compared when they share this many key words. */
const ENOUGH_KEYS = 2;
/** Seeds compared with one seed, those with most shared key words first. */
export const MAX_REWRITE_CANDIDATES = 48;

/**
 * Which lines hold which key words: the sentence channel's way to its candidates. Built once over a store (4 bytes a key word of a
 * line); lines of regions that came later are looked through one by one.
 */
export class RewriteIndex {
  #starts = new Uint32Array(WORD_BITS + 2);
  #lines = new Uint32Array(0);
  /** Regions that the table covers. */
  #regions = 0;
  #store: WordStore | undefined;
  #weights: Float32Array = new Float32Array(0);

  get bytes(): number {
    return this.#starts.byteLength + this.#lines.byteLength + this.#weights.byteLength;
  }

  /** How much each word says in the corpus, by its code. */
  get weights(): Float32Array {
    return this.#weights;
  }

  /** True when the table is of this store and lacks few of its regions. */
  fits(store: WordStore): boolean {
    return this.#store === store && store.regionCount - this.#regions <= 64 + this.#regions / 16;
  }

  /** Builds the table without the lines that are common. Time linear in the words. */
  build(store: WordStore, isCommon: IsCommonLine): void {
    this.#weights = weighWords(store);
    const sizes = new Uint32Array(WORD_BITS + 2);
    const lines = store.regionLines[store.regionCount] ?? 0;
    forEachKey(store, this.#weights, isCommon, 0, lines, (code) => sizes[code + 1]!++);
    for (let code = 1; code < sizes.length; code++) sizes[code]! += sizes[code - 1]!;
    this.#starts = sizes.slice();
    this.#lines = new Uint32Array(sizes.at(-1) ?? 0);
    forEachKey(store, this.#weights, isCommon, 0, lines, (code, line) => (this.#lines[sizes[code]!++] = line));
    this.#regions = store.regionCount;
    this.#store = store;
  }

  /** Regions above `above`, other than `region` itself, that have lines with the key words of one of its lines. */
  candidates(store: WordStore, isCommon: IsCommonLine, region: number, above: number): number[] {
    const tallies = new Map<number, number>();
    const lineKeys = keysByLine(store, this.#weights, isCommon, region);
    for (const keys of lineKeys) {
      const shared = new Map<number, number>();
      for (const code of keys) {
        const from = this.#starts[code]!;
        const to = this.#starts[code + 1]!;
        if (to - from > MAX_LIST) continue;
        for (let i = from; i < to; i++) shared.set(this.#lines[i]!, (shared.get(this.#lines[i]!) ?? 0) + 1);
      }
      for (const [line, count] of shared) if (count >= ENOUGH_KEYS) note(tallies, regionOfLine(store, line), count);
    }
    for (let late = this.#regions; late < store.regionCount; late++) {
      const own = new Set(lineKeys.flat());
      for (const keys of store.alive[late] === 1 ? keysByLine(store, this.#weights, isCommon, late) : []) {
        const count = keys.filter((code) => own.has(code)).length;
        if (count >= ENOUGH_KEYS) note(tallies, late, count);
      }
    }
    const living = [...tallies].filter(([other]) => other !== region && other > above && store.alive[other] === 1);
    living.sort((x, y) => y[1] - x[1] || x[0] - y[0]);
    return living.slice(0, MAX_REWRITE_CANDIDATES).map(([other]) => other);
  }
}

function note(tallies: Map<number, number>, region: number, count: number): void {
  tallies.set(region, Math.max(tallies.get(region) ?? 0, count));
}

function regionOfLine(store: WordStore, line: number): number {
  return store.regionAt(store.lineWords[line] ?? 0);
}

function keysByLine(store: WordStore, weights: Float32Array, isCommon: IsCommonLine, region: number): number[][] {
  const lines = new Map<number, number[]>();
  forEachKey(store, weights, isCommon, store.regionLines[region] ?? 0, store.regionLines[region + 1] ?? 0, (code, line) => {
    const keys = lines.get(line);
    if (keys) keys.push(code);
    else lines.set(line, [code]);
  });
  return [...lines.values()];
}

/** Calls back with the heaviest words of each line that is not common, at most KEYS of them. */
function forEachKey(store: WordStore, weights: Float32Array, isCommon: IsCommonLine, from: number, to: number, tell: (code: number, line: number) => void): void {
  const codes = new Int32Array(KEYS);
  for (let line = from; line < to; line++) {
    if (isCommon(line)) continue;
    const end = line + 1 < store.lineCount ? store.lineWords[line + 1]! : store.wordCount;
    let count = 0;
    for (let i = store.lineWords[line]!; i < end; i++) {
      const code = store.words[i]! & WORD_BITS;
      const weight = weights[code]!;
      if (weight <= CONTENT) continue;
      let at = 0;
      while (at < count && codes[at] !== code && weight <= weights[codes[at]!]!) at++;
      if (at < count ? codes[at] === code : at === KEYS) continue;
      let seen = at;
      while (seen < count && codes[seen] !== code) seen++;
      const last = Math.min(seen < count ? seen : count, KEYS - 1);
      codes.copyWithin(at + 1, at, last);
      codes[at] = code;
      if (seen === count && count < KEYS) count++;
    }
    for (let k = 0; k < count; k++) tell(codes[k]!, line);
  }
}
