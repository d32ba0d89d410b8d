import type { Chain } from './chain';
import { wordEdits } from './word-edits';

/** A gap of at least this many words on both sides is looked at. */
const WIDE = 16;
/** It parts the chain when fewer than this share of its words are equal, in order: other text stands there. */
const ALIKE = 0.22;
/** Words that stand on one side only must be outweighed on both flanks, each by this much a word. */
const FLANK = 0.4;
/** One-sided gaps shorter than this are edits, whatever the flanks. */
const SHORT = 12;

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
    if (Math.max(a1 - a0, b1 - b0) < 8) continue;
    if (!unlike(a, a0, a1, b, b0, b1) && !weak(chain, from, r, a1 - a0, b1 - b0)) continue;
    pieces.push(part(chain, from, r));
    from = r;
  }
  return from === 0 ? [chain] : [...pieces, part(chain, from, chain.a.length)];
}

function unlike(a: Uint16Array, a0: number, a1: number, b: Uint16Array, b0: number, b1: number): boolean {
  const least = Math.min(a1 - a0, b1 - b0);
  return least >= WIDE && wordEdits(a, a0, a1, b, b0, b1).matched < ALIKE * least;
}

function weak(chain: Chain, from: number, r: number, da: number, db: number): boolean {
  const inserted = Math.abs(da - db);
  if (inserted < SHORT) return false;
  return Math.min(words(chain, from, r), words(chain, r, chain.a.length)) < FLANK * inserted;
}

function words({ lengths }: Chain, from: number, to: number): number {
  let sum = 0;
  for (let r = from; r < to; r++) sum += lengths[r]!;
  return sum;
}

function part({ score, a, b, lengths }: Chain, from: number, to: number): Chain {
  return { score, a: a.slice(from, to), b: b.slice(from, to), lengths: lengths.slice(from, to) };
}
