import * as vscode from 'vscode';
import type { CleanPlan } from '../../core/corpus-types';
import { CLEANING_RULES, type RuleId } from '../../core/rule-ids';
import { RULE_TITLES } from '../../core/rule-titles';
import { Cancelled } from '../../host/client';
import type { Features } from '../features';
import { messageOf } from '../log';
import { revealCursor, workspaceEdit } from '../workspace-edit';
import { registerCleanAll } from './clean-all';

/** *Strip Boilerplate*, *Remove Duplicate Passages* and *Clean This Seed*: the safe fixes of the active seed, one undo step each. */
export function registerClean(features: Features): vscode.Disposable {
  const command = (id: string, rules: readonly RuleId[]): vscode.Disposable =>
    vscode.commands.registerCommand(`winnow.${id}`, () => cleanActive(features, rules));
  return vscode.Disposable.from(
    command('stripBoilerplate', ['boilerplate']),
    command('removeDuplicates', ['duplicate-passage']),
    command('cleanSeed', CLEANING_RULES),
    registerCleanAll(features),
  );
}

async function cleanActive(features: Features, rules: readonly RuleId[]): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || features.tracker.folderOf(document) === undefined) {
    void vscode.window.showInformationMessage('Open a seed first: a text file that the setting winnow.seeds names.');
    return;
  }
  try {
    const plan = await planFor(features, document, rules);
    if (!plan) return;
    if (plan.edits.length === 0) void vscode.window.setStatusBarMessage('Winnow: nothing to clean in this seed', 4000);
    else if (await vscode.workspace.applyEdit(workspaceEdit(document, plan.edits))) {
      revealCursor();
      void vscode.window.setStatusBarMessage(`Winnow removed ${settledWords(plan.settled)}`, 6000);
    }
  } catch (error) {
    if (!(error instanceof Cancelled)) void vscode.window.showErrorMessage(`Winnow could not clean this seed: ${messageOf(error)}`);
  }
}

/** The safe fixes of a document as it is now; undefined when it changed meanwhile or is no seed. */
export async function planFor(
  { host, tracker }: Features,
  document: vscode.TextDocument,
  rules: readonly RuleId[],
  token?: vscode.CancellationToken,
): Promise<CleanPlan | undefined> {
  const folder = tracker.folderOf(document);
  if (folder === undefined) return undefined;
  const [plan] = await host.request('plan', { folder, uris: [document.uri.toString()], rules }, token);
  return plan?.text === document.getText() ? plan : undefined;
}

/** "2 duplicate passages, 1 boilerplate". */
export function settledWords(settled: Readonly<Record<string, number>>): string {
  return CLEANING_RULES.filter((rule) => (settled[rule] ?? 0) > 0)
    .map((rule) => `${RULE_TITLES[rule]} ×${settled[rule]}`)
    .join(', ');
}
