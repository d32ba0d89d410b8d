import type { Finding, Rule } from '../rule';
import type { SeedText } from '../text/seed-text';

/** The rule that finds blank lines beyond one, and those before the first and behind the last line with text. */
export function blankLinesRule(): Rule {
  return {
    id: 'blank-lines',
    docs: {
      title: 'Blank lines',
      description: 'More than one blank line in a row, or blank lines at the start or the end.',
      severity: 'hint',
    },
    check(seed) {
      const findings: Finding[] = [];
      let previous: number | undefined;
      for (const { line } of seed.blocks) {
        const from = previous === undefined ? head(seed) : previous + 2;
        if (from < line) findings.push(finding(seed, from, line, previous === undefined ? 'at the start' : 'beyond one'));
        previous = line;
      }
      const tail = previous === undefined ? seed.lines.count : previous + 1;
      if (seed.lines.start(tail) < seed.text.length) findings.push(finding(seed, tail, seed.lines.count, 'at the end'));
      return findings;
    },
  };
}

/** The first line that should have text: one blank line may part front matter from the article. */
function head(seed: SeedText): number {
  return seed.frontMatter ? seed.frontMatter.endLine + 1 : 0;
}

/** A finding on the blank lines from `from` up to `to`, exclusive. */
function finding(seed: SeedText, from: number, to: number, where: string): Finding {
  const span = { start: seed.lines.start(from), end: seed.lines.start(to) };
  const visible = to === seed.lines.count && seed.lines.start(to - 1) === seed.text.length ? to - 1 - from : to - from;
  const count = visible === 1 ? 'One blank line' : `${visible} blank lines`;
  return {
    rule: 'blank-lines',
    span,
    message: `${count} ${where}`,
    reason: where === 'beyond one' ? 'One blank line is enough to part paragraphs' : `A seed has no blank lines ${where}`,
    related: [],
    fixes: [{ title: visible === 1 ? 'Remove the blank line' : `Remove ${visible} blank lines`, safe: true, edits: [{ span, text: '' }] }],
  };
}
