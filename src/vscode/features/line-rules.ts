import * as vscode from 'vscode';
import { isBoilerplateClass } from '../../core/boilerplate/classes';
import type { StripEntry } from '../../core/boilerplate/user-rules';
import { addKeep, addRule, type ConfigEdit } from '../../core/config/winnow-yaml-edit';
import { Cancelled } from '../../host/client';
import type { RuleTrial } from '../../host/protocol';
import { changeConfig, CONFIG_NAME, configOf } from '../config-file';
import type { Features } from '../features';
import { messageOf } from '../log';
import { plainLabel } from '../plain-label';
import { proposals } from '../rule-proposals';
import { peekTrial, tryRulesWithProgress } from '../rule-preview';

/** *Keep: part of the article* and *Always strip lines like this…*. */
export function registerLineRules(features: Features): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('winnow.keepLines', (uri: vscode.Uri, lines: readonly number[]) => keepLines(features, uri, lines)),
    vscode.commands.registerCommand('winnow.alwaysStrip', async (uri: vscode.Uri, line: number, category: string) => {
      try {
        await alwaysStrip(features, uri, line, category);
      } catch (error) {
        if (!(error instanceof Cancelled)) void vscode.window.showErrorMessage(`Winnow: ${messageOf(error)}`);
      }
    }),
  );
}

async function keepLines(features: Features, uri: vscode.Uri, lines: readonly number[]): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const texts = lines.filter((line) => line < document.lineCount).map((line) => document.lineAt(line).text);
  const write = (text: string | undefined): ConfigEdit => {
    let result: ConfigEdit = { text: text ?? '' };
    for (const line of texts) {
      if ('problem' in result) break;
      result = addKeep(result.text === '' ? text : result.text, line);
    }
    return result;
  };
  await changeConfig(features, uri, write, `${texts.length === 1 ? 'this line is' : `${texts.length} lines are`} kept as part of the article, in ${CONFIG_NAME}.`);
}

async function alwaysStrip(features: Features, uri: vscode.Uri, line: number, category: string): Promise<void> {
  const config = configOf(features, uri);
  const document = await vscode.workspace.openTextDocument(uri);
  if (!config || line >= document.lineCount) return;
  const follows = line + 1 < document.lineCount && !document.lineAt(line + 1).isEmptyOrWhitespace;
  const choices = proposals(document.lineAt(line).text, isBoilerplateClass(category) ? category : 'other', follows);
  const trials = await tryRulesWithProgress(features, uri, config.root, choices.map(({ rule }) => rule));
  const rule = await choose(choices.map(({ label, rule: entry }, i) => ({ label, rule: entry, trial: trials[i] })), document, line);
  if (rule) await changeConfig(features, uri, (text) => addRule(text, rule), `such lines are always stripped, by a rule in ${CONFIG_NAME}.`);
}

interface Choice {
  readonly label: string;
  readonly rule: Omit<StripEntry, 'line'>;
  readonly trial: RuleTrial | undefined;
}

/** Lets the user choose a rule with what it would touch in view; the eye beside it peeks the lines. */
function choose(choices: readonly Choice[], document: vscode.TextDocument, line: number): Promise<Omit<StripEntry, 'line'> | undefined> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { choice: Choice }>();
  const eye: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('eye'), tooltip: 'Show these lines' };
  pick.title = 'Always Strip Lines Like This';
  pick.placeholder = `Which lines? The rule is written to ${CONFIG_NAME}; nothing is removed yet.`;
  pick.items = choices.map((choice) => ({ label: plainLabel(choice.label), description: describe(choice.trial), alwaysShow: true, buttons: [eye], choice }));
  return new Promise((resolve) => {
    pick.onDidTriggerItemButton(({ item }) => {
      pick.hide();
      if (item.choice.trial) void peekTrial(document.uri, new vscode.Position(line, 0), item.choice.trial);
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.choice.rule);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function describe(trial: RuleTrial | undefined): string {
  if (!trial) return '';
  return trial.problem ?? `would touch ${counted(trial.lines, 'line')} in ${counted(trial.seeds, 'seed')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
