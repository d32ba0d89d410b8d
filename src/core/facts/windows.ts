import type { Span } from '../text/span';

/**
 * The parts of a text around the places where `anchor` (a global pattern) matches: `reach` UTF-16 units to both sides, then
 * on to the next space, merged where they touch. A costly pattern whose matches all hold an anchor, and are no longer than
 * `reach`, finds in them what it finds in the whole text.
 */
export function* windowsAround(source: string, anchor: RegExp, reach: number): Generator<Span> {
  let start = -1;
  let end = -1;
  for (const match of source.matchAll(anchor)) {
    if (match.index < end - reach && start >= 0) {
      end = Math.max(end, forward(source, match.index + match[0].length + reach));
      continue;
    }
    const from = backward(source, match.index - reach);
    if (start >= 0 && from > end) {
      yield { start, end };
      start = from;
    } else if (start < 0) start = from;
    end = forward(source, match.index + match[0].length + reach);
  }
  if (start >= 0) yield { start, end };
}

/** Longest word that a window is stretched over. */
const LONGEST_WORD = 40;

function backward(source: string, at: number): number {
  if (at <= 0) return 0;
  const space = source.lastIndexOf(' ', at);
  return space < at - LONGEST_WORD ? at : space + 1;
}

function forward(source: string, at: number): number {
  if (at >= source.length) return source.length;
  const space = source.indexOf(' ', at);
  return space < 0 ? Math.min(source.length, at + LONGEST_WORD) : Math.min(space, at + LONGEST_WORD);
}
