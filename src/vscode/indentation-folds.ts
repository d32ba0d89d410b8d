/** Lines that fold together: 0-based, both inclusive; `start` stays visible. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** A tab counts up to the next multiple of this. */
const TAB = 4;

/**
 * The ranges that indentation alone gives: a line and what is indented deeper below it, with the blank lines behind. An editor
 * stops folding by indentation where a provider answers, so the provider must add these.
 */
export function indentationFolds(lines: readonly string[]): LineRange[] {
  const ranges: LineRange[] = [];
  const open: { indent: number; end: number }[] = [{ indent: -1, end: lines.length }];
  for (let line = lines.length - 1; line >= 0; line--) {
    const indent = indentOf(lines[line] ?? '');
    if (indent < 0) continue;
    let below = open.at(-1);
    if (below && below.indent > indent) {
      while (below && below.indent > indent) {
        open.pop();
        below = open.at(-1);
      }
      const end = (below?.end ?? lines.length) - 1;
      if (end > line) ranges.push({ start: line, end });
    }
    if (below?.indent === indent) below.end = line;
    else open.push({ indent, end: line });
  }
  return ranges.reverse();
}

/** Columns before the first visible character; -1 for a blank line. */
function indentOf(line: string): number {
  let column = 0;
  for (const char of line) {
    if (char === ' ') column++;
    else if (char === '\t') column += TAB - (column % TAB);
    else return /\s/.test(char) ? -1 : column;
  }
  return -1;
}
