import * as vscode from 'vscode';
import type { Finding, Related, Severity } from '../../core/rule';
import type { Features } from '../features';
import { rangeOf } from '../ranges';
import { severityOf } from '../settings';

/** VS Code silently drops markers past 1,000 a file: the last one says instead how many are not shown. */
const MOST = 999;
/** Related places shown under one finding. */
const MOST_RELATED = 50;

const SEVERITIES: Readonly<Record<Exclude<Severity, 'off'>, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Findings of open seeds in the Problems list and as squiggles, each with the places it speaks of. */
export function registerDiagnostics({ tracker }: Features): vscode.Disposable {
  const ofRules = vscode.languages.createDiagnosticCollection('winnow');
  const ofNames = vscode.languages.createDiagnosticCollection('winnow-names');
  return vscode.Disposable.from(
    ofRules,
    ofNames,
    tracker.onDidCheck(({ document, checked }) => ofRules.set(document.uri, diagnosticsOf(document, checked.findings))),
    tracker.onDidAnalyse(({ document, names }) => ofNames.set(document.uri, diagnosticsOf(document, names.findings))),
    tracker.onDidClose(({ uri }) => {
      ofRules.delete(uri);
      ofNames.delete(uri);
    }),
  );
}

function diagnosticsOf(document: vscode.TextDocument, findings: readonly Finding[]): vscode.Diagnostic[] {
  const shown: vscode.Diagnostic[] = [];
  const severities = new Map<string, Severity>();
  for (const finding of findings) {
    const severity = severities.get(finding.rule) ?? severityOf(finding.rule, document.uri);
    severities.set(finding.rule, severity);
    if (severity === 'off') continue;
    if (shown.length === MOST) {
      shown.push(andMore(document, findings.length - MOST));
      break;
    }
    shown.push(diagnosticOf(document, finding, SEVERITIES[severity]));
  }
  return shown;
}

function diagnosticOf(document: vscode.TextDocument, finding: Finding, severity: vscode.DiagnosticSeverity): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(document, finding.span), finding.message, severity);
  diagnostic.source = 'winnow';
  diagnostic.code = finding.rule;
  diagnostic.relatedInformation = finding.related.slice(0, MOST_RELATED).map((related) => informationOf(document, related));
  if (finding.rule === 'blank-lines') diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

function informationOf(document: vscode.TextDocument, related: Related): vscode.DiagnosticRelatedInformation {
  return new vscode.DiagnosticRelatedInformation(locationOf(document, related), related.message);
}

/** Where a related place is: exact when it stands in the document itself, else its lines. */
export function locationOf(document: vscode.TextDocument, related: Related): vscode.Location {
  const uri = vscode.Uri.parse(related.uri, true);
  if (related.span && related.uri === document.uri.toString()) return new vscode.Location(uri, rangeOf(document, related.span));
  return new vscode.Location(uri, new vscode.Range(related.startLine, 0, related.endLine, Number.MAX_SAFE_INTEGER));
}

function andMore(document: vscode.TextDocument, count: number): vscode.Diagnostic {
  const end = document.positionAt(Number.MAX_SAFE_INTEGER);
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(end, end),
    `${count} more findings are not listed here; \`winnow check\` prints them all.`,
    vscode.DiagnosticSeverity.Information,
  );
  diagnostic.source = 'winnow';
  return diagnostic;
}
