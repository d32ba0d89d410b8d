import type { EntityType } from '../mention';
import { hashText } from './hash';
import { BEGIN, INSIDE, labelOf, LABELS, LAST, NAME_TYPES, type NameType, SINGLE } from './labels';
import type { Segment, Sentence } from './sentence';
import { CAPITAL } from './word-facts';

/** A name known before the text is read: from the corpus, a gazetteer or the user's file. */
export interface Hint {
  /** Its words, as `tokenize` splits them. */
  readonly words: readonly string[];
  readonly type: EntityType;
}

/** What a hint adds to the score of each label that agrees with it: about as much as one clear clue in the text. */
const WEIGHT = 3;

/** Names known from elsewhere, ready to be looked up in sentences. */
export class HintTable {
  /** By first word: the hashes of all words, and the index of the type. */
  readonly #names = new Map<number, { readonly lowers: readonly number[]; readonly type: number }[]>();

  constructor(hints: Iterable<Hint>) {
    for (const { words, type } of hints) {
      const index = NAME_TYPES.indexOf(type as NameType);
      const lowers = words.map((word) => hashText(word.replace(/[’‘ʼ]/g, "'").toLowerCase()));
      const first = lowers[0];
      if (index < 0 || first === undefined) continue;
      const list = this.#names.get(first);
      if (list) list.push({ lowers, type: index });
      else this.#names.set(first, [{ lowers, type: index }]);
    }
  }

  get empty(): boolean {
    return this.#names.size === 0;
  }

  /** Adds to the scores of a segment's tokens, which begin at `first`, where a known name stands, the longest one at each place. */
  add(sentence: Sentence, segment: Segment, scores: Float64Array, first: number): void {
    for (let i = segment.start; i < segment.end; i++) {
      const word = sentence.words[i];
      if (!word || word.kind < CAPITAL) continue;
      let best: { readonly lowers: readonly number[]; readonly type: number } | undefined;
      for (const name of this.#names.get(word.lower) ?? []) {
        const longer = name.lowers.length > (best?.lowers.length ?? 0);
        if (longer && i + name.lowers.length <= segment.end && name.lowers.every((lower, k) => sentence.words[i + k]?.lower === lower)) best = name;
      }
      if (!best) continue;
      const { length } = best.lowers;
      for (let k = 0; k < length; k++) {
        const part = length === 1 ? SINGLE : k === 0 ? BEGIN : k === length - 1 ? LAST : INSIDE;
        const at = first + (i + k - segment.start) * LABELS + labelOf(best.type, part);
        scores[at] = (scores[at] ?? 0) + WEIGHT;
      }
      i += length - 1;
    }
  }
}
