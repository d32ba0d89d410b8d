import { detached } from '../../text/detached';
import { CASING, type Lexicon } from './lexicon';
import { CAPITALS, findPhrases, findSegments, HEADLINE, PROSE, type Sentence, SPORTS, TABLE } from './sentence';
import { CAPITAL, factsOf, LOWER, NUMBER, UPPER, type WordFacts } from './word-facts';

/** Spellings kept at once: a text of a million different words must not fill the memory. */
const MOST_FACTS = 50_000;
/** Share of a line's words in capitals that makes it a line of capitals, and of long words for a headline. */
const CAPITALS_SHARE = 0.8;
const HEADLINE_SHARE = 0.75;
const LONG_WORD = 4;
/** A line with this share of figures, and two of them, is a table. */
const FIGURES_SHARE = 0.3;
/** A document with this many different words of sport, and this share of them, is about sport. */
const SPORTS_WORDS = 4;
const SPORTS_SHARE = 0.012;

/** Turns the tokens of a document's sentences into what the features need. One for each document. */
export class Preparer {
  readonly #lexicon: Lexicon;
  readonly #facts: Map<string, WordFacts>;
  /** Spelling with a capital, by lower case, of words seen inside sentences of prose. */
  readonly #capitals = new Map<string, string>();
  readonly #lowers = new Set<string>();

  /** `facts` is a store that documents may share. */
  constructor(lexicon: Lexicon, facts: Map<string, WordFacts>) {
    this.#lexicon = lexicon;
    this.#facts = facts;
  }

  /** Prepares all sentences of a document, given as their words. */
  prepare(sentences: readonly (readonly string[])[]): Sentence[] {
    const facts = sentences.map((words) => words.map((word) => this.facts(word)));
    const styles = facts.map(styleOf);
    sentences.forEach((words, i) => {
      if (styles[i] === PROSE) this.#learn(words, facts[i] ?? []);
    });
    const topic = isSports(facts) ? SPORTS : 0;
    return sentences.map((words, i) => this.#sentence(words, facts[i] ?? [], styles[i] ?? PROSE, topic));
  }

  /** Whether a word stands in lower case (1), with a capital (2) or both (3) inside this document's sentences. */
  seen(word: string): number {
    const low = word.toLowerCase();
    return (this.#lowers.has(low) ? 1 : 0) + (this.#capitals.has(low) ? 2 : 0);
  }

  facts(word: string): WordFacts {
    let facts = this.#facts.get(word);
    if (facts) return facts;
    const own = detached(word);
    facts = factsOf(own, this.#lexicon);
    if (this.#facts.size >= MOST_FACTS) this.#facts.clear();
    this.#facts.set(own, facts);
    return facts;
  }

  #sentence(spellings: readonly string[], facts: readonly WordFacts[], style: number, topic: number): Sentence {
    const words = style === CAPITALS ? facts.map((word, i) => (word.kind < CAPITAL ? word : this.facts(this.#usual(spellings[i] ?? '')))) : facts;
    let figures = 0;
    for (const { kind } of words) if (kind === NUMBER) figures++;
    const table = figures > 1 && figures >= FIGURES_SHARE * words.length ? TABLE : 0;
    const first = words.findIndex(({ kind }) => kind > 0);
    return { words, spellings, style, first: first < 0 ? words.length : first, topic: topic + table, segments: findSegments(words, spellings), phrases: findPhrases(words, this.#lexicon) };
  }

  #learn(words: readonly string[], facts: readonly WordFacts[]): void {
    let inside = false;
    for (let i = 0; i < facts.length; i++) {
      const kind = facts[i]?.kind ?? 0;
      const word = words[i] ?? '';
      if (kind === LOWER) this.#lowers.add(word);
      else if (kind >= CAPITAL && inside) {
        const low = word.toLowerCase();
        if (!this.#capitals.has(low) || kind === CAPITAL) this.#capitals.set(low, word);
      }
      if (kind > 0) inside = true;
    }
  }

  /** The spelling that a word in capitals would have in prose: as in this document, else as usual. */
  #usual(word: string): string {
    const low = word.toLowerCase();
    const known = this.#capitals.get(low);
    if (known !== undefined) return known;
    if (this.#lowers.has(low)) return low;
    const { casing } = this.facts(low);
    if (casing === CASING.lower || casing === CASING.seemsLower) return low;
    if (casing === CASING.upper || word.length < 2 || word.includes('.')) return word;
    return titled(word, low);
  }
}

function styleOf(words: readonly WordFacts[]): number {
  let letters = 0;
  let upper = 0;
  let long = 0;
  let high = 0;
  let odd = 0;
  for (const { kind, casing, text } of words) {
    if (kind < LOWER) continue;
    letters++;
    if (kind === UPPER) upper++;
    if (text.length < LONG_WORD) continue;
    long++;
    if (kind < CAPITAL) continue;
    high++;
    if (casing === CASING.lower || casing === CASING.seemsLower) odd++;
  }
  if (letters > 0 && upper / letters >= CAPITALS_SHARE) return CAPITALS;
  return long >= 3 && odd > 1 && high / long >= HEADLINE_SHARE ? HEADLINE : PROSE;
}

function isSports(facts: readonly (readonly WordFacts[])[]): boolean {
  const found = new Set<number>();
  let count = 0;
  let total = 0;
  for (const words of facts) {
    total += words.length;
    for (const { sport, lower } of words) {
      if (!sport) continue;
      count++;
      found.add(lower);
    }
  }
  return found.size >= SPORTS_WORDS && count >= SPORTS_SHARE * total;
}

/** "O'NEILL-SMITH" as "O'Neill-Smith". */
function titled(word: string, low: string): string {
  let result = '';
  for (let i = 0; i < word.length; i++) {
    const previous = word.charAt(i - 1);
    result += i === 0 || previous === '-' || (/['’]/.test(previous) && i === 2) ? word.charAt(i) : low.length === word.length ? low.charAt(i) : word.charAt(i).toLowerCase();
  }
  return result;
}
