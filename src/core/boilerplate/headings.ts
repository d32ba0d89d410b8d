import { type Evidence, SURE, TAKEN_AT_END, TAKEN_INSIDE, quoted } from './evidence';

/** A link headline is no longer than this, in words parted by spaces. */
const LONGEST_HEADLINE = 26;
/** Lists of links under one heading are cut here. */
const MOST_HEADLINES = 40;
/** Lines that are boilerplate by themselves are passed over, but no farther than this. */
const FARTHEST = 120;
/** The last short line before prose may be a section heading of the article. */
const SECTION_HEADING = 6;
const SENTENCE_END = /[.:;,][”"’')\]]*$/u;

/**
 * Lets a heading such as "You may also like" take the link headlines under it: lines without a full stop up to the
 * first line of prose. `own` holds what is known of each line by itself; lines that are boilerplate by themselves do
 * not break the list. Returns the evidence for the lines taken, by index.
 */
export function takeHeadlines(texts: readonly string[], heading: number, own: readonly (Evidence | undefined)[], byUser: boolean): Map<number, Evidence> {
  const taken: number[] = [];
  let next = heading + 1;
  for (; next < texts.length && taken.length < MOST_HEADLINES && next - heading <= FARTHEST; next++) {
    if ((own[next]?.probability ?? 0) >= SURE) continue;
    if (!isHeadline(texts[next] ?? '')) break;
    taken.push(next);
  }
  const atEnd = next >= texts.length;
  const last = taken.at(-1);
  if (!atEnd && last === next - 1 && wordsOf(texts[last] ?? '') <= SECTION_HEADING) taken.pop();
  const probability = byUser ? SURE : atEnd ? TAKEN_AT_END : TAKEN_INSIDE;
  const reason = `it stands in the list of links under ${quoted(texts[heading] ?? '')}`;
  return new Map(taken.map((index) => [index, { probability, class: own[heading]?.class ?? 'related', source: byUser ? 'user' : 'heading', reason }]));
}

function isHeadline(text: string): boolean {
  return !SENTENCE_END.test(text) && wordsOf(text) <= LONGEST_HEADLINE;
}

function wordsOf(text: string): number {
  const { length } = text;
  let count = 0;
  for (let i = 0, inside = false; i < length; i++) {
    const space = text.charCodeAt(i) <= 32;
    if (!space && !inside) count++;
    inside = !space;
  }
  return count;
}
