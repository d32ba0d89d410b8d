import type { Edit } from '../rule';
import type { SeedText } from '../text/seed-text';

/**
 * The edits that take whole lines out of a seed, with their line breaks, and the blank lines that would be left doubled
 * or at an end of the text; nothing else changes. `lines` are 0-based, sorted, and not blank. Blank lines that were
 * doubled before, or stood at an end, are the business of the rule `blank-lines`.
 */
export function removeLines(seed: SeedText, lines: readonly number[]): Edit[] {
  return new Removal(seed, lines).edits(lines);
}

/**
 * The removal of many lines in parts, one part a fix: when all parts are applied, blank lines come out single too, and
 * no two parts touch the same line. Linear in the seed for all parts together.
 */
export class Removal {
  /** The blank line right below a line, or somewhere above it, that goes together with it. */
  readonly #below = new Map<number, number>();
  readonly #above = new Map<number, number>();
  /** Further blank lines behind a line that go when the next removed line belongs to the same part. */
  readonly #between = new Map<number, { readonly next: number; readonly from: number; readonly to: number }>();

  /** `lines` are all that any part takes out: 0-based, sorted, not blank. */
  constructor(
    readonly seed: SeedText,
    lines: readonly number[],
  ) {
    const all = new Set(lines);
    const gaps = new Gaps(seed, (line) => all.has(line));
    let done = -1;
    for (const line of lines) {
      if (line < done) continue;
      const gap = gaps.around(line);
      done = gap.below;
      this.#settle(gaps, gap);
    }
  }

  #settle(gaps: Gaps, gap: Gap): void {
    const last = this.seed.lines.count - 1;
    const open = gap.above < gaps.first || gap.below > last;
    const underFrontMatter = gap.above < gaps.first && gap.below <= last && this.seed.frontMatter !== undefined;
    let kept = false;
    for (const { from, to, before, after } of gaps.blankRuns(gap)) {
      if (to === last || (from === gaps.first && !this.seed.frontMatter)) continue;
      if (before !== undefined && after !== undefined) this.#between.set(before, { next: after, from: from + 1, to });
      if (!kept && (!open || (underFrontMatter && from === gaps.first))) kept = true;
      else if (before !== undefined) this.#below.set(before, from);
      else if (after !== undefined) this.#above.set(after, from);
    }
  }

  /** The edits of one part. */
  edits(part: readonly number[]): Edit[] {
    const own = new Set(part);
    const gone = new Set(part);
    for (const line of part) {
      for (const blank of [this.#below.get(line), this.#above.get(line)]) if (blank !== undefined) gone.add(blank);
      const between = this.#between.get(line);
      if (between && own.has(between.next)) for (let at = between.from; at <= between.to; at++) gone.add(at);
    }
    return joined(this.seed, [...gone].sort((a, b) => a - b));
  }
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
