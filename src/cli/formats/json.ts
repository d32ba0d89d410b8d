import type { Checked } from '../checked';
import { displayPath } from '../workspace';

/** Findings as JSON: offsets are UTF-16, lines and columns 0-based as in an editor. */
export function printJson(checked: readonly Checked[]): string {
  const seeds = checked.map(({ uri, seed, words, duplicateShare, findings }) => ({
    path: displayPath(uri),
    words,
    duplicateShare,
    findings: findings.map((finding) => ({
      ...finding,
      range: seed.lines.range(finding.span),
      related: finding.related.map(({ uri: other, ...rest }) => ({ path: displayPath(other), ...rest })),
    })),
  }));
  return `${JSON.stringify({ version: 1, seeds }, null, 2)}\n`;
}
