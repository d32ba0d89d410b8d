import type { LineKey } from './line-key';
import type { Pack, PackEntry, PackPattern } from './pack';

/** Lines longer than this, in UTF-16 units, are paragraphs: no pattern looks at them. */
const LONGEST_LINE = 700;
const WORD_GOES_ON = /[\p{L}\p{N}']/u;

/** The strongest entry of the pack that speaks of a line: sure before unsure, whole lines before starts before patterns. */
export function matchPack(pack: Pack, key: LineKey): PackEntry | undefined {
  if (key.folded.length > LONGEST_LINE) return undefined;
  const words = countSpaces(key.folded) + 1;
  const whole = words <= pack.mostLineWords + 1 ? pack.lines.get(key.phrase) : undefined;
  if (whole?.sure) return whole;
  if (words > pack.mostWords) return whole;
  const start = startingWith(pack, key.folded, words);
  if (start?.sure) return start;
  let unsure = whole ?? start;
  const met = pack.needed.find(key.folded);
  for (let at = 0; at < pack.groups.length; at++) {
    if (met[at] === 0) continue;
    const group = pack.groups[at];
    if (!group || words > group.words || (unsure && !group.sure)) continue;
    const found = firstMatch(group.patterns, key.folded);
    if (found?.sure) return found;
    unsure ??= found;
  }
  return unsure;
}

function firstMatch(patterns: readonly PackPattern[], folded: string): PackPattern | undefined {
  for (const pattern of patterns) if (pattern.regexp.test(folded)) return pattern;
  return undefined;
}

function startingWith(pack: Pack, folded: string, words: number): PackEntry | undefined {
  const space = folded.indexOf(' ');
  const first = space < 0 ? folded : folded.slice(0, space);
  let best: PackEntry | undefined;
  for (const entry of pack.starts.get(first) ?? []) {
    if (words > entry.words || !folded.startsWith(entry.source) || WORD_GOES_ON.test(folded.charAt(entry.source.length))) continue;
    if (entry.sure) return entry;
    best ??= entry;
  }
  return best;
}

function countSpaces(text: string): number {
  const { length } = text;
  let count = 0;
  for (let i = 0; i < length; i++) count += +(text.charCodeAt(i) === 32);
  return count;
}
