/** Phrases are looked for by four units in a row, of which each counts as one of 32 kinds. */
const KIND_BITS = 5;
const KIND = (1 << KIND_BITS) - 1;
const GRAM = 4;
const GRAMS = 1 << (KIND_BITS * GRAM);
/** Bits of a gram's slot: a few hundred grams in so many slots are seldom met by chance. */
const SLOT_BITS = 17;
/** Shorter phrases have too many grams: they are looked for on their own, where the text holds their first unit. */
const SHORTEST = 2;

/** What a unit counts as: letters a to z and a space as themselves; the others share what is left. */
function kindOf(unit: number): number {
  return unit >= 97 && unit <= 122 ? unit - 96 : unit === 32 ? 27 : unit < 128 ? 28 + (unit & 3) : 0;
}

/** Kinds from the commonest to the rarest, roughly, in English prose. */
const COMMONEST = [' ', ...'etaoinsrhldcumfpgwybvkxjqz'].map((char) => kindOf(char.charCodeAt(0)));

function slotOf(gram: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> (32 - SLOT_BITS);
}

/** A phrase, and how many units of it stand before the one that its gram ends with. */
interface Anchored {
  readonly phrase: string;
  readonly before: number;
  readonly groups: readonly number[];
}

/**
 * Tells in one pass over a text which groups of phrases it holds one of. Every phrase has one gram of four units, its
 * rarest; where a text holds one of these grams the phrase is compared (hashed blocks as in Wu and Manber 1994, without
 * their shifts). Phrases are compared unit by unit.
 */
export class PhraseFinder {
  /** The kind of each plain unit, and above it one bit for each unit that a short phrase starts with. */
  readonly #plain = Int32Array.from({ length: 128 }, (_, unit) => kindOf(unit));
  readonly #short: { readonly phrase: string; readonly bit: number; readonly groups: readonly number[] }[] = [];
  /** Bit of the short phrases that start with a unit beyond these. */
  #beyond = 0;
  /** One bit a slot: whether any phrase's gram has it. */
  readonly #marked = new Int32Array((1 << SLOT_BITS) >> 5);
  readonly #anchored = new Map<number, Anchored[]>();
  readonly #always: Uint8Array;
  readonly #found: Uint8Array;

  /** `groups[g]` are the phrases of group `g`; undefined for a group that every text belongs to. */
  constructor(groups: readonly (readonly string[] | undefined)[]) {
    this.#always = Uint8Array.from(groups, (phrases) => (phrases && !phrases.includes('') ? 0 : 1));
    this.#found = new Uint8Array(groups.length);
    const groupsOf = new Map<string, number[]>();
    groups.forEach((phrases, group) => {
      for (const phrase of phrases ?? []) groupsOf.set(phrase, [...(groupsOf.get(phrase) ?? []), group]);
    });
    for (const [phrase, holders] of groupsOf) {
      if (phrase.length >= SHORTEST) this.#anchor(phrase, holders);
      else if (phrase !== '') this.#addShort(phrase, holders);
    }
  }

  #addShort(phrase: string, groups: readonly number[]): void {
    const first = phrase.charCodeAt(0);
    const known = first < 128 ? this.#plain[first]! & ~KIND : this.#beyond;
    // More first units than bits share the last bit.
    const bit = known || 1 << Math.min(30, KIND_BITS + this.#short.length);
    if (first < 128) this.#plain[first]! |= bit;
    else this.#beyond = bit;
    this.#short.push({ phrase, bit, groups });
  }

  #anchor(phrase: string, groups: readonly number[]): void {
    const kinds = Array.from({ length: phrase.length }, (_, i) => kindOf(phrase.charCodeAt(i)));
    const gramAt = (end: number): number[] => kinds.slice(Math.max(0, end - GRAM + 1), end + 1);
    const rarity = (end: number): number => gramAt(end).reduce((sum, kind) => sum + (COMMONEST.includes(kind) ? COMMONEST.indexOf(kind) : KIND), 0);
    let best = Math.min(GRAM, phrase.length) - 1;
    for (let end = best + 1; end < phrase.length; end++) if (rarity(end) > rarity(best)) best = end;
    const own = gramAt(best);
    const low = own.reduce((gram, kind) => (gram << KIND_BITS) | kind, 0);
    // A shorter phrase has all grams that end with it.
    for (let gram = low; gram < GRAMS; gram += 1 << (KIND_BITS * own.length)) {
      const slot = slotOf(gram);
      this.#marked[slot >> 5]! |= 1 << (slot & 31);
      this.#anchored.set(gram, [...(this.#anchored.get(gram) ?? []), { phrase, before: best, groups }]);
    }
  }

  /** For each group 1 when the text holds one of its phrases, else 0: a view that the next call writes over. */
  find(text: string): Uint8Array {
    const plain = this.#plain;
    const beyond = this.#beyond;
    const marked = this.#marked;
    this.#found.set(this.#always);
    const { length } = text;
    let seen = 0;
    for (let i = 0, gram = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      const kind = unit < 128 ? plain[unit]! : beyond;
      seen |= kind;
      gram = ((gram << KIND_BITS) | (kind & KIND)) & (GRAMS - 1);
      const slot = slotOf(gram);
      if (((marked[slot >> 5]! >>> (slot & 31)) & 1) !== 0) this.#compare(text, i, gram);
    }
    if (seen > KIND) this.#findShort(text, seen);
    return this.#found;
  }

  #findShort(text: string, seen: number): void {
    for (let at = 0; at < this.#short.length; at++) {
      const { phrase, bit, groups } = this.#short[at]!;
      if ((seen & bit) !== 0 && text.includes(phrase)) this.#mark(groups);
    }
  }

  #compare(text: string, end: number, gram: number): void {
    const anchored = this.#anchored.get(gram);
    if (!anchored) return;
    for (let at = 0; at < anchored.length; at++) {
      const { phrase, before, groups } = anchored[at]!;
      if (end >= before && text.startsWith(phrase, end - before)) this.#mark(groups);
    }
  }

  #mark(groups: readonly number[]): void {
    for (let at = 0; at < groups.length; at++) this.#found[groups[at]!] = 1;
  }
}
