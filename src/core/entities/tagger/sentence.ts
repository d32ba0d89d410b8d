import { hashPair } from './hash';
import { type Lexicon, LIST, LONGEST_PHRASE } from './lexicon';
import { CAPITAL, LOWER, NUMBER, UPPER, type WordFacts } from './word-facts';

/** How a line is set: a line of capitals says nothing by its capitals, a headline little. */
export const PROSE = 0;
export const CAPITALS = 1;
export const HEADLINE = 2;
/** Bits of a sentence's topic: in them a town's name mostly means its club. */
export const SPORTS = 1;
export const TABLE = 2;

/** A run of tokens that may hold names: `start` to `end` exclusive. Everything between the runs is outside. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

/** A sentence as the features see it. */
export interface Sentence {
  /** Facts of each word, of its usual spelling in a line of capitals. */
  readonly words: readonly WordFacts[];
  /** The words as they stand there. */
  readonly spellings: readonly string[];
  readonly style: number;
  /** Index of the first token that is no punctuation. */
  readonly first: number;
  /** `SPORTS` where the document is about sport, `TABLE` where the line is mostly figures. */
  readonly topic: number;
  readonly segments: readonly Segment[];
  /** Per token: bits of the longest list phrase of two or more words that covers it, with the token's part in it (×4). */
  readonly phrases: Uint16Array;
}

/** Small words that may stand inside a name: "Bank of the West", "Al-Qaida in the Islamic Maghreb". */
const INNER = new Set(
  ("of the and for de la las los del da do dos das di du des le les van von der den ter ten zu el al bin ibn bint abu ben e y et en in on to a an with at from und und's 's ’s s & / - – . @ + ! ul ur o as by or against über is not").split(' '),
);
/** Small words that may open a name: "van Gogh", "al Jihad". */
const OPENING = new Set('de la del da dos das di du le van von der den ter ten el al ibn bin abu af ad ash as-'.split(' '));
const COMPANY = /^(?:Inc|Ltd|LLC|L\.L\.C|Corp|Co|Limited|Plc|PLC|S\.A|N\.V|Jr|Sr)\.?$/;
const QUOTE = /^["“”‘’]$/;
const PLAIN_NUMBER = /^\d{1,4}(?:\p{L}|th|st|nd|rd)?$/u;
const WIDEST_GAP = 4;
/** Tokens after which a run is cut, so that a text of capitals stays cheap. */
const LONGEST_RUN = 64;

/** Finds the runs of tokens that may hold names. */
export function findSegments(words: readonly WordFacts[], spellings: readonly string[]): Segment[] {
  const segments: { start: number; end: number }[] = [];
  let last: { start: number; end: number } | undefined;
  for (let i = 0; i < words.length; i++) {
    const kind = words[i]?.kind ?? 0;
    if (kind !== CAPITAL && kind !== UPPER) continue;
    let start = i;
    if (i > 0 && (isPlainNumber(words, spellings, i - 1) || (words[i - 1]?.kind === LOWER && OPENING.has(spellings[i - 1] ?? '')))) start--;
    if (last && i - last.end <= WIDEST_GAP && bridges(words, spellings, last.end, i)) start = last.end;
    let end = i + 1;
    if (isPlainNumber(words, spellings, end)) end++;
    if (last && start <= last.end && end - last.start <= LONGEST_RUN) last.end = Math.max(last.end, end);
    else {
      if (last) start = Math.max(start, last.end);
      last = { start, end };
      segments.push(last);
    }
  }
  return segments;
}

function bridges(words: readonly WordFacts[], spellings: readonly string[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const word = spellings[i] ?? '';
    if (isPlainNumber(words, spellings, i) || INNER.has(word)) continue;
    if (QUOTE.test(word) && quotesNickname(words, spellings, i)) continue;
    if (word === ',' && i === to - 1 && COMPANY.test(spellings[to] ?? '')) continue;
    return false;
  }
  return true;
}

/** "747", "2022", "04": figures that may belong to a name, unlike scores, dates and amounts. */
function isPlainNumber(words: readonly WordFacts[], spellings: readonly string[], i: number): boolean {
  return words[i]?.kind === NUMBER && PLAIN_NUMBER.test(spellings[i] ?? '');
}

/** True for the quotes of one word between two words with capitals: Ernesto "Che" Guevara. */
function quotesNickname(words: readonly WordFacts[], spellings: readonly string[], i: number): boolean {
  const capital = (k: number): boolean => (words[k]?.kind ?? 0) >= CAPITAL;
  const quote = (k: number): boolean => QUOTE.test(spellings[k] ?? '');
  return (capital(i - 1) && capital(i + 1) && quote(i + 2) && capital(i + 3)) || (quote(i - 2) && capital(i - 3) && capital(i - 1) && capital(i + 1));
}

/** Marks the tokens that a phrase of the lists covers, longest first from the left. */
export function findPhrases(words: readonly WordFacts[], lexicon: Lexicon): Uint16Array {
  const marks = new Uint16Array(words.length);
  for (let i = 0; i < words.length; ) {
    const first = words[i];
    let length = 1;
    if (first && (first.lists & LIST.longer) !== 0 && first.kind >= CAPITAL) {
      let key = first.lower;
      let bits = 0;
      for (let n = 1; n < LONGEST_PHRASE && i + n < words.length; n++) {
        key = hashPair(key, words[i + n]?.lower ?? 0);
        const found = lexicon.lists(key);
        if (found === 0) break;
        if ((found & ~LIST.longer) !== 0) {
          bits = found & ~LIST.longer;
          length = n + 1;
        }
        if ((found & LIST.longer) === 0) break;
      }
      for (let n = 0; n < length && length > 1; n++) marks[i + n] = bits * 4 + (n === 0 ? 1 : n === length - 1 ? 3 : 2);
    }
    i += length;
  }
  return marks;
}

/** The unbroken run of words with capitals round token `i`; the token alone when it has none. */
export function runAround(words: readonly WordFacts[], segment: Segment, i: number): Segment {
  let start = i;
  let end = i + 1;
  if ((words[i]?.kind ?? 0) < CAPITAL) return { start, end };
  while (start > segment.start && (words[start - 1]?.kind ?? 0) >= CAPITAL) start--;
  while (end < segment.end && (words[end]?.kind ?? 0) >= CAPITAL) end++;
  return { start, end };
}
