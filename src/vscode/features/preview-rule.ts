import * as vscode from 'vscode';
import type { StripEntry } from '../../core/boilerplate/user-rules';
import { parseConfig } from '../../core/config/winnow-yaml';
import { Cancelled } from '../../host/client';
import type { Features } from '../features';
import { messageOf } from '../log';
import { peekTrial, tryRulesWithProgress } from '../rule-preview';

const CONFIGS: vscode.DocumentSelector = { pattern: '**/winnow.yaml' };

/** *Preview rule* over each rule of winnow.yaml: how many lines in how many seeds it takes, and which. */
export function registerPreviewRule(features: Features): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const results = new Map<string, string>();
  const preview = async (uri: vscode.Uri, line: number): Promise<void> => {
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const entry = rulesOf(document).find((rule) => rule.line === line);
      if (!entry) return;
      const [trial] = await tryRulesWithProgress(features, uri, rootOf(uri), [entry]);
      if (!trial) return;
      const said = trial.problem ?? `took ${counted(trial.lines, 'line')} in ${counted(trial.seeds, 'seed')}`;
      results.set(keyOf(entry), said);
      changed.fire();
      void vscode.window.setStatusBarMessage(trial.problem === undefined ? `Winnow: this rule takes ${said.slice('took '.length)}` : `Winnow: this rule can't work: ${said}`, 8000);
      if (trial.places.length > 0) await peekTrial(uri, new vscode.Position(line, 0), trial);
    } catch (error) {
      if (!(error instanceof Cancelled)) void vscode.window.showErrorMessage(`Winnow: ${messageOf(error)}`);
    }
  };
  return vscode.Disposable.from(
    changed,
    vscode.commands.registerCommand('winnow.previewRule', preview),
    vscode.languages.registerCodeLensProvider(CONFIGS, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) =>
        (features.folders.of(document.uri) ? rulesOf(document) : []).map((entry) => {
          const said = results.get(keyOf(entry));
          const title = said === undefined ? 'Preview rule' : `Preview rule (${said})`;
          return new vscode.CodeLens(new vscode.Range(entry.line, 0, entry.line, 0), { title, command: 'winnow.previewRule', arguments: [document.uri, entry.line] });
        }),
    }),
    vscode.languages.registerCodeActionsProvider(CONFIGS, {
      provideCodeActions(document, range) {
        const entry = rulesOf(document).findLast(({ line }) => line <= range.start.line);
        if (!entry || !features.folders.of(document.uri)) return [];
        const action = new vscode.CodeAction('Preview rule', vscode.CodeActionKind.QuickFix);
        action.command = { command: 'winnow.previewRule', title: action.title, arguments: [document.uri, entry.line] };
        return [action];
      },
    }),
  );
}

function rulesOf(document: vscode.TextDocument): readonly StripEntry[] {
  return parseConfig(document.getText()).config.boilerplate.strip;
}

function rootOf(uri: vscode.Uri): string {
  const text = uri.toString();
  return text.slice(0, text.lastIndexOf('/'));
}

function keyOf({ phrase, pattern, heading, scope }: StripEntry): string {
  return JSON.stringify([phrase, pattern, heading, scope]);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
