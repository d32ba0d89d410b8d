import type { Edit, Finding } from './rule';
import { SeedText } from './text/seed-text';
import { Survivors } from './text/edits';

/** Removing one thing can lay another bare; more rounds than this are not needed by any real seed. */
const MOST_ROUNDS = 8;

/** The safe removals of a seed and how many findings of each rule they settle. */
export interface Cleaning {
  readonly edits: readonly Edit[];
  readonly settled: Readonly<Record<string, number>>;
}

/**
 * Puts the safe fixes of all findings of the given rules together, again and again until nothing is left to remove, as
 * removals from the text as it was: cleaning the result once more finds nothing.
 * `check` gives the findings of a text that stands in place of the seed.
 */
export function planCleaning(seed: SeedText, rules: readonly string[], check: (seed: SeedText) => readonly Finding[]): Cleaning {
  const survivors = new Survivors(seed.text);
  const settled: Record<string, number> = {};
  let current = seed;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const spans = [];
    for (const finding of check(current)) {
      if (!rules.includes(finding.rule)) continue;
      const fix = finding.fixes.find(({ safe, edits }) => safe && edits.every(({ text }) => text === ''));
      if (!fix) continue;
      settled[finding.rule] = (settled[finding.rule] ?? 0) + 1;
      for (const { span } of fix.edits) if (span.end > span.start) spans.push(span);
    }
    if (spans.length === 0) break;
    survivors.remove(spans);
    current = new SeedText(survivors.text);
  }
  return { edits: survivors.removed.map((span) => ({ span, text: '' })), settled };
}
