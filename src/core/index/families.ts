import type { IndexFamily, IndexSeed } from './model';
import { compareCodePoints } from './order';

/**
 * The family of these seeds. The longest has most words; the cleanest has fewest boilerplate lines, then fewest findings,
 * then the smallest duplicated share. Ties go to the first path by code point.
 */
export function describeFamily(seeds: readonly IndexSeed[]): IndexFamily {
  const byPath = [...seeds].sort((a, b) => compareCodePoints(a.path, b.path));
  const best = (order: (a: IndexSeed, b: IndexSeed) => number): string =>
    byPath.reduce<IndexSeed | undefined>((kept, seed) => (kept === undefined || order(seed, kept) < 0 ? seed : kept), undefined)?.path ?? '';
  return {
    paths: byPath.map((seed) => seed.path),
    longest: best((a, b) => b.words - a.words),
    cleanest: best((a, b) => a.boilerplateLines - b.boilerplateLines || findings(a) - findings(b) || a.duplicateShare - b.duplicateShare),
  };
}

function findings(seed: IndexSeed): number {
  return Object.values(seed.findings).reduce((sum, count) => sum + count, 0);
}
