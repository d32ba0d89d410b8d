import { RULE_DOCS } from '../../core/rule-docs';
import type { Finding, Severity } from '../../core/rule';
import type { SeedText } from '../../core/text/seed-text';
import type { Span } from '../../core/text/span';
import type { Checked } from '../checked';
import { displayPath } from '../workspace';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note', off: 'none' };

/** Findings as SARIF 2.1.0 (OASIS), for code scanning services. Columns count UTF-16 units. */
export function printSarif(checked: readonly Checked[]): string {
  const rules = RULE_DOCS.map(({ id, docs }) => ({
    id,
    shortDescription: { text: docs.title },
    fullDescription: { text: docs.description },
    defaultConfiguration: { level: LEVELS[docs.severity] },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Winnow', rules } },
        columnKind: 'utf16CodeUnits',
        results: checked.flatMap(({ uri, seed, findings }) => findings.map((finding) => resultOf(uri, seed, finding))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf(uri: string, seed: SeedText, finding: Finding): object {
  const artifactLocation = { uri: relativeUri(uri) };
  return {
    ruleId: finding.rule,
    level: LEVELS[RULE_DOCS.find(({ id }) => id === finding.rule)?.docs.severity ?? 'warning'],
    message: { text: `${finding.message}. ${finding.reason}` },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(seed, finding.span) } }],
    relatedLocations: finding.related.map((related, id) => ({
      id,
      message: { text: related.message },
      physicalLocation: { artifactLocation: { uri: relativeUri(related.uri) }, region: { startLine: related.startLine + 1, endLine: related.endLine + 1 } },
    })),
    fixes: finding.fixes.map((fix) => ({
      description: { text: fix.title },
      artifactChanges: [
        { artifactLocation, replacements: fix.edits.map(({ span, text }) => ({ deletedRegion: regionOf(seed, span), insertedContent: { text } })) },
      ],
    })),
  };
}

function regionOf(seed: SeedText, span: Span): object {
  const { start, end } = seed.lines.range(span);
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

function relativeUri(uri: string): string {
  return displayPath(uri).split(/[\\/]/).map(encodeURIComponent).join('/');
}
