import * as vscode from 'vscode';
import { CLEANING_RULES, type RuleId } from '../../core/rule-ids';
import { RULE_TITLES } from '../../core/rule-titles';
import type { Finding, Fix } from '../../core/rule';
import { overlaps } from '../../core/text/span';
import type { Features } from '../features';
import { spanOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';
import { REVEAL, workspaceEdit } from '../workspace-edit';
import { planFor } from './clean';
import { furtherActions, LineAction } from './finding-actions';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('winnow');
const ruleKind = (rule: RuleId): vscode.CodeActionKind => FIX_ALL.append(rule);

/** The fixes of findings under the cursor or selection, and fix-all on save when the user asks for it. */
export function registerCodeActions(features: Features): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: LANGUAGE },
    {
      async provideCodeActions(document, range, context, token) {
        const { only } = context;
        if (only && vscode.CodeActionKind.Source.contains(only)) return fixAll(features, document, only, token);
        if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
        const analysis = await features.tracker.fresh(document, token);
        const span = spanOf(document, range);
        const touched = (analysis?.findings ?? []).filter((finding) => touches(finding, span));
        return touched.flatMap((finding) => quickFixes(document, finding, context.diagnostics, furtherActions(document, finding, analysis?.findings ?? [], range)));
      },
      resolveCodeAction: (action) => (action instanceof LineAction ? action.resolve() : action),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL, ...CLEANING_RULES.map(ruleKind)] },
  );
}

function touches(finding: Finding, span: { start: number; end: number }): boolean {
  if (span.start === span.end) return finding.span.start <= span.start && span.start <= finding.span.end;
  return overlaps(finding.span, span);
}

function quickFixes(document: vscode.TextDocument, finding: Finding, diagnostics: readonly vscode.Diagnostic[], further: readonly vscode.CodeAction[]): vscode.CodeAction[] {
  const mine = diagnostics.filter(({ source, code, message }) => source === 'winnow' && code === finding.rule && message === finding.message);
  const actions = [...finding.fixes.map((fix, index) => fixAction(document, finding, fix, index)), ...further];
  for (const action of actions) {
    action.diagnostics = mine;
    action.command ??= REVEAL;
  }
  return actions;
}

/** A copy with words of its own is removed only after these were shown; every other fix is applied at once. */
function fixAction(document: vscode.TextDocument, finding: Finding, fix: Fix, index: number): vscode.CodeAction {
  const asks = finding.rule === 'duplicate-passage' && finding.category === 'near' && index === 0;
  const action = new vscode.CodeAction(asks ? `${fix.title}…` : fix.title, vscode.CodeActionKind.QuickFix);
  if (asks) action.command = { command: 'winnow.removeNearCopy', title: fix.title, arguments: [document.uri, document.version, finding, fix] };
  else action.edit = workspaceEdit(document, fix.edits);
  action.isPreferred = fix.safe && index === 0;
  return action;
}

async function fixAll(features: Features, document: vscode.TextDocument, only: vscode.CodeActionKind, token: vscode.CancellationToken): Promise<vscode.CodeAction[]> {
  const wanted: readonly (readonly [vscode.CodeActionKind, readonly RuleId[], string])[] = only.contains(FIX_ALL)
    ? [[FIX_ALL, CLEANING_RULES, 'Clean this seed']]
    : CLEANING_RULES.filter((rule) => only.contains(ruleKind(rule))).map((rule) => [ruleKind(rule), [rule], `Fix all: ${RULE_TITLES[rule]}`] as const);
  const actions: vscode.CodeAction[] = [];
  for (const [kind, rules, title] of wanted) {
    const plan = await planFor(features, document, rules, token);
    if (!plan || plan.edits.length === 0) continue;
    const action = new vscode.CodeAction(title, kind);
    action.edit = workspaceEdit(document, plan.edits);
    actions.push(action);
  }
  return actions;
}
