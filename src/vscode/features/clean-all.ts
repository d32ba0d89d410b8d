import * as vscode from 'vscode';
import type { CleanPlan, Overview } from '../../core/corpus-types';
import { CLEANING_RULES, type RuleId } from '../../core/rule-ids';
import { RULE_TITLES } from '../../core/rule-titles';
import { Lines } from '../../core/text/lines';
import { Cancelled } from '../../host/client';
import type { Features } from '../features';
import { messageOf } from '../log';
import { CleanJournal } from '../clean-journal';

/** *Clean All Seeds…*: choose what, preview every file, one *Undo Clean* brings all back. */
export function registerCleanAll(features: Features): vscode.Disposable {
  const journal = new CleanJournal(features);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('winnow.cleanAll', () => reported(() => cleanAll(features, journal))),
    vscode.commands.registerCommand('winnow.undoClean', () => reported(() => journal.undo())),
  );
}

async function reported(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Cancelled)) void vscode.window.showErrorMessage(`Winnow: ${messageOf(error)}`);
  }
}

async function cleanAll(features: Features, journal: CleanJournal): Promise<void> {
  const { host, folders } = features;
  const overviews = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: 'Winnow looks through all seeds', cancellable: true }, (_, token) =>
    Promise.all(folders.all.map(async ({ uri }) => ({ folder: uri, overview: await host.request('overview', { folder: uri }, token) }))),
  );
  const rules = await chooseRules(overviews.map(({ overview }) => overview));
  if (!rules || rules.length === 0) return;
  const plans: CleanPlan[] = [];
  for (const { folder, overview } of overviews) {
    const uris = overview.seeds.filter(({ findings }) => rules.some((rule) => (findings[rule] ?? 0) > 0)).map(({ uri }) => uri);
    plans.push(...(await host.request('plan', { folder, uris, rules })).filter(({ edits }) => edits.length > 0));
  }
  if (plans.length === 0) {
    void vscode.window.showInformationMessage('Winnow found nothing that can be removed safely. What remains is shown in each seed.');
    return;
  }
  const entry = await journal.prepare(plans.map(({ uri }) => vscode.Uri.parse(uri, true)));
  if (await vscode.workspace.applyEdit(previewed(plans), { isRefactoring: true })) await journal.commit(entry);
}

async function chooseRules(overviews: readonly Overview[]): Promise<RuleId[] | undefined> {
  const items = CLEANING_RULES.map((rule) => {
    const counts = overviews.flatMap(({ seeds }) => seeds.map(({ findings }) => findings[rule] ?? 0)).filter((count) => count > 0);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return { label: RULE_TITLES[rule], description: `${total} in ${counts.length} seeds`, picked: total > 0, rule, total };
  }).filter(({ total }) => total > 0);
  if (items.length === 0) {
    void vscode.window.showInformationMessage('All seeds are clean.');
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, { canPickMany: true, title: 'Clean All Seeds', placeHolder: 'What should be removed? Every file is shown before anything changes.' });
  return chosen?.map(({ rule }) => rule);
}

/** One edit over all files that the editor shows in its refactor preview, an entry a file, before it applies any. */
function previewed(plans: readonly CleanPlan[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const plan of plans) {
    const uri = vscode.Uri.parse(plan.uri, true);
    const lines = new Lines(plan.text);
    for (const { span, text } of plan.edits) {
      const { start, end } = lines.range(span);
      const count = end.line - start.line;
      edit.replace(uri, new vscode.Range(start.line, start.character, end.line, end.character), text, {
        needsConfirmation: true,
        label: `Clean: ${uri.path.slice(uri.path.lastIndexOf('/') + 1)}`,
        description: count > 1 ? `remove ${count} lines` : 'remove 1 line',
      });
    }
  }
  return edit;
}
