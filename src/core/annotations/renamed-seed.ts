import type { TextMemory } from './anchoring';
import { type Pieces, piecesOf } from './pieces';
import { withLineFeeds } from './plain-text';
import { fnv1a64 } from './text-hash';

/** A seed that a sidecar without its own seed may belong to. */
export interface SeedCandidate {
  readonly seed: string;
  readonly text: string;
}

/** Share of the remembered sentences that a changed seed must still have … */
const KEPT = 0.6;
/** … and how far it must lead the next. */
const MARGIN = 0.2;

/**
 * The seed that a sidecar belongs to after a rename outside the editor: the one with the remembered text, else the one
 * that clearly has the most of its sentences; undefined when none or several fit. Candidates are seeds without a sidecar.
 */
export function findRenamedSeed(memory: TextMemory, candidates: Iterable<SeedCandidate>): string | undefined {
  const same: string[] = [];
  const shares: { seed: string; share: number }[] = [];
  for (const { seed, text } of candidates) {
    const plain = withLineFeeds(text);
    if (fnv1a64(plain) === memory.hash) same.push(seed);
    if (memory.pieces) shares.push({ seed, share: shareOf(memory.pieces, piecesOf(plain)) });
  }
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const [best, next] = shares.sort((a, b) => b.share - a.share);
  return best && best.share >= KEPT && best.share - (next?.share ?? 0) >= MARGIN ? best.seed : undefined;
}

function shareOf(old: Pieces, fresh: Pieces): number {
  const there = new Set(fresh.hashes);
  const inked = old.hashes.filter((hash) => hash >= 0);
  return inked.length === 0 ? 0 : inked.filter((hash) => there.has(hash)).length / inked.length;
}
