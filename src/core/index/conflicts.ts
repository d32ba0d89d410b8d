import { findPair, scanMarkers } from './marker-scan';

/** One side-by-side part of a file that git could not merge. Lines are 0-based. */
export interface ConflictHunk {
  /** The line with `<<<<<<<`, the one with `>>>>>>>`. */
  readonly start: number;
  readonly end: number;
  /** Line ranges of the two sides, `end` exclusive. */
  readonly ours: LineRange;
  readonly theirs: LineRange;
  /** The `|||||||` line, when git wrote the common ancestor too. */
  readonly base?: number;
  readonly middle: number;
}

export interface LineRange {
  readonly start: number;
  readonly end: number;
}

const START = /^<{7}(?: |$)/;
const BASE = /^\|{7}(?: |$)/;
const MIDDLE = /^={7}$/;
const END = /^>{7}(?: |$)/;
const FENCE = /^ {0,3}(`{3,}(?!.*`)|~{3,})/;

/** The complete hunks of a text, and the first conflict marker that is part of none. */
export interface Conflicts {
  readonly hunks: readonly ConflictHunk[];
  readonly stray?: number;
}

/**
 * Finds git's conflict markers (`git merge-file`, styles merge, diff3 and zdiff3). A lone row of seven `=` is a heading in
 * Markdown and counts only inside a hunk or inside our block.
 */
export function findConflicts(lines: readonly string[]): Conflicts {
  const hunks: ConflictHunk[] = [];
  const strays: number[] = [];
  let open: { start: number; base?: number; middle?: number } | undefined;
  let fence: string | undefined;
  lines.forEach((line, i) => {
    if (open === undefined) {
      const mark = FENCE.exec(line)?.[1];
      if (fence === undefined) fence = mark;
      else if (mark !== undefined && mark.startsWith(fence) && line.trim() === mark) fence = undefined;
    }
    if (START.test(line)) {
      if (open !== undefined) strays.push(open.start);
      if (fence === undefined) open = { start: i };
    } else if (END.test(line)) {
      if (open?.middle !== undefined) {
        const { start, base, middle } = open;
        const sides = { start, end: i, middle, ours: { start: start + 1, end: base ?? middle }, theirs: { start: middle + 1, end: i } };
        hunks.push(base === undefined ? sides : { ...sides, base });
        open = undefined;
      } else if (fence === undefined) strays.push(i);
    } else if (open !== undefined && open.middle === undefined) {
      if (MIDDLE.test(line)) open.middle = i;
      else if (BASE.test(line) && open.base === undefined) open.base = i;
    }
  });
  if (open !== undefined) strays.push(open.start);
  const left = [...strays, ...leftInBlock(lines, hunks)].sort((a, b) => a - b)[0];
  return left === undefined ? { hunks } : { hunks, stray: left };
}

/** Rows of `=` or `|` that a half-done merge left inside our block. */
function leftInBlock(lines: readonly string[], hunks: readonly ConflictHunk[]): number[] {
  const pair = findPair(scanMarkers(lines));
  if (pair === undefined || 'kind' in pair) return [];
  const left: number[] = [];
  for (let i = pair.begin + 1; i < pair.end; i++) {
    const line = lines[i] ?? '';
    const marks = START.test(line) || END.test(line) || MIDDLE.test(line) || BASE.test(line);
    if (marks && !hunks.some((hunk) => i >= hunk.start && i <= hunk.end)) left.push(i);
  }
  return left;
}
