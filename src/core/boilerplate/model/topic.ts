import { CAPITAL, FUNCTION_WORD, NUMBER } from './tokens';
import type { PageScan } from './page-scan';
import { TokenLines } from './token-lines';

/** How much a line speaks of what the rest of the page speaks of. */
export const TOPIC_COUNT = 3;

/**
 * Writes for each line, at `out[line * stride + at…]`: the share of its content words that stand in other lines of the
 * article, the same for its capitalised words (-1 when it has none), and the number of such words. `article` tells
 * which lines are taken for the article; lines that `skip` names are left as they are.
 */
export function writeTopic(scan: PageScan, article: Uint8Array, out: Float32Array, stride: number, at: number, skip?: (line: number) => boolean): void {
  const { tokens, offsets, count } = scan;
  const lines = new TokenLines(tokens.count);
  for (let line = 0; line < count; line++) {
    if (!article[line]) continue;
    for (let i = offsets[line] ?? 0, to = offsets[line + 1] ?? 0; i < to; i++) {
      if (((tokens.flags[i] ?? 0) & (FUNCTION_WORD | NUMBER)) === 0) lines.add(tokens.hashes[i] ?? 0, line);
    }
  }
  for (let line = 0; line < count; line++) {
    if (skip?.(line)) continue;
    const own = article[line] ? 1 : 0;
    let content = 0;
    let hits = 0;
    let names = 0;
    let nameHits = 0;
    for (let i = offsets[line] ?? 0, to = offsets[line + 1] ?? 0; i < to; i++) {
      const flags = tokens.flags[i] ?? 0;
      if (flags & (FUNCTION_WORD | NUMBER)) continue;
      const hit = lines.lines(tokens.hashes[i] ?? 0) > own ? 1 : 0;
      content++;
      hits += hit;
      if (flags & CAPITAL) {
        names++;
        nameHits += hit;
      }
    }
    const to = line * stride + at;
    out[to] = content === 0 ? -1 : hits / content;
    out[to + 1] = names === 0 ? -1 : nameHits / names;
    out[to + 2] = hits;
  }
}
