import type { Chain } from './chain';
import { wordEdits } from './word-edits';

/** A gap of at least this many words on both sides is looked at. */
const WIDE = 14;
/** It parts the chain when fewer than this share of its words are equal, in order: other text stands there. */
const ALIKE = 0.27;

/** Cuts a chain where both sides go on with unlike text for a while: a paragraph was moved, or the copies only neighbour. */
export function splitChain(chain: Chain, a: Uint16Array, b: Uint16Array): Chain[] {
  const pieces: Chain[] = [];
  let from = 0;
  for (let r = 1; r < chain.a.length; r++) {
    const a0 = chain.a[r - 1]! + chain.lengths[r - 1]!;
    const b0 = chain.b[r - 1]! + chain.lengths[r - 1]!;
    const da = chain.a[r]! - a0;
    const db = chain.b[r]! - b0;
    if (Math.min(da, db) < WIDE) continue;
    if (wordEdits(a, a0, a0 + da, b, b0, b0 + db).matched >= ALIKE * Math.min(da, db)) continue;
    pieces.push(part(chain, from, r));
    from = r;
  }
  return from === 0 ? [chain] : [...pieces, part(chain, from, chain.a.length)];
}

function part({ score, a, b, lengths }: Chain, from: number, to: number): Chain {
  return { score, a: a.slice(from, to), b: b.slice(from, to), lengths: lengths.slice(from, to) };
}
