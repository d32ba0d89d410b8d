import type { Chain } from './chain';
import { wordEdits } from './word-edits';

/** Gaps shorter than this on both sides are edits, whatever stands around them. */
const SHORT = 12;
/** A gap where both sides go on with text counts as unlike when fewer than this share of its words are equal, in order. */
const ALIKE = 0.22;
/** Unlike text of this many words on both sides parts a chain in any case. */
const WIDE = 45;
/** Words of a flank that a word of insertion needs, and a word of unlike text on both sides. */
const FLANK = 0.5;
const UNLIKE_FLANK = 1;

/**
 * Cuts chains where they bridge text that does not belong to the copy: both sides go on with unlike text, or a long insertion
 * has little of the copy before or behind it.
 */
export function splitChains(chains: readonly Chain[], a: Uint16Array, b: Uint16Array): Chain[] {
  return chains.flatMap((chain) => splitChain(chain, a, b));
}

function splitChain(chain: Chain, a: Uint16Array, b: Uint16Array): Chain[] {
  const pieces: Chain[] = [];
  let from = 0;
  for (let r = 1; r < chain.a.length; r++) {
    const a0 = chain.a[r - 1]! + chain.lengths[r - 1]!;
    const b0 = chain.b[r - 1]! + chain.lengths[r - 1]!;
    const a1 = chain.a[r]!;
    const b1 = chain.b[r]!;
    if (Math.max(a1 - a0, b1 - b0) < SHORT) continue;
    const least = Math.min(a1 - a0, b1 - b0);
    const unlike = wordEdits(a, a0, a1, b, b0, b1).matched < ALIKE * least ? least : 0;
    const need = FLANK * Math.abs(a1 - a0 - b1 + b0) + UNLIKE_FLANK * unlike;
    const flank = Math.min(span(chain, from, r), span(chain, r, chain.a.length));
    if (unlike < WIDE && flank >= need) continue;
    pieces.push(part(chain, from, r));
    from = r;
  }
  return from === 0 ? [chain] : [...pieces, part(chain, from, chain.a.length)];
}

/** Words from the first run to the last, of the side that has fewer. */
function span({ a, b, lengths }: Chain, from: number, to: number): number {
  const last = to - 1;
  return Math.min(a[last]! - a[from]!, b[last]! - b[from]!) + lengths[last]!;
}

function part({ score, a, b, lengths }: Chain, from: number, to: number): Chain {
  return { score, a: a.slice(from, to), b: b.slice(from, to), lengths: lengths.slice(from, to) };
}
