/** What differs in one file of the index. */
export interface IndexDifference {
  readonly path: string;
  /** Lines only in the file on disk, with 1-based line numbers in it. */
  readonly removed: readonly DifferentLine[];
  /** Lines only in the fresh index, with 1-based line numbers in that. */
  readonly added: readonly DifferentLine[];
}

export interface DifferentLine {
  readonly line: number;
  readonly text: string;
}

/**
 * Compares the blocks on disk with fresh ones, by path (an absent page counts as empty), and names the lines that differ.
 * Entries are sorted and stand on one line each, so a line is told by its text: linear in the size of the blocks. When only
 * the order or the number of equal lines differs, the first line that differs is named. Files are in the order of their paths
 * as given, old ones first.
 */
export function diffIndex(old: ReadonlyMap<string, string>, fresh: ReadonlyMap<string, string>): IndexDifference[] {
  const differences: IndexDifference[] = [];
  for (const path of new Set([...old.keys(), ...fresh.keys()])) {
    const before = old.get(path);
    const after = fresh.get(path);
    if (before === after) continue;
    differences.push({ path, ...compareLines(linesOf(before), linesOf(after)) });
  }
  return differences;
}

/** The differences as text for a terminal, at most `limit` lines a file: `- old` and `+ new` below the name of the file. */
export function formatDifferences(differences: readonly IndexDifference[], limit = 20): string {
  return differences
    .map(({ path, removed, added }) => {
      const lines = [...removed.map(({ line, text }) => ({ line, shown: `  - ${line}: ${text}` })), ...added.map(({ line, text }) => ({ line, shown: `  + ${line}: ${text}` }))];
      lines.sort((a, b) => a.line - b.line);
      const shown = lines.slice(0, limit).map((line) => line.shown);
      if (lines.length > limit) shown.push(`  … ${lines.length - limit} more lines`);
      return [`${path}:`, ...shown].join('\n');
    })
    .join('\n');
}

function linesOf(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.replaceAll('\r\n', '\n').split('\n');
}

function compareLines(before: readonly string[], after: readonly string[]): { readonly removed: DifferentLine[]; readonly added: DifferentLine[] } {
  const removed = missing(before, after);
  const added = missing(after, before);
  if (removed.length + added.length > 0) return { removed, added };
  const at = before.findIndex((line, i) => line !== after[i]);
  if (at < 0) return { removed, added };
  return { removed: [{ line: at + 1, text: before[at] ?? '' }], added: [{ line: at + 1, text: after[at] ?? '' }] };
}

/** Lines of `lines` that `others` has not, or not as often. */
function missing(lines: readonly string[], others: readonly string[]): DifferentLine[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  const found: DifferentLine[] = [];
  lines.forEach((text, i) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    else if (text !== '') found.push({ line: i + 1, text });
  });
  return found;
}
