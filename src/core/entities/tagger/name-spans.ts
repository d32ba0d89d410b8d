import type { Mention } from '../mention';
import { BEGIN, LAST, NAME_TYPES, OUTSIDE, partOf, SINGLE, typeOf } from './labels';
import { LIST } from './lexicon';
import { PROSE, type Sentence } from './sentence';
import type { Tokens } from './tokens';
import { NUMBER } from './word-facts';

/** Forms of address that are never a given name. */
const TITLE = /^(?:Justice|Judge|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Gen|General|Lt|Col|Maj|Capt|Sgt|Cmdr|Pol|Rev|Hon|Sen|Senator|Rep|Gov|Governor|President|Minister|Secretary|Undersecretary|Ambassador|Chancellor|Madam|Mme|Sheikh|Shaikh|Pope|Highness|HRH|Excellency|Majesty|Honourable|Honorable)\.?$/;
const PLACES = LIST.country | LIST.region | LIST.metropolis | LIST.city;
const DOLLAR = /^[Dd]ollars?$/;
const WORD = /[\p{L}\p{N}]/u;

/**
 * The mentions of one labelled sentence: titles, years before places and currencies left out, a "The" that belongs to the name
 * taken in.
 */
export function mentionsOf(sentence: Sentence, tokens: Tokens, labels: Uint8Array): Mention[] {
  const mentions: Mention[] = [];
  let first = 0;
  for (let i = 0; i < tokens.count; i++) {
    const label = labels[i] ?? OUTSIDE;
    if (label === OUTSIDE) continue;
    const part = partOf(label);
    if (part === BEGIN || part === SINGLE) first = i;
    const type = NAME_TYPES[typeOf(label)];
    if (part < LAST || type === undefined) continue;
    if (type === 'place' && DOLLAR.test(tokens.words[i + 1] ?? '')) continue;
    if (type === 'other' && isDatedPlace(sentence, first, i)) {
      mentions.push({ start: tokens.starts[i] ?? 0, end: tokens.ends[i] ?? 0, type: 'place', source: 'gazetteer' });
      continue;
    }
    const start = firstWord(sentence, tokens, first, i, type);
    mentions.push({ start: tokens.starts[start] ?? 0, end: tokens.ends[i] ?? 0, type, source: 'model' });
  }
  return mentions;
}

/** "the 2018 Helsinki summit": a year and a well-known place are no name together. */
function isDatedPlace({ words }: Sentence, first: number, last: number): boolean {
  return last === first + 1 && words[first]?.kind === NUMBER && ((words[last]?.lists ?? 0) & PLACES) !== 0;
}

/** Where the name proper starts: behind a person's title; at a "The" with a capital inside a sentence ("The Hague"). */
function firstWord(sentence: Sentence, { words }: Tokens, first: number, last: number, type: string): number {
  let start = first;
  if (type === 'person') while (start < last && TITLE.test(words[start] ?? '')) start++;
  else if (sentence.style === PROSE && words[start - 1] === 'The' && WORD.test(words[start - 2] ?? '')) start--;
  return start;
}
