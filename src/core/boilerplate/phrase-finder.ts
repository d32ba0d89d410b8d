const OTHER = 0;

/**
 * Tells in one pass over a text which groups of phrases it holds one of (the automaton of Aho and Corasick 1975, with
 * all steps worked out beforehand). Phrases are compared unit by unit.
 */
export class PhraseFinder {
  /** What each UTF-16 unit is to the automaton; those of no phrase are `OTHER`. */
  readonly #kinds = new Map<number, number>();
  readonly #plain = new Uint8Array(128);
  readonly #width: number;
  /** The next state for a state and a kind. */
  readonly #next: Uint16Array;
  /** The groups whose phrases end in a state. */
  readonly #ends: readonly (readonly number[] | undefined)[];
  readonly #isEnd: Uint8Array;
  readonly #always: Uint8Array;
  readonly #found: Uint8Array;

  /** `groups[g]` are the phrases of group `g`; undefined for a group that every text belongs to. */
  constructor(groups: readonly (readonly string[] | undefined)[]) {
    for (const phrase of groups.flatMap((phrases) => phrases ?? [])) {
      for (let i = 0; i < phrase.length; i++) if (!this.#kinds.has(phrase.charCodeAt(i))) this.#kinds.set(phrase.charCodeAt(i), this.#kinds.size + 1);
    }
    for (const [unit, kind] of this.#kinds) if (unit < 128) this.#plain[unit] = kind;
    this.#width = this.#kinds.size + 1;
    const trie: Map<number, number>[] = [new Map()];
    const ends: number[][] = [[]];
    groups.forEach((phrases, group) => {
      for (const phrase of phrases ?? []) {
        let state = 0;
        for (let i = 0; i < phrase.length; i++) {
          const kind = this.#kindOf(phrase.charCodeAt(i));
          let to = trie[state]!.get(kind);
          if (to === undefined) {
            to = trie.length;
            trie.push(new Map());
            ends.push([]);
            trie[state]!.set(kind, to);
          }
          state = to;
        }
        ends[state]!.push(group);
      }
    });
    this.#next = this.#steps(trie, ends);
    this.#ends = ends.map((list) => (list.length > 0 ? [...new Set(list)] : undefined));
    this.#isEnd = Uint8Array.from(ends, (list) => (list.length > 0 ? 1 : 0));
    this.#always = Uint8Array.from(groups, (phrases) => (phrases ? 0 : 1));
    this.#found = new Uint8Array(groups.length);
  }

  #kindOf(unit: number): number {
    return unit < 128 ? this.#plain[unit]! : (this.#kinds.get(unit) ?? OTHER);
  }

  /** Breadth first: a state without a step of its own takes that of its longest suffix, and ends what that one ends. */
  #steps(trie: readonly Map<number, number>[], ends: number[][]): Uint16Array {
    const width = this.#width;
    const next = new Uint16Array(trie.length * width);
    const suffix = new Int32Array(trie.length);
    const queue = [0];
    for (const state of queue) {
      for (let kind = 0; kind < width; kind++) {
        const to = trie[state]!.get(kind);
        const fallback = state === 0 ? 0 : next[suffix[state]! * width + kind]!;
        if (to === undefined) {
          next[state * width + kind] = fallback;
          continue;
        }
        next[state * width + kind] = to;
        suffix[to] = fallback;
        ends[to]!.push(...ends[fallback]!);
        queue.push(to);
      }
    }
    return next;
  }

  /** For each group 1 when the text holds one of its phrases, else 0: a view that the next call writes over. */
  find(text: string): Uint8Array {
    const found = this.#found;
    const next = this.#next;
    const plain = this.#plain;
    const isEnd = this.#isEnd;
    const width = this.#width;
    found.set(this.#always);
    for (let i = 0, state = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      state = next[state * width + (unit < 128 ? plain[unit]! : this.#kindOf(unit))]!;
      if (isEnd[state] === 1) for (const group of this.#ends[state] ?? []) found[group] = 1;
    }
    return found;
  }
}
