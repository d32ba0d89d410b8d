import { hashFeature, hashPair, hashText } from './hash';
import { BEGIN, LAST, OUTSIDE, partOf, SINGLE, typeOf } from './labels';
import { PROSE, type Segment, type Sentence } from './sentence';
import { CAPITAL, UPPER } from './word-facts';

/** The most evidence features a token can have. */
export const MOST_EVIDENCE = 16;
/** First template number of evidence: behind those of the text. */
const BASE = 1000;
const CLASSES = 5;
/** Slots of a tally: five classes, then five for "last word of a longer name", five for "first word". */
const SLOTS = 3 * CLASSES;

/**
 * What the labels of the whole document say about a word: how its other places were labelled at first reading
 * (two-stage tagging, Krishnan and Manning 2006, section 4; acronyms after Chieu and Ng 2002).
 */
export class Evidence {
  readonly #words = new Map<number, Uint16Array>();
  readonly #phrases = new Map<number, Uint16Array>();
  readonly #acronyms = new Map<number, number>();

  /** Counts one labelled sentence. Lines of capitals and headlines teach nothing. */
  learn(sentence: Sentence, labels: Uint8Array): void {
    if (sentence.style !== PROSE) return;
    this.#count(sentence, labels, 1);
  }

  #count(sentence: Sentence, labels: Uint8Array, by: number): void {
    for (const segment of sentence.segments) {
      let start = segment.start;
      for (let i = segment.start; i < segment.end; i++) {
        const word = sentence.words[i];
        if (!word) continue;
        const label = labels[i] ?? OUTSIDE;
        if (label === OUTSIDE) {
          if (word.kind >= CAPITAL) this.#tally(word.lower, 0, false, false, false, by);
          continue;
        }
        const part = partOf(label);
        const type = typeOf(label) + 1;
        if (part === BEGIN || part === SINGLE) start = i;
        if (word.kind >= CAPITAL) this.#tally(word.lower, type, part !== SINGLE, part === BEGIN, part === LAST, by);
        if (part < LAST) continue;
        const lowers: number[] = [];
        for (let k = start; k <= i; k++) lowers.push(sentence.words[k]?.lower ?? 0);
        this.#phrase(lowers, type, by);
        if (by > 0 && lowers.length > 1) this.#acronym(sentence.spellings.slice(start, i + 1), type);
      }
    }
  }

  #tally(word: number, slot: number, longer: boolean, first: boolean, last: boolean, by: number): void {
    const counts = at(this.#words, word, SLOTS);
    counts[slot] = (counts[slot] ?? 0) + by;
    if (longer && last) counts[CLASSES + slot] = (counts[CLASSES + slot] ?? 0) + by;
    if (longer && first) counts[2 * CLASSES + slot] = (counts[2 * CLASSES + slot] ?? 0) + by;
  }

  #phrase(lowers: readonly number[], type: number, by: number): void {
    const counts = at(this.#phrases, phraseKey(lowers), CLASSES);
    counts[type] = (counts[type] ?? 0) + by;
  }

  #acronym(words: readonly string[], type: number): void {
    let initials = '';
    for (const word of words) if (/^\p{Lu}/u.test(word)) initials += word.charAt(0);
    if (initials.length > 1) this.#acronyms.set(hashText(initials.toLowerCase()), type);
  }

  /** Takes the sentence's own labels out of the counts while `read` runs: a word is no evidence for itself. */
  without(sentence: Sentence, labels: Uint8Array, read: () => void): void {
    const counted = sentence.style === PROSE;
    if (counted) this.#count(sentence, labels, -1);
    read();
    if (counted) this.#count(sentence, labels, 1);
  }

  /** Writes the evidence features of token `i`, first labelled `label`, and returns how many there are. */
  write(sentence: Sentence, segment: Segment, i: number, label: number, seen: number, out: Uint32Array): number {
    const word = sentence.words[i];
    if (!word || word.kind < CAPITAL) return 0;
    let n = 0;
    const add = (template: number, value: number): void => {
      out[n++] = hashFeature(BASE + template, value);
    };
    const own = label === OUTSIDE ? 0 : typeOf(label) + 1;
    add(0, seen * 4 + sentence.style);
    add(1, (seen * 4 + sentence.style) * 8 + word.casing);
    const counts = this.#words.get(word.lower);
    if (counts) {
      const [best, strength] = majority(counts, 0);
      if (best >= 0) {
        add(2, best * 8 + strength);
        add(3, (best * 8 + strength) * 8 + own);
        add(4, (best * 8 + strength) * 32 + label);
        const [last] = majority(counts, CLASSES);
        if (last >= 0) {
          add(5, last);
          add(6, last * 32 + label);
        }
        const [first] = majority(counts, 2 * CLASSES);
        if (first >= 0) {
          add(7, first);
          add(8, first * 32 + label);
        }
      }
    }
    const known = this.#run(sentence, segment, i);
    if (known > 0) {
      add(9, known);
      add(10, known * 32 + label);
    }
    if (word.kind === UPPER) {
      const type = this.#acronyms.get(word.lower);
      if (type !== undefined) add(11, type);
    }
    return n;
  }

  /** What the whole run of capitals round token `i` is elsewhere, with the token's part in it; 0 when never met. */
  #run(sentence: Sentence, segment: Segment, i: number): number {
    let start = i;
    let end = i + 1;
    while (start > segment.start && (sentence.words[start - 1]?.kind ?? 0) >= CAPITAL) start--;
    while (end < segment.end && (sentence.words[end]?.kind ?? 0) >= CAPITAL) end++;
    const lowers: number[] = [];
    for (let k = start; k < end; k++) lowers.push(sentence.words[k]?.lower ?? 0);
    const counts = this.#phrases.get(phraseKey(lowers));
    if (!counts) return 0;
    const [best] = majority(counts, 0);
    if (best < 0) return 0;
    const part = end - start === 1 ? 3 : i === start ? 0 : i === end - 1 ? 2 : 1;
    return 1 + best * 4 + part;
  }
}

function at(map: Map<number, Uint16Array>, key: number, size: number): Uint16Array {
  let counts = map.get(key);
  if (!counts) map.set(key, (counts = new Uint16Array(size)));
  return counts;
}

function phraseKey(lowers: readonly number[]): number {
  let key = lowers[0] ?? 0;
  for (let i = 1; i < lowers.length; i++) key = hashPair(key, lowers[i] ?? 0);
  return key;
}

/** The class with the most counts from `offset` (-1 when all are 0) and how sure that is, 0 to 5. */
function majority(counts: Uint16Array, offset: number): [number, number] {
  let total = 0;
  let best = -1;
  let most = 0;
  for (let c = 0; c < CLASSES; c++) {
    const count = counts[offset + c] ?? 0;
    total += count;
    if (count > most) {
      most = count;
      best = c;
    }
  }
  if (best < 0) return [-1, 0];
  const share = most === total ? 0 : most * 3 >= total * 2 ? 1 : 2;
  return [best, share * 2 + (total > 2 ? 1 : 0)];
}
