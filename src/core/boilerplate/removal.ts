import type { Edit } from '../rule';
import type { SeedText } from '../text/seed-text';

const NONE: ReadonlySet<number> = new Set();

/**
 * The edits that take whole lines out of a seed, with their line breaks, and the blank lines that would be left doubled
 * or at an end of the text; nothing else changes. `lines` are 0-based, sorted, and not blank. `others` are the lines
 * that sibling fixes take out: with all of them gone, blank lines come out single too, and no two fixes touch the same
 * line. Blank lines that were doubled before, or stood at an end, are the business of the rule `blank-lines`.
 */
export function removeLines(seed: SeedText, lines: readonly number[], others: ReadonlySet<number> = NONE): Edit[] {
  const own = new Set(lines);
  const gone = new Set(lines);
  const gaps = new Gaps(seed, (line) => own.has(line) || others.has(line));
  let done = -1;
  for (const line of lines) {
    if (line < done) continue;
    const gap = gaps.around(line);
    done = gap.below;
    const last = seed.lines.count - 1;
    const open = gap.above < gaps.first || gap.below > last;
    const underFrontMatter = gap.above < gaps.first && gap.below <= last && seed.frontMatter !== undefined;
    let kept = false;
    for (const blanks of gaps.blankRuns(gap)) {
      const { from, to, before, after } = blanks;
      if (to === last || (from === gaps.first && !seed.frontMatter)) continue;
      if (before !== undefined && after !== undefined && own.has(before) && own.has(after)) for (let blank = from + 1; blank <= to; blank++) gone.add(blank);
      if (!kept && (!open || (underFrontMatter && from === gaps.first))) kept = true;
      else if (own.has(before ?? after ?? -1)) gone.add(from);
    }
  }
  return joined(seed, [...gone].sort((a, b) => a - b));
}

/** The lines between two lines that stay, neither included. */
interface Gap {
  readonly above: number;
  readonly below: number;
}

/** Blank lines in a row, and the lines taken out right before and behind them. */
interface BlankRun {
  readonly from: number;
  readonly to: number;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

class Gaps {
  /** The first line behind the front matter. */
  readonly first: number;

  constructor(
    readonly seed: SeedText,
    readonly isGone: (line: number) => boolean,
  ) {
    this.first = seed.frontMatter?.endLine ?? 0;
  }

  #isBlank(line: number): boolean {
    return this.seed.text.slice(this.seed.lines.start(line), this.seed.lines.end(line)).trim() === '';
  }

  around(line: number): Gap {
    const open = (at: number): boolean => this.isGone(at) || this.#isBlank(at);
    let above = line - 1;
    while (above >= this.first && open(above)) above--;
    let below = line + 1;
    while (below < this.seed.lines.count && open(below)) below++;
    return { above, below };
  }

  blankRuns({ above, below }: Gap): BlankRun[] {
    const runs: BlankRun[] = [];
    for (let line = above + 1; line < below; line++) {
      if (this.isGone(line)) continue;
      const from = line;
      while (line + 1 < below && !this.isGone(line + 1)) line++;
      runs.push({ from, to: line, before: from - 1 > above ? from - 1 : undefined, after: line + 1 < below ? line + 1 : undefined });
    }
    return runs;
  }
}

function joined(seed: SeedText, lines: readonly number[]): Edit[] {
  const edits: { span: { start: number; end: number }; text: string }[] = [];
  for (const line of lines) {
    const { start, end } = seed.lines.whole(line);
    const last = edits.at(-1);
    if (last?.span.end === start) last.span.end = end;
    else if (end > start) edits.push({ span: { start, end }, text: '' });
  }
  return edits;
}
