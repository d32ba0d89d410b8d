import type { IgnoredPair } from './config/config';
import { IgnoredPairs } from './duplicates/ignored-pairs';
import { samePlaces, spanOf, type PassagePair, type PassageSide } from './duplicates/passage';
import type { PassageIndex } from './duplicates/passage-index';
import type { Finding, PassageCopy, Related } from './rule';
import { SeedText } from './text/seed-text';
import { overlaps, type Span } from './text/span';
import { versionStamp } from './text/version-stamp';
import { findWords, type Words } from './text/words';

/** The seed that questions are about just now: its parts are found once. */
interface Current {
  readonly uri: string;
  readonly seed: SeedText;
  words?: Words;
  pairs?: readonly PassagePair[];
  copies?: readonly PassageCopy[];
  /** Pairs and copies hold rewritten passages, too. */
  readonly rewritten?: boolean;
}

interface Parts {
  readonly passages: () => PassageIndex;
  /** The fewest words of a passage that is told of. */
  readonly minimumWords: () => number;
  /** The text of a closed seed; undefined when it can't be had any more. */
  readonly read: (uri: string) => string | undefined;
}

/** The copies of passages, seed by seed: the index's pairs that are long enough and not ignored, placed in the texts. */
export class SeedCopies {
  readonly #parts: Parts;
  #ignored = new IgnoredPairs([]);
  /** Rewritten passages of seeds that were looked through for them, good for that text alone. */
  readonly #rewrites = new Map<string, { readonly stamp: string; readonly pairs: readonly PassagePair[] }>();
  #current: Current | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The pairs of passages that the user has allowed. */
  ignore(pairs: readonly IgnoredPair[]): void {
    this.#ignored = new IgnoredPairs(pairs);
    this.#current = undefined;
  }

  /** What was found for the seed that was asked about last counts no more. */
  drop(): void {
    this.#current = undefined;
  }

  /** A seed is not there any more. */
  forget(uri: string): void {
    this.#rewrites.delete(uri);
  }

  /** The next questions are about this text. */
  enter(uri: string, seed: SeedText): void {
    this.#enter(uri, seed);
  }

  /** The same for a text that was put just now: what was found for an equal one is found anew. */
  start(uri: string, seed: SeedText): void {
    this.#current = { uri, seed };
  }

  /** True when the last questions were about this text. */
  isAbout(uri: string, seed: SeedText): boolean {
    return this.#current?.uri === uri && this.#current.seed.text === seed.text;
  }

