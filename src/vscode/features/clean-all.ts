import * as vscode from 'vscode';
import { CLASS_NAMES, BOILERPLATE_CLASSES, type BoilerplateClass } from '../../core/boilerplate/classes';
import type { CleanPlan, Overview } from '../../core/corpus-types';
import { CLEANING_RULES, type RuleId } from '../../core/rule-ids';
import { RULE_TITLES } from '../../core/rule-titles';
import { Cancelled } from '../../host/client';
import { CleanJournal } from '../clean-journal';
import { previewedEdit } from '../clean-preview';
import type { Features } from '../features';
import { messageOf } from '../log';
import { plainLabel } from '../plain-label';

/** *Clean All Seeds…* and *Strip Boilerplate in All Seeds…*: choose what, preview every file, one *Undo Clean* brings all back. */
export function registerCleanAll(features: Features): vscode.Disposable {
  const journal = new CleanJournal(features);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('winnow.cleanAll', () => reported(() => cleanAll(features, journal))),
    vscode.commands.registerCommand('winnow.stripAll', () => reported(() => stripAll(features, journal))),
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

/** The seeds of one folder, counted. */
interface Folder {
  readonly folder: string;
  readonly overview: Overview;
}

type Seed = Overview['seeds'][number];

async function cleanAll(features: Features, journal: CleanJournal): Promise<void> {
  const folders = await overviews(features);
  const rules = await chooseRules(folders);
  if (!rules || rules.length === 0) return;
  const plans = await plansFor(features, folders, rules, (seed) => rules.some((rule) => (seed.findings[rule] ?? 0) > 0));
  await apply(features, journal, plans, 'Clean');
}

async function stripAll(features: Features, journal: CleanJournal): Promise<void> {
  const folders = await overviews(features);
  const classes = await chooseClasses(folders);
  if (!classes || classes.length === 0) return;
  const plans = await plansFor(features, folders, ['boilerplate'], (seed) => classes.some((name) => (seed.strippable[name] ?? 0) > 0), classes);
  const chosen = await choosePlans(plans);
  if (chosen) await apply(features, journal, chosen, 'Strip boilerplate');
}

function overviews({ host, folders }: Features): Promise<readonly Folder[]> {
  return withProgress('Winnow looks through all seeds', (token) =>
    Promise.all(folders.all.map(async ({ uri }) => ({ folder: uri, overview: await host.request('overview', { folder: uri }, token) }))),
  );
}

function plansFor({ host }: Features, folders: readonly Folder[], rules: readonly RuleId[], wanted: (seed: Seed) => boolean, classes?: readonly string[]): Promise<CleanPlan[]> {
  return withProgress('Winnow prepares the changes', async (token) => {
    const plans: CleanPlan[] = [];
    for (const { folder, overview } of folders) {
      const uris = overview.seeds.filter(wanted).map(({ uri }) => uri);
      plans.push(...(await host.request('plan', { folder, uris, rules, ...(classes ? { classes } : {}) }, token)).filter(({ edits }) => edits.length > 0));
    }
    return plans;
  });
}

function withProgress<T>(title: string, work: (token: vscode.CancellationToken) => Promise<T>): Promise<T> {
  return Promise.resolve(vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (_, token) => work(token)));
}

async function apply({ cleaning }: Features, journal: CleanJournal, plans: readonly CleanPlan[], label: string): Promise<void> {
  if (plans.length === 0) {
    void vscode.window.showInformationMessage('Winnow found nothing that can be removed safely. What remains is shown in each seed.');
    return;
  }
  const entry = await journal.prepare(plans);
  const follow = await cleaning.prepare(plans);
  await vscode.workspace.applyEdit(previewedEdit(plans, label), { isRefactoring: true });
  const changed = await journal.commit(entry, follow);
  if (changed === 0) return;
  const undo = 'Undo Clean';
  void vscode.window.showInformationMessage(`Winnow cleaned ${counted(changed, 'seed')}.`, undo).then((chosen) => {
    if (chosen === undo) void vscode.commands.executeCommand('winnow.undoClean');
  });
}

async function chooseRules(folders: readonly Folder[]): Promise<RuleId[] | undefined> {
  const items = CLEANING_RULES.map((rule) => ({ label: RULE_TITLES[rule], rule, picked: true, ...tally(folders, ({ findings }) => findings[rule] ?? 0) })).filter(({ total }) => total > 0);
  if (items.length === 0) {
    void vscode.window.showInformationMessage('All seeds are clean.');
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, { canPickMany: true, title: 'Clean All Seeds', placeHolder: 'What should be removed? Every file is shown before anything changes.' });
  return chosen?.map(({ rule }) => rule);
}

async function chooseClasses(folders: readonly Folder[]): Promise<BoilerplateClass[] | undefined> {
  const items = BOILERPLATE_CLASSES.map((name) => ({ label: CLASS_NAMES[name], name, picked: true, ...tally(folders, ({ strippable }) => strippable[name] ?? 0) })).filter(({ total }) => total > 0);
  if (items.length === 0) {
    void vscode.window.showInformationMessage('No seed has boilerplate that is certain enough to go unasked. What is only likely is shown in each seed.');
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, { canPickMany: true, title: 'Strip Boilerplate in All Seeds (1/2)', placeHolder: 'Which kinds? Only what is certain goes; every file is shown before anything changes.' });
  return chosen?.map(({ name }) => name);
}

async function choosePlans(plans: readonly CleanPlan[]): Promise<readonly CleanPlan[] | undefined> {
  if (plans.length < 2) return plans;
  const items = plans.map((plan) => ({ label: plainLabel(vscode.workspace.asRelativePath(vscode.Uri.parse(plan.uri, true))), description: counted(linesOf(plan), 'line'), picked: true, plan }));
  const chosen = await vscode.window.showQuickPick(items, { canPickMany: true, title: 'Strip Boilerplate in All Seeds (2/2)', placeHolder: 'In which seeds? The next step shows what goes.' });
  return chosen && chosen.length > 0 ? chosen.map(({ plan }) => plan) : undefined;
}

function linesOf({ text, edits }: CleanPlan): number {
  return edits.reduce((sum, { span }) => sum + text.slice(span.start, span.end).split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length, 0);
}

function tally(folders: readonly Folder[], count: (seed: Seed) => number): { readonly total: number; readonly description: string } {
  const counts = folders.flatMap(({ overview }) => overview.seeds.map(count)).filter((one) => one > 0);
  const total = counts.reduce((sum, one) => sum + one, 0);
  return { total, description: `${total} in ${counted(counts.length, 'seed')}` };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
