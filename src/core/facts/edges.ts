import type { SeedText } from '../text/seed-text';
import type { Span } from '../text/span';

/** Lines of the head and of the foot in which a dateline or a source may stand. */
const HEAD_LINES = 8;
const FOOT_LINES = 4;

/** The first and the last blocks of a seed, none of them in both. */
export function edgesOf({ blocks }: SeedText): { readonly head: readonly Span[]; readonly foot: readonly Span[] } {
  return { head: blocks.slice(0, HEAD_LINES), foot: blocks.slice(Math.max(HEAD_LINES, blocks.length - FOOT_LINES)) };
}

/** The place of `text` in a part of the seed; the whole part when it is not written there so. */
export function placeIn(seed: SeedText, within: Span, text: string): Span {
  const at = seed.text.indexOf(text, within.start);
  return at < 0 || at + text.length > within.end ? within : { start: at, end: at + text.length };
}