  /** A seed as it was put last; undefined when its text can't be had any more. */
  read(uri: string): SeedText | undefined {
    if (this.#current?.uri === uri) return this.#current.seed;
    const text = this.#parts.read(uri);
    return text === undefined ? undefined : new SeedText(text);
  }

  words(uri: string, seed: SeedText): Words {
    return this.#wordsOf(this.#enter(uri, seed));
  }

  /** Words that a seed shares with other seeds, by seed. */
  matched(uri: string, seed: SeedText): Map<string, number> {
    const matched = new Map<string, number>();
    for (const { b, matched: count } of this.#pairsOf(this.#enter(uri, seed))) if (b.uri !== uri) matched.set(b.uri, (matched.get(b.uri) ?? 0) + count);
    return matched;
  }

  /** The copies of a seed's passages; none when its text can't be had any more. */
  of(uri: string): readonly PassageCopy[] {
    const current = this.#current?.uri === uri ? this.#current : this.#load(uri);
    if (!current) return [];
    return (current.copies ??= this.#pairsOf(current).map((pair) => this.#copyOf(current, pair)));
  }

  /** The copies of the passages that hold `offset` of a seed, in it and in others, the original among them. */
  at(uri: string, seed: SeedText, offset: number): PassageCopy[] {
    this.#enter(uri, seed);
    const holds = (span: Span): boolean => span.start <= offset && offset <= span.end;
    return this.of(uri).flatMap((copy) => {
      if (holds(copy.here)) return [copy];
      const { there } = copy;
      return there.uri === uri && there.span && holds(there.span) ? [mirrored(uri, seed, copy)] : [];
    });
  }

  /** Where the other side of a copy stands in its seed's text: for copies that `of(uri)` gave last. */
  placeOf(uri: string, copy: PassageCopy, other: SeedText): Span | undefined {
    const current = this.#current?.uri === uri ? this.#current : undefined;
    const at = current?.copies?.indexOf(copy) ?? -1;
    const side = at < 0 ? undefined : current?.pairs?.[at]?.b;
    return side && spanOf(side, findWords(other.bodyText), other.text);
  }

  /**
   * Looks through a seed for passages that stand elsewhere in other words; `addRewrites` then knows them, as long as the
   * text stays. True when there are any, or when the copies are others than before. `seed` is the text that was put last.
   */
  findRewrites(uri: string, seed: SeedText): boolean {
    const before = this.#enter(uri, seed).pairs;
    const passages = this.#parts.passages();
    const settles = passages.settle(uri);
    if (settles) this.#current = undefined;
    const changes = settles && (!before || !samePlaces(before, this.#pairsOf(this.#enter(uri, seed))));
    const pairs = passages.rewrites(uri).filter(({ words }) => words >= this.#parts.minimumWords());
    this.#rewrites.set(uri, { stamp: versionStamp(seed.text), pairs: this.#allowed(this.#enter(uri, seed), pairs) });
    return changes || pairs.length > 0;
  }

  /**
   * Lets the questions about a seed know its rewritten passages, those in boilerplate left out: share prompts say the same
   * everywhere. `near` are the findings without them. False when none are known.
   */
  addRewrites(uri: string, seed: SeedText, near: readonly Finding[]): boolean {
    const known = this.#rewrites.get(uri);
    if (!known || known.pairs.length === 0 || known.stamp !== versionStamp(seed.text)) return false;
    const current = this.#enter(uri, seed);
    const furniture = near.filter(({ rule }) => rule === 'boilerplate').map(({ span }) => span);
    const rewritten = known.pairs.filter(({ a }) => !furniture.some((span) => overlaps(span, spanOf(a, this.#wordsOf(current)))));
    if (rewritten.length === 0) return false;
    const copies = [...this.of(uri), ...rewritten.map((pair) => this.#copyOf(current, pair))];
    this.#current = { ...current, pairs: [...this.#pairsOf(current), ...rewritten], copies, rewritten: true };
    return true;
  }

  /** The questions about the seed know no rewritten passages any more. */
  leaveRewrites(): void {
    if (this.#current?.rewritten) this.#current = undefined;
  }

  #enter(uri: string, seed: SeedText): Current {
    if (this.#current && this.isAbout(uri, seed)) return this.#current;
    return (this.#current = { uri, seed });
  }

  #load(uri: string): Current | undefined {
    const seed = this.read(uri);
    return seed && this.#enter(uri, seed);
  }

  #wordsOf(current: Current): Words {
    return (current.words ??= findWords(current.seed.bodyText));
  }

  #pairsOf(current: Current): readonly PassagePair[] {
    const long = ({ words }: PassagePair): boolean => words >= this.#parts.minimumWords();
    return (current.pairs ??= this.#allowed(current, this.#parts.passages().pairs(current.uri).filter(long)));
  }

  /** Leaves out the pairs that the user ignores. The text of another seed is read only when this side has an ignored name. */
  #allowed(current: Current, pairs: readonly PassagePair[]): readonly PassagePair[] {
    if (this.#ignored.isEmpty) return pairs;
    const own = { seed: current.seed, words: this.#wordsOf(current) };
    const read = new Map<string, { seed: SeedText; words: Words } | undefined>([[current.uri, own]]);
    const sideOf = ({ uri }: PassageSide): { seed: SeedText; words: Words } | undefined => {
      if (!read.has(uri)) {
        const seed = this.read(uri);
        read.set(uri, seed && { seed, words: findWords(seed.bodyText) });
      }
      return read.get(uri);
    };
    return pairs.filter(({ a, b }) => {
      const names = this.#ignored.namesOf(own.seed.text, spanOf(a, own.words));
      const other = names.size > 0 ? sideOf(b) : undefined;
      return !other || !this.#ignored.match(names, this.#ignored.namesOf(other.seed.text, spanOf(b, other.words)));
    });
  }

  #copyOf(current: Current, pair: PassagePair): PassageCopy {
    const words = this.#wordsOf(current);
    const here = spanOf(pair.a, words, current.seed.text);
    return { here, there: relatedOf(pair.b, current, words), words: pair.words, changed: pair.changed };
  }
}

function relatedOf(side: PassageSide, current: Current, words: Words): Related {
  const span = side.uri === current.uri ? { span: spanOf(side, words, current.seed.text) } : {};
  return { uri: side.uri, startLine: side.startLine, endLine: side.endLine, ...span, message: '' };
}

function mirrored(uri: string, seed: SeedText, copy: PassageCopy): PassageCopy {
  const { start, end } = seed.lines.range(copy.here);
  const there: Related = { uri, startLine: start.line, endLine: end.line, span: copy.here, message: copy.there.message };
  return { here: copy.there.span ?? copy.here, there, words: copy.words, changed: copy.changed };
}
