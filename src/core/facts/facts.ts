import { memo } from '../text/memo';
import type { SeedText } from '../text/seed-text';
import { overlaps } from '../text/span';
import { type AmountFact, findMoney, findQuantities } from './amounts';
import { type DateFact, findDates } from './dates';
import { seedDate } from './dateline';

export type Fact = DateFact | AmountFact;

/** A block is read in pieces of this many UTF-16 units, so that no pattern meets a text of unbounded length. */
const PIECE = 10_000;

/**
 * The dates, amounts of money, shares and quantities of a seed, sorted by start and without overlap; money wins over a
 * quantity, a date over neither. `reference` is the ISO day that parts of dates are counted from; when left out it is the
 * seed's own date, and when there is none such dates stay unresolved.
 */
export function findFacts(seed: SeedText, reference?: string): Fact[] {
  const from = reference ?? seedDate(seed)?.iso;
  const facts: Fact[] = [];
  for (const block of seed.blocks) {
    for (let start = block.start; start < block.end; start += PIECE) {
      const piece = seed.text.slice(start, Math.min(block.end, start + PIECE));
      for (const fact of factsIn(`${from ?? ''}\n${piece}`)) facts.push({ ...fact, start: fact.start + start, end: fact.end + start });
    }
  }
  return facts;
}

/** Pieces that are remembered: those of the seeds that somebody works on. */
const MOST_PIECES = 2048;

/** The facts of a piece of text, which stands behind the reference and a line feed. */
const factsIn = memo(MOST_PIECES, (key): readonly Fact[] => {
  const parted = key.indexOf('\n');
  const piece = key.slice(parted + 1);
  const amounts = withoutOverlap(findMoney(piece), findQuantities(piece));
  return withoutOverlap(amounts, findDates(piece, undefined, parted === 0 ? undefined : key.slice(0, parted)));
});

/** Both lists in one, sorted; what overlaps something of the first list is left out. */
function withoutOverlap(first: readonly Fact[], second: readonly Fact[]): Fact[] {
  if (first.length === 0) return [...second];
  const merged: Fact[] = [...first];
  let at = 0;
  for (const fact of second) {
    while (at < first.length && (first[at]?.end ?? 0) <= fact.start) at++;
    const near = first[at];
    if (!near || !overlaps(near, fact)) merged.push(fact);
  }
  return merged.sort((a, b) => a.start - b.start);
}
