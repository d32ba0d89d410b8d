import { type Evidence, IN_THREAD } from './evidence';
import type { PackEntry } from './pack';

/** Posts that carry a date, this many with no more than so many lines between two, are a thread. */
const FEWEST_POSTS = 4;
const LONGEST_POST = 10;
/** A feed gives each headline one line of teaser and a date. */
const FEED_STEP = 3;
/** Names above the dates of comments are no longer, in UTF-16 units. */
const LONGEST_NAME = 40;
const NAMED_SHARE = 0.7;
/** What stands above a thread before it can be a thread under an article: characters in lines that may be paragraphs. */
const PARAGRAPH = 100;
const ARTICLE = 600;
/** Lines of the last post. */
const LAST_POST = 3;

/** Live blogs are the article: theirs are times of the day. */
const CLOCK_FIRST = /^\W*\d{1,2}[:.]\d{2}/;
const DATED = /\bago\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*\d{4}|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}/i;

/**
 * Readers' comments and feeds of teasers under an article: lines between dates that come back every few lines, with a
 * name above each date or a headline and a teaser for each. Returns the evidence for their lines, by index; too weak
 * to remove a line by itself.
 */
export function takeThreads(texts: readonly string[], entries: readonly (PackEntry | undefined)[]): Map<number, Evidence> {
  const taken = new Map<number, Evidence>();
  const dates = entries.flatMap((entry, index) => (entry?.class === 'timestamp' && isDate(texts[index] ?? '') ? [index] : []));
  if (dates.length < FEWEST_POSTS) return taken;
  for (let from = 0, to = 0; from < dates.length; from = to) {
    for (to = from + 1; to < dates.length && dates[to]! - dates[to - 1]! <= LONGEST_POST; ) to++;
    const posts = dates.slice(from, to);
    const first = posts[0]!;
    const named = posts.filter((date) => isName(texts[date - 1])).length >= NAMED_SHARE * posts.length;
    const feed = posts.every((date, at) => at === 0 || date - posts[at - 1]! <= FEED_STEP);
    if (posts.length < FEWEST_POSTS || !(named || feed) || proseAbove(texts, first) < ARTICLE) continue;
    const end = named ? endOfPost(entries, posts.at(-1)!) : posts.at(-1)!;
    for (let line = first - (named ? 1 : 0); line <= end; line++) taken.set(line, { probability: IN_THREAD, class: named ? 'comments' : 'related', source: 'heading', reason: `it stands in a thread of ${posts.length} dated posts under the article` });
  }
  return taken;
}

function isDate(text: string): boolean {
  return DATED.test(text) && !CLOCK_FIRST.test(text);
}

function isName(text: string | undefined): boolean {
  return text !== undefined && text.length <= LONGEST_NAME;
}

function proseAbove(texts: readonly string[], line: number): number {
  let sum = 0;
  for (let i = 0; i < line; i++) if (texts[i]!.length >= PARAGRAPH) sum += texts[i]!.length;
  return sum;
}

function endOfPost(entries: readonly (PackEntry | undefined)[], date: number): number {
  let end = date;
  while (end + 1 < entries.length && end - date < LAST_POST && !entries[end + 1]) end++;
  return end;
}
