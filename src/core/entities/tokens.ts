import { fold } from '../text/fold';
import type { SeedText } from '../text/seed-text';
import { findSentences } from '../text/sentences';
import type { Span } from '../text/span';
import { findWords, type Words } from '../text/words';

/** A word of a block as the name finder sees it; dotted letters ("U.S.", "J.") are one token. */
export interface Token extends Span {
  readonly text: string;
  readonly folded: string;
  readonly capital: boolean;
  /** First word of a sentence, or of a quotation or of what follows a colon in it. */
  readonly opens: boolean;
  /** What stands between this token and the one before it; '' for the first. */
  readonly gap: string;
}

const CAPITAL = /^\p{Lu}/u;
const OPENER = /[“"‘«:(\[•]\s*$/u;
/** A word that folding leaves as it is. */
const PLAIN = /^[a-z]+$/;
const LONGEST_BLOCK = 20_000;

/**
 * The tokens of every block of a seed that has any. A block longer than 20,000 UTF-16 units is read up to there: it is no
 * paragraph.
 */
export function tokenBlocks(seed: SeedText): Token[][] {
  const { text } = seed;
  const words = findWords(text, seed.body);
  const found: Token[][] = [];
  let next = 0;
  for (const block of seed.blocks) {
    while ((words.starts[next] ?? Infinity) < block.start) next++;
    const from = next;
    while ((words.ends[next] ?? Infinity) <= block.end) next++;
    const tokens = tokensOf(text, block, words, from, next);
    if (tokens.length > 0) found.push(tokens);
  }
  return found;
}

function tokensOf(text: string, block: Span, words: Words, from: number, to: number): Token[] {
  const limit = Math.min(block.end, block.start + LONGEST_BLOCK);
  const sentenceStarts = new Set(findSentences(text, { start: block.start, end: limit }).map((sentence) => sentence.start));
  const tokens: Token[] = [];
  const isLetter = (k: number): boolean => k < to && isDottedLetter(text, words.starts[k] ?? 0, words.ends[k] ?? 0);
  let previous = block.start;
  for (let i = from; i < to && (words.ends[i] ?? 0) <= limit; i++) {
    const start = words.starts[i] ?? 0;
    let end = words.ends[i] ?? 0;
    while (end - start < 12 && isLetter(i) && words.starts[i + 1] === end + 1 && isLetter(i + 1)) end = words.ends[++i] ?? end;
    if (isLetter(i) && CAPITAL.test(text[start] ?? '')) end++;
    const gap = tokens.length === 0 ? '' : text.slice(previous, start);
    const value = text.slice(start, end);
    const opens = tokens.length === 0 || OPENER.test(gap) || startsSentence(sentenceStarts, text, start);
    tokens.push({ start, end, text: value, folded: PLAIN.test(value) ? value : fold(value), capital: CAPITAL.test(value), opens, gap });
    previous = end;
  }
  return tokens;
}

/** A single letter with a full stop behind it. */
function isDottedLetter(text: string, start: number, end: number): boolean {
  return end - start === 1 && text[end] === '.' && /\p{L}/u.test(text[start] ?? '');
}

function startsSentence(starts: ReadonlySet<number>, text: string, start: number): boolean {
  for (let at = start; at >= start - 3; at--) {
    if (starts.has(at)) return true;
    if (at > 0 && /[\p{L}\p{N}\s]/u.test(text[at - 1] ?? '')) return false;
  }
  return false;
}
