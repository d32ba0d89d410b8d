import type { IgnoredPair } from '../config/config';
import type { Span } from '../text/span';
import { findWords, foldedWords } from '../text/words';

/** Words at the front and at the end of a passage that name it. */
const NAMING = 8;
const GAP = ' … ';

/**
 * Names a passage by its content, readable for people: all of its words when it is short, else how it begins and ends,
 * parted by ` … `. White space is single, everything else as it stands in the text.
 */
export function passageName(text: string, passage: Span): string {
  const { count, starts, ends } = findWords(text, passage);
  const slice = (from: number, end: number): string => text.slice(starts[from], ends[end - 1]).replace(/\s+/g, ' ');
  if (count === 0) return '';
  return count <= 2 * NAMING + 4 ? slice(0, count) : slice(0, NAMING) + GAP + slice(count - NAMING, count);
}

interface Part {
  readonly pair: number;
  readonly side: 'a' | 'b';
  readonly words: readonly string[];
}

/**
 * The pairs of passages that the user wants to hear no more of. A passage has a name when it holds the words of the name's
 * beginning or of its end, so a pair stays ignored when the passage is moved, grows, or is edited elsewhere.
 */
export class IgnoredPairs {
  /** By the first word of the part. */
  readonly #parts = new Map<string, Part[]>();

  constructor(pairs: readonly Pick<IgnoredPair, 'a' | 'b'>[]) {
    for (const [pair, names] of pairs.entries()) {
      for (const side of ['a', 'b'] as const) for (const part of names[side].split('…')) this.#add(pair, side, foldedWords(part));
    }
  }

  get isEmpty(): boolean {
    return this.#parts.size === 0;
  }

  /** The names that a passage has, for `match`. Linear in the passage's words. */
  namesOf(text: string, passage: Span): ReadonlySet<string> {
    const found = new Set<string>();
    if (this.isEmpty) return found;
    const words = foldedWords(text, passage);
    for (const [at, first] of words.entries()) {
      for (const { pair, side, words: wanted } of this.#parts.get(first) ?? []) {
        if (wanted.every((word, i) => words[at + i] === word)) found.add(`${pair}${side}`);
      }
    }
    return found;
  }

  /** True when two passages with these names are an ignored pair, in either order. */
  match(names: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
    if (others.size === 0) return false;
    for (const name of names) if (others.has(name.endsWith('a') ? `${name.slice(0, -1)}b` : `${name.slice(0, -1)}a`)) return true;
    return false;
  }

  #add(pair: number, side: 'a' | 'b', words: readonly string[]): void {
    const [first] = words;
    if (first === undefined) return;
    const known = this.#parts.get(first);
    if (known) known.push({ pair, side, words });
    else this.#parts.set(first, [{ pair, side, words }]);
  }
}
