import type { SeedText } from '../text/seed-text';
import { findWords } from '../text/words';
import type { Curation } from './curation';
import type { EntityType, Mention } from './mention';
import { nameKey } from './name-key';

/** A phrase of entities.yaml: a name, or one that is said not to be a name (`type` undefined and `blocks`). */
interface Phrase {
  readonly words: readonly string[];
  readonly type: EntityType | undefined;
  readonly blocks: boolean;
}

/** A place where the user's file has a say: a name of a type that may be left open, or no name at all. */
export interface CuratedSpan {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType | undefined;
  readonly blocks: boolean;
}

/** Finds the phrases of a curation in seeds, by words; letter case counts except that headlines may be all capitals. */
export class CuratedPhrases {
  /** By the first two words, or the only one; the longest first. */
  readonly #byStart = new Map<string, Phrase[]>();
  readonly #ignored: ReadonlySet<string>;

  constructor(curation: Curation) {
    for (const { name, spellings, type, not } of curation.entities) {
      for (const spelling of [name, ...spellings]) this.#add(spelling, type, false);
      for (const other of not) this.#add(other, undefined, true);
    }
    for (const list of this.#byStart.values()) list.sort((a, b) => b.words.length - a.words.length);
    this.#ignored = new Set(curation.ignore.map(nameKey));
  }

  get empty(): boolean {
    return this.#byStart.size === 0 && this.#ignored.size === 0;
  }

  /** True for a name that the user says is none. */
  ignores(name: string): boolean {
    return this.#ignored.size > 0 && this.#ignored.has(nameKey(name));
  }

  /** Where the phrases stand, sorted, without overlap; the longest at a place counts. */
  find(seed: SeedText): CuratedSpan[] {
    if (this.#byStart.size === 0) return [];
    const { text } = seed;
    const words = findWords(text, seed.body);
    const at = (i: number): string => plain(text.slice(words.starts[i], words.ends[i]));
    const found: CuratedSpan[] = [];
    for (let i = 0; i < words.count; ) {
      const stands = ({ words: wanted }: Phrase): boolean =>
        i + wanted.length <= words.count && wanted.every((word, k) => sameCase(word, at(i + k))) && isOneLine(text, words.starts[i] ?? 0, words.ends[i + wanted.length - 1] ?? 0);
      const phrase = this.#byStart.get(startOf([at(i), at(i + 1)]))?.find(stands) ?? this.#byStart.get(startOf([at(i)]))?.find(stands);
      if (!phrase) {
        i++;
        continue;
      }
      const length = phrase.words.length;
      found.push({ start: words.starts[i] ?? 0, end: words.ends[i + length - 1] ?? 0, type: phrase.type, blocks: phrase.blocks });
      i += length;
    }
    return found;
  }

  #add(name: string, type: EntityType | undefined, blocks: boolean): void {
    const { starts, ends, count } = findWords(name);
    const words = Array.from({ length: count }, (_, i) => plain(name.slice(starts[i], ends[i])));
    if (words.length === 0) return;
    const start = startOf(words);
    const known = this.#byStart.get(start);
    if (known) known.push({ words, type, blocks });
    else this.#byStart.set(start, [{ words, type, blocks }]);
  }
}

function startOf(words: readonly string[]): string {
  return words.slice(0, 2).join(' ').toLowerCase();
}

/** Without the possessive ending and with one kind of apostrophe. */
function plain(word: string): string {
  return word.replace(/[’ʼ`]/g, "'").replace(/'s$/u, '');
}

function sameCase(wanted: string, word: string): boolean {
  return wanted === word || (word.length > 1 && word === wanted.toUpperCase());
}

function isOneLine(text: string, start: number, end: number): boolean {
  return end - start < 500 && !/[\r\n]/.test(text.slice(start, end));
}

const phrases = new WeakMap<Curation, CuratedPhrases>();

/** The phrases of a curation, made once for each. */
export function phrasesOf(curation: Curation): CuratedPhrases {
  const known = phrases.get(curation) ?? new CuratedPhrases(curation);
  phrases.set(curation, known);
  return known;
}

/**
 * Applies what the user's file says to mentions found otherwise (sorted, without overlap): its names take the place of what
 * they overlap, except that a longer name around one stays ("Bank of Kestrel" around "Kestrel"); what it ignores goes.
 */
export function applyCuration(seed: SeedText, mentions: readonly Mention[], curation: Curation): Mention[] {
  const curated = phrasesOf(curation);
  if (curated.empty) return [...mentions];
  const kept = mentions.filter((mention) => !curated.ignores(seed.slice(mention)));
  const added: Mention[] = [];
  const replaced = new Set<Mention>();
  let next = 0;
  for (const span of curated.find(seed)) {
    while (next < kept.length && (kept[next]?.end ?? 0) <= span.start) next++;
    const over: Mention[] = [];
    for (let i = next; i < kept.length && (kept[i]?.start ?? 0) < span.end; i++) over.push(kept[i] as Mention);
    if (span.blocks || over.some((mention) => isLonger(seed, mention, span))) continue;
    for (const mention of over) replaced.add(mention);
    added.push({ start: span.start, end: span.end, type: span.type ?? over[0]?.type ?? 'other', source: 'curated' });
  }
  return [...kept.filter((mention) => !replaced.has(mention)), ...added].sort((a, b) => a.start - b.start);
}

/** The mention holds the span and words besides it. */
function isLonger(seed: SeedText, mention: Mention, span: CuratedSpan): boolean {
  if (mention.start > span.start || mention.end < span.end) return false;
  const rest = seed.text.slice(mention.start, span.start) + seed.text.slice(span.end, mention.end);
  return !/^['’]?s?$/u.test(rest);
}
