import { SeedText } from '../../text/seed-text';
import { findSentences } from '../../text/sentences';
import type { Span } from '../../text/span';
import { findWords } from '../../text/words';

/** The tokens of a sentence: words, and every other visible character by itself, cut wherever `cuts` says. */
export function tokensOf(text: string, span: Span, cuts: ReadonlySet<number>): Span[] {
  const words = findWords(text, span);
  const tokens: Span[] = [];
  let at = span.start;
  for (let i = 0; i <= words.count; i++) {
    const start = i < words.count ? (words.starts[i] ?? 0) : span.end;
    marks(text, at, start, tokens);
    if (i === words.count) break;
    const end = words.ends[i] ?? 0;
    let from = start;
    for (let cut = start + 1; cut < end; cut++) {
      if (!cuts.has(cut)) continue;
      tokens.push({ start: from, end: cut });
      from = cut;
    }
    tokens.push({ start: from, end });
    at = end;
  }
  return tokens;
}

function marks(text: string, from: number, to: number, tokens: Span[]): void {
  for (let i = from; i < to; ) {
    const width = Math.min(to - i, (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1);
    if (text.slice(i, i + width).trim() !== '') tokens.push({ start: i, end: i + width });
    i += width;
  }
}

/** The tokens of a seed, a list for each sentence. Front matter is left out unless an annotation lies in it. */
export function tokenSentences(text: string, spans: readonly Span[]): Span[][] {
  const cuts = new Set(spans.flatMap((span) => [span.start, span.end]));
  const seed = new SeedText(text);
  const front = seed.frontMatter?.span.end ?? 0;
  const sentences = seed.blocks.flatMap((block) => findSentences(text, block));
  if (spans.some((span) => span.start < front)) sentences.unshift({ start: 0, end: front });
  return sentences.map((sentence) => tokensOf(text, sentence, cuts)).filter((tokens) => tokens.length > 0);
}
