import type { Mention } from './entities/mention';
import { isEnglish } from './entities/language';
import { findMentions, type MentionSources } from './entities/mentions';
import type { Hint } from './entities/tagger/hints';
import { tokenize } from './entities/tagger/tokens';
import { seedDate } from './facts/dateline';
import type { Slices } from './slices';
import { SeedText } from './text/seed-text';
import type { Span } from './text/span';

/** What names are found with; the tagger here also listens to hints. */
export interface NameSources extends MentionSources {
  readonly tagger?: { tag(seed: SeedText, hints?: Iterable<Hint>): Mention[]; tagInSlices?(seed: SeedText): Slices<Mention[]> };
}

/** A seed and the mentions that were found in it. */
export interface Found {
  readonly seed: SeedText;
  readonly mentions: readonly Mention[];
}

/** More changed text than this, in UTF-16 units, is no keystroke: the seed is read as a whole. */
const MOST_CHANGED = 6000;

/**
 * The mentions of a seed after an edit: those of unchanged paragraphs as they were, the changed paragraphs read anew with
 * the other names as hints. Nearly what `findMentions` says of the whole, at the cost of a paragraph. Undefined when the
 * change is too large, or touches the front matter.
 */
export function draftMentions(before: Found, seed: SeedText, sources: NameSources): Mention[] | undefined {
  if (before.seed.text === seed.text) return [...before.mentions];
  const changed = changedLines(before.seed.text, seed);
  const untouchedFront = before.seed.body.start === seed.body.start && changed.now.start >= seed.body.start;
  if (!untouchedFront || changed.now.end - changed.now.start > MOST_CHANGED || !isEnglish(seed)) return undefined;
  const part = new SeedText(seed.slice(changed.now));
  if (part.frontMatter) return undefined;
  const shift = changed.now.end - changed.was.end;
  const above = before.mentions.filter(({ end }) => end <= changed.was.start);
  const below = before.mentions.filter(({ start }) => start >= changed.was.end).map((mention) => moved(mention, shift));
  const { tagger } = sources;
  const hints = tagger ? hintsOf(seed.text, [...above, ...below]) : [];
  const reference = seedDate(seed)?.iso;
  const found = findMentions(part, {
    ...sources,
    ...(reference === undefined ? {} : { reference }),
    ...(tagger ? { tagger: { tag: (text: SeedText) => tagger.tag(text, hints) } } : {}),
  });
  return [...above, ...found.map((mention) => moved(mention, changed.now.start)), ...below];
}

/** The lines that differ, whole: where they stood and where they stand. */
function changedLines(old: string, seed: SeedText): { was: Span; now: Span } {
  const { text, lines } = seed;
  const shorter = Math.min(old.length, text.length);
  let front = 0;
  while (front < shorter && old.charCodeAt(front) === text.charCodeAt(front)) front++;
  let back = 0;
  while (back < shorter - front && old.charCodeAt(old.length - 1 - back) === text.charCodeAt(text.length - 1 - back)) back++;
  const start = lines.start(lines.lineAt(front));
  const end = Math.max(start, text.length - back, lines.end(lines.lineAt(text.length - back)));
  return { was: { start, end: end - text.length + old.length }, now: { start, end } };
}

function moved(mention: Mention, by: number): Mention {
  return by === 0 ? mention : { ...mention, start: mention.start + by, end: mention.end + by };
}

function hintsOf(text: string, mentions: readonly Mention[]): Hint[] {
  const hints = new Map<string, Hint>();
  for (const mention of mentions) {
    const name = text.slice(mention.start, mention.end);
    if (!hints.has(name)) hints.set(name, { words: tokenize(text, mention).words, type: mention.type });
  }
  return [...hints.values()];
}
