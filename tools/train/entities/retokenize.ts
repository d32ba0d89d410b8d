import { NAME_TYPES } from '../../../src/core/entities/tagger/labels';
import { titleLength } from '../../../src/core/entities/titles';
import { tokenize, type Tokens } from '../../../src/core/entities/tagger/tokens';
import type { TaggedSentence } from './read-tsv';

/** A name in a sentence: tokens `start` to `end` exclusive, `type` an index of NAME_TYPES. */
export interface Name {
  readonly start: number;
  readonly end: number;
  readonly type: number;
}

/** A training sentence in our own tokens. */
export interface Example {
  readonly words: readonly string[];
  readonly names: readonly Name[];
  /** Another reading of the same sentence that may be right instead. */
  readonly others?: readonly Name[];
}

const TAGS = ['PER', 'LOC', 'ORG', 'MISC'];
const NO_SPACE_BEFORE = /^(?:[.,;:!?%)\]}”’]|'s|’s|n't|'(?:re|ve|ll|d|m|t)|\.\.\.)$/i;
const NO_SPACE_BEHIND = /^[([{“‘$£€]$/;

/** Puts a tokenised sentence back together as text and splits it as `tokenize` does, carrying the names over. */
export function retokenize(sentence: TaggedSentence, splitHyphens: boolean): Example & { readonly text: string; readonly tokens: Tokens } {
  let text = '';
  const spans: { start: number; end: number }[] = [];
  let quoteOpen = false;
  sentence.tokens.forEach((token, i) => {
    const previous = sentence.tokens[i - 1];
    let glue = i === 0 || NO_SPACE_BEFORE.test(token) || (previous !== undefined && NO_SPACE_BEHIND.test(previous));
    if (token === '"') {
      glue ||= quoteOpen;
      quoteOpen = !quoteOpen;
    } else if (previous === '"' && quoteOpen) glue = true;
    if (splitHyphens && !glue) glue = hyphenated(sentence, i);
    if (!glue) text += ' ';
    const start = text.length;
    text += token === '``' || token === "''" ? '"' : token;
    spans.push({ start, end: text.length });
  });
  const tokens = tokenize(text);
  const names: Name[] = [];
  for (const { start, end, type } of namesOf(sentence)) {
    const skipped = titleOf(sentence.tokens.slice(start, end), type, start === 0);
    const from = spans[start + skipped]?.start ?? 0;
    const to = spans[end - 1]?.end ?? 0;
    const inside = tokens.starts.map((s, k) => (s < to && (tokens.ends[k] ?? 0) > from ? k : -1)).filter((k) => k >= 0);
    const first = inside[0];
    const last = inside.at(-1);
    if (first === undefined || last === undefined) continue;
    if (first < (names.at(-1)?.end ?? 0)) continue;
    names.push({ start: first, end: last + 1, type });
  }
  return { words: tokens.words, names, text, tokens };
}

/** How many words before the name proper some sources count into it: an article without a capital of its own, a title. */
function titleOf(words: readonly string[], type: number, opens: boolean): number {
  if (words.length > 1 && (words[0] === 'the' || (opens && words[0] === 'The'))) return 1;
  return type === 0 ? titleLength(words.map((word) => word.toLowerCase().replace(/\.$/, ''))) : 0;
}

/** Treebanks part "Al-Zaman" into three tokens: join them unless the hyphen stands for a dash. */
function hyphenated(sentence: TaggedSentence, i: number): boolean {
  const { tokens, tags } = sentence;
  const at = tokens[i] === '-' ? i : tokens[i - 1] === '-' ? i - 1 : -1;
  if (at < 1 || at + 1 >= tokens.length) return false;
  const left = tokens[at - 1] ?? '';
  const right = tokens[at + 1] ?? '';
  if (!/[\p{L}\p{N}]$/u.test(left) || !/^[\p{L}\p{N}]/u.test(right)) return false;
  if (tags[at]?.startsWith('I-') === true && tags[at + 1]?.startsWith('I-') === true) return true;
  if (tags[at - 1] !== 'O' && tags[at + 1] !== 'O') return false;
  return /^\p{Ll}/u.test(right) || /^(?:anti|pro|non|pre|post|ex|al|el|un|mid|co|re|self|multi|inter|sub|semi)$/i.test(left);
}

export function namesOf({ tags }: TaggedSentence): Name[] {
  const names: Name[] = [];
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i] ?? 'O';
    const type = TAGS.indexOf(tag.slice(2));
    if (type < 0 || type >= NAME_TYPES.length) continue;
    const start = i;
    while (tags[i + 1] === `I-${TAGS[type] ?? ''}`) i++;
    names.push({ start, end: i + 1, type });
  }
  return names;
}
