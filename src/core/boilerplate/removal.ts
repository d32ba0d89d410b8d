import type { Edit } from '../rule';
import type { SeedText } from '../text/seed-text';

const NONE: ReadonlySet<number> = new Set();

/**
 * The edits that take whole lines out of a seed, each with its line break and the blank line it would leave doubled
 * or at the text's end; nothing else changes. `lines` are 0-based, sorted, and not blank. `others` are lines that
 * sibling fixes take out too: with them gone, the blank lines around must still come out single.
 */
export function removeLines(seed: SeedText, lines: readonly number[], others: ReadonlySet<number> = NONE): Edit[] {
  const isBlank = (line: number): boolean => seed.text.slice(seed.lines.start(line), seed.lines.end(line)).trim() === '';
  const first = seed.frontMatter?.endLine ?? 0;
  const gone = new Set<number>();
  for (const run of runsOf(lines, isBlank)) {
    for (let line = run.from; line <= run.to; line++) gone.add(line);
    let above = run.from - 1;
    while (above >= first && others.has(above)) above--;
    const blankAbove = above >= first && isBlank(above);
    let below = run.to + 1;
    while (below < seed.lines.count && isBlank(below)) below++;
    if (below < seed.lines.count) {
      if (below > run.to + 1 && (blankAbove || above < first)) gone.add(run.to + 1);
    } else if (blankAbove) {
      let top = above;
      while (top > first && isBlank(top - 1)) top--;
      gone.add(top);
    }
  }
  return joined(seed, [...gone].sort((a, b) => a - b));
}

/** Runs of lines with nothing but blank lines between them. */
function runsOf(lines: readonly number[], isBlank: (line: number) => boolean): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    let next = last ? last.to + 1 : line;
    while (next < line && isBlank(next)) next++;
    if (last && next === line) last.to = line;
    else runs.push({ from: line, to: line });
  }
  return runs;
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
