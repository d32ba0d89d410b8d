import { CASING, type Lexicon } from './lexicon';
import { CAPITALS, findPhrases, findSegments, HEADLINE, PROSE, type Sentence, SPORTS, TABLE } from './sentence';
import { CAPITAL, factsOf, kindOf, LOWER, NUMBER, UPPER, type WordFacts } from './word-facts';

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
const SPORTS_LEXICON = new Set(
  ('soccer football basketball baseball cricket rugby tennis golf athletics cycling hockey league cup match matches goal goals coach striker midfielder defender goalkeeper season ' +
    'tournament standings played beat champions championship scored scorers scoring points innings wickets wicket halftime fixtures team teams player players game games qualifier ' +
    'round seeded division club clubs inning win won defeat drew draw final semifinal quarterfinal stadium lap race metres singles').split(' '),
);

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
    const styles = sentences.map((words) => this.#style(words));
    sentences.forEach((words, i) => {
      if (styles[i] === PROSE) this.#learn(words);
    });
    const topic = isSports(sentences) ? SPORTS : 0;
    return sentences.map((words, i) => this.#sentence(words, styles[i] ?? PROSE, topic));
  }

  /** Whether a word stands in lower case (1), with a capital (2) or both (3) inside this document's sentences. */
  seen(word: string): number {
    const low = word.toLowerCase();
    return (this.#lowers.has(low) ? 1 : 0) + (this.#capitals.has(low) ? 2 : 0);
  }

  facts(word: string): WordFacts {
    let facts = this.#facts.get(word);
    if (facts) return facts;
    facts = factsOf(word, this.#lexicon);
    if (this.#facts.size >= MOST_FACTS) this.#facts.clear();
    this.#facts.set(word, facts);
    return facts;
  }

  #sentence(spellings: readonly string[], style: number, topic: number): Sentence {
    const words = spellings.map((word) => this.facts(style === CAPITALS ? this.#usual(word) : word));
    const figures = words.reduce((count, { kind }) => count + (kind === NUMBER ? 1 : 0), 0);
    const table = figures > 1 && figures >= FIGURES_SHARE * words.length ? TABLE : 0;
    return { words, spellings, style, topic: topic + table, segments: findSegments(words, spellings), phrases: findPhrases(words, this.#lexicon) };
  }

  #style(words: readonly string[]): number {
    let letters = 0;
    let upper = 0;
    let long = 0;
    let high = 0;
    let odd = 0;
    for (const word of words) {
      const { kind, casing } = this.facts(word);
      if (kind < LOWER) continue;
      letters++;
      if (kind === UPPER) upper++;
      if (word.length < LONG_WORD) continue;
      long++;
      if (kind >= CAPITAL) high++;
      if (kind >= CAPITAL && (casing === CASING.lower || casing === CASING.seemsLower)) odd++;
    }
    if (letters > 0 && upper / letters >= CAPITALS_SHARE) return CAPITALS;
    return long >= 3 && odd > 1 && high / long >= HEADLINE_SHARE ? HEADLINE : PROSE;
  }

  #learn(words: readonly string[]): void {
    let inside = false;
    for (const word of words) {
      const { kind } = this.facts(word);
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
    if (kindOf(word) < CAPITAL) return word;
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

function isSports(sentences: readonly (readonly string[])[]): boolean {
  const found = new Set<string>();
  let count = 0;
  let total = 0;
  for (const words of sentences) {
    for (const word of words) {
      total++;
      const low = word.toLowerCase();
      if (!SPORTS_LEXICON.has(low)) continue;
      count++;
      found.add(low);
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
