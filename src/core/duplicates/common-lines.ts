import { COMMON_LINE, RARE_LINE, WIDESPREAD_LINE } from './candidates';
import type { SeedTables } from './seed-tables';

/** A line that at least this many seeds hold is repeated boilerplate, unless the seeds are copies of each other. */
export const BOILERPLATE_SEEDS = 8;
/** A passage of this share of the longer seed is a copy of it, however many seeds hold it. */
const WHOLE_SEED = 0.9;
/** Lines in this share of all seeds are boilerplate even where they are most of a seed. */
const WIDESPREAD = 0.1;

/** Seeds that hold a line which is boilerplate even where it is most of a seed. */
function widespread(tables: SeedTables): number {
  return Math.max(6 * BOILERPLATE_SEEDS, WIDESPREAD * tables.size);
}

/** Answers how many seeds hold the line of a word of a region; asked with places that rise. */
export function lineKinds(tables: SeedTables, region: number): (place: number) => number {
  const { lineWords, lineHashes, regionLines } = tables.store;
  const most = widespread(tables);
  const last = (regionLines[region + 1] ?? 0) - 1;
  let line = (regionLines[region] ?? 0) - 1;
  let end = 0;
  let kind = RARE_LINE;
  return (place) => {
    if (place < end) return kind;
    do line++;
    while (line < last && lineWords[line + 1]! <= place);
    end = line < last ? lineWords[line + 1]! : Infinity;
    const seeds = tables.spread.count(lineHashes[line]!);
    kind = seeds < BOILERPLATE_SEEDS ? RARE_LINE : seeds < most ? COMMON_LINE : WIDESPREAD_LINE;
    return kind;
  };
}

/**
 * True for a passage made only of lines that many seeds hold: repeated boilerplate, unless the seeds (of `sizes` words) are copies as a
 * whole. Where it is the larger part of a seed, the lines must stand in a good share of all seeds.
 */
export function isCommonPassage(tables: SeedTables, region: number, from: number, to: number, sizes: readonly [number, number]): boolean {
  const length = to - from;
  if (length >= WHOLE_SEED * Math.max(...sizes)) return false;
  const many = 2 * length > Math.min(...sizes) ? widespread(tables) : BOILERPLATE_SEEDS;
  const last = tables.store.lineAt(region, to - 1);
  for (let line = tables.store.lineAt(region, from); line <= last; line++) {
    if (tables.spread.count(tables.store.lineHashes[line]!) < many) return false;
  }
  return true;
}
