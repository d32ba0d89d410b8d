import { CAPITAL, FUNCTION_WORD, NUMBER } from './tokens';
import type { PageScan } from './page-scan';

/** How much a line speaks of what the rest of the page speaks of. */
export const TOPIC_COUNT = 3;

/**
 * Writes for each line, at `out[line * stride + at…]`: the share of its content words that stand in other lines of the
 * article, the same for its capitalised words (-1 when it has none), and the number of such words. `article` tells
 * which lines are taken for the article.
 */
export function writeTopic(scan: PageScan, article: Uint8Array, out: Float32Array, stride: number, at: number): void {
  const { tokens, offsets, count, words, arena } = scan;
  const { ids } = words;
  const { flags } = tokens;
  const lines = arena.integers(words.size);
  const last = arena.integers(words.size);
  for (let line = 0; line < count; line++) {
    if (!article[line]) continue;
    for (let i = offsets[line]!, to = offsets[line + 1]!; i < to; i++) {
      const id = ids[i]!;
      if ((flags[i]! & (FUNCTION_WORD | NUMBER)) !== 0 || last[id] === line + 1) continue;
      last[id] = line + 1;
      lines[id]!++;
    }
  }
  for (let line = 0; line < count; line++) {
    const own = article[line] ? 1 : 0;
    let content = 0;
    let hits = 0;
    let names = 0;
    let nameHits = 0;
    for (let i = offsets[line]!, to = offsets[line + 1]!; i < to; i++) {
      const flag = flags[i]!;
      if (flag & (FUNCTION_WORD | NUMBER)) continue;
      const hit = lines[ids[i]!]! > own ? 1 : 0;
      content++;
      hits += hit;
      if (flag & CAPITAL) {
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

/** Where else a line's words stand. */
export const ECHO = ['echoAbove', 'echoBelow', 'echoAbove2', 'echoBelow2', 'echoNames', 'echoRun'] as const;
const NEAR = 2;

/**
 * Writes `ECHO` for each line at `out[line * stride + at…]`: the shares of its content words that stand in any line
 * above and below, in the two lines above and below, of its capitalised words that stand in any other line, and the
 * mean of the latter over the lines from three above to three below. Shares of nothing are -1.
 */
export function writeEcho(scan: PageScan, out: Float32Array, stride: number, at: number): void {
  const { tokens, offsets, count, words, arena } = scan;
  const { ids } = words;
  const { flags } = tokens;
  const far = -1_000_000;
  const above = arena.integers(words.size).fill(far);
  const distance = arena.integers(tokens.count);
  for (let line = 0; line < count; line++) {
    const from = offsets[line]!;
    const to = offsets[line + 1]!;
    for (let i = from; i < to; i++) distance[i] = line - above[ids[i]!]!;
    for (let i = from; i < to; i++) above[ids[i]!] = line;
  }
  const below = above.fill(-far);
  for (let line = count - 1; line >= 0; line--) {
    const from = offsets[line]!;
    const to = offsets[line + 1]!;
    let [content, up, down, up2, down2, names, nameHits] = [0, 0, 0, 0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const flag = flags[i]!;
      if (flag & (FUNCTION_WORD | NUMBER)) continue;
      const toAbove = distance[i]!;
      const toBelow = below[ids[i]!]! - line;
      content++;
      if (toAbove <= count) up++;
      if (toBelow <= count) down++;
      if (toAbove <= NEAR) up2++;
      if (toBelow <= NEAR) down2++;
      if (flag & CAPITAL) {
        names++;
        if (toAbove <= count || toBelow <= count) nameHits++;
      }
    }
    for (let i = from; i < to; i++) below[ids[i]!] = line;
    const write = line * stride + at;
    out[write] = content === 0 ? -1 : up / content;
    out[write + 1] = content === 0 ? -1 : down / content;
    out[write + 2] = content === 0 ? -1 : up2 / content;
    out[write + 3] = content === 0 ? -1 : down2 / content;
    out[write + 4] = names === 0 ? -1 : nameHits / names;
  }
  for (let line = 0; line < count; line++) {
    let sum = 0;
    let known = 0;
    for (let other = Math.max(0, line - 3); other < Math.min(count, line + 4); other++) {
      const share = out[other * stride + at + 4]!;
      if (share < 0) continue;
      sum += share;
      known++;
    }
    out[line * stride + at + 5] = known === 0 ? -1 : sum / known;
  }
}
