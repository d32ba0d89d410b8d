import type { SeedText } from '../text/seed-text';
import type { EntityType, Mention } from './mention';
import { type Token, tokenBlocks } from './tokens';

/** A block in which more than this share of the words is capitalised is a headline: capitals beside a name say nothing there. */
const HEADLINE_SHARE = 0.6;
const LONGEST_NAME = 5;

/**
 * Mentions of names that the seed names clearly elsewhere and that were left out here: full names, and the surnames of people
 * with a full name. A name that joins another capitalised word ("Holt Street") stays out, except in a headline.
 * `blocks` are the seed's tokens.
 */
export function spread(seed: SeedText, mentions: readonly Mention[], blocks: readonly (readonly Token[])[] = tokenBlocks(seed)): Mention[] {
  const names = knownNames(seed, mentions);
  if (names.size === 0) return [];
  const found: Mention[] = [];
  let next = 0;
  for (const tokens of blocks) {
    const headline = tokens.filter((token) => token.capital).length > tokens.length * HEADLINE_SHARE;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (!token?.capital) continue;
      while (next < mentions.length && (mentions[next]?.end ?? 0) <= token.start) next++;
      if ((mentions[next]?.start ?? Infinity) < token.end) continue;
      const length = nameLength(tokens, i, names, mentions[next]?.start ?? Infinity);
      if (length === 0) continue;
      const last = tokens[i + length - 1] as Token;
      const free = headline || !(joined(tokens[i - 1], token) || joined(last, tokens[i + length]));
      const type = names.get(words(tokens, i, length));
      if (free && type) found.push({ start: token.start, end: token.start + (bare(seed.text.slice(token.start, last.end))).length, type, source: 'document' });
      i += length - 1;
    }
  }
  return found;
}

/** Names by their words, with the one type that the seed gives them. */
function knownNames(seed: SeedText, mentions: readonly Mention[]): Map<string, EntityType> {
  const names = new Map<string, EntityType>();
  const doubtful = new Set<string>();
  const add = (name: string, type: EntityType): void => {
    if (name.length < 3) return;
    if ((names.get(name) ?? type) !== type) doubtful.add(name);
    names.set(name, type);
  };
  for (const mention of mentions) {
    if (mention.type !== 'person' && mention.type !== 'organisation') continue;
    const name = seed.slice(mention).replace(/\s+/g, ' ');
    if (mention.type !== 'person' || name.includes(' ')) add(name, mention.type);
    const surname = mention.type === 'person' ? /\S+ (\p{Lu}[\p{L}'’]{2,})$/u.exec(name)?.[1] : undefined;
    if (surname !== undefined) add(surname, 'person');
  }
  for (const name of doubtful) names.delete(name);
  return names;
}

function nameLength(tokens: readonly Token[], from: number, names: ReadonlyMap<string, EntityType>, limit: number): number {
  for (let length = Math.min(LONGEST_NAME, tokens.length - from); length > 0; length--) {
    if ((tokens[from + length - 1]?.end ?? Infinity) <= limit && names.has(words(tokens, from, length))) return length;
  }
  return 0;
}

function words(tokens: readonly Token[], from: number, length: number): string {
  let text = '';
  for (let i = from; i < from + length; i++) text += (i === from ? '' : (tokens[i]?.gap ?? '')) + (tokens[i]?.text ?? '');
  return bare(text);
}

function bare(text: string): string {
  return text.replace(/['’]s?$/u, '');
}

function joined(a: Token | undefined, b: Token | undefined): boolean {
  return a?.capital === true && b?.capital === true && (b.gap === ' ' || b.gap === '-') && !a.opens;
}
