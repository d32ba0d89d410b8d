import * as vscode from 'vscode';
import { CLASS_NAMES, isBoilerplateClass } from '../../core/boilerplate/classes';
import { removeLines } from '../../core/boilerplate/removal';
import type { Finding } from '../../core/rule';
import { SeedText } from '../../core/text/seed-text';
import { CONFIG_NAME } from '../config-file';
import { rangeOf } from '../ranges';
import { workspaceEdit } from '../workspace-edit';

/** A code action whose edit is found when the menu's row is chosen. */
export class LineAction extends vscode.CodeAction {
  constructor(
    title: string,
    readonly document: vscode.TextDocument,
    readonly lines: readonly number[],
  ) {
    super(title, vscode.CodeActionKind.QuickFix);
  }

  /** Fills in the removal of the lines. */
  resolve(): this {
    const seed = new SeedText(this.document.getText());
    this.edit = workspaceEdit(this.document, removeLines(seed, this.lines));
    return this;
  }
}

/** What a menu offers for one finding besides its own fixes. `range` is the cursor or selection. */
export function furtherActions(document: vscode.TextDocument, finding: Finding, findings: readonly Finding[], range: vscode.Range): vscode.CodeAction[] {
  if (finding.rule === 'duplicate-passage') return duplicateActions(document, finding);
  return finding.rule === 'boilerplate' ? boilerplateActions(document, finding, findings, range) : [];
}

function duplicateActions(document: vscode.TextDocument, finding: Finding): vscode.CodeAction[] {
  const place = [document.uri, document.positionAt(finding.span.start)];
  const [first, ...more] = finding.related;
  const actions = [command('Show copies of this passage', 'winnow.showCopies', place)];
  actions.push(command(more.length > 0 ? 'Compare with a copy…' : 'Compare with copy', 'winnow.compareWithCopy', place));
  if (first && first.uri !== document.uri.toString()) {
    const there = vscode.Uri.parse(first.uri, true);
    const name = there.path.slice(there.path.lastIndexOf('/') + 1);
    actions.push(command(`Remove this passage here (it stays in ${name})`, 'winnow.removeHere', place));
    actions.push(command(`Open ${name}, line ${first.startLine + 1}`, 'vscode.open', [there, { selection: new vscode.Range(first.startLine, 0, first.startLine, 0) }]));
  }
  actions.push(command(`Ignore ${more.length > 0 ? 'pairs of this passage…' : 'this pair'} (writes ${CONFIG_NAME})`, 'winnow.ignorePair', place));
  return actions;
}

function boilerplateActions(document: vscode.TextDocument, finding: Finding, findings: readonly Finding[], range: vscode.Range): vscode.CodeAction[] {
  const run = linesOf(document, finding);
  const touched = run.filter((line) => range.start.line <= line && line <= range.end.line);
  const all = findings.filter(({ rule }) => rule === 'boilerplate').flatMap((one) => linesOf(document, one));
  const category = finding.category ?? '';
  const name = isBoilerplateClass(category) ? CLASS_NAMES[category] : category;
  const actions: vscode.CodeAction[] = [];
  if (touched.length > 0 && touched.length < run.length) {
    actions.push(new LineAction(touched.length === 1 ? `Strip this line (${name})` : `Strip these lines (${touched.length} lines, ${name})`, document, touched));
  }
  if (all.length > run.length) actions.push(new LineAction(`Strip all boilerplate in this seed (${all.length} lines)`, document, all));
  const kept = touched.length > 0 ? touched : run;
  actions.push(command(`Keep: part of the article (${counted(kept.length)}; writes ${CONFIG_NAME})`, 'winnow.keepLines', [document.uri, kept]));
  if (kept.length < run.length) actions.push(command(`Keep this block: part of the article (${counted(run.length)}; writes ${CONFIG_NAME})`, 'winnow.keepLines', [document.uri, run]));
  const [line] = kept;
  if (line !== undefined) actions.push(command(`Always strip lines like this… (writes ${CONFIG_NAME})`, 'winnow.alwaysStrip', [document.uri, line, category]));
  return actions;
}

/** The lines with text in a finding's span. */
function linesOf(document: vscode.TextDocument, { span }: Finding): number[] {
  const { start, end } = rangeOf(document, span);
  const lines: number[] = [];
  for (let line = start.line; line <= end.line; line++) if (!document.lineAt(line).isEmptyOrWhitespace) lines.push(line);
  return lines;
}

function command(title: string, id: string, args: unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: id, title, arguments: args };
  return action;
}

function counted(lines: number): string {
  return lines === 1 ? '1 line' : `${lines} lines`;
}
