import * as vscode from 'vscode';
import type { CorpusOptions } from '../core/corpus-types';
import { type Caution, DEFAULT_OPTIONS, type Severity } from '../core/rule';
import { RULE_IDS } from '../core/rule-ids';
import { DEFAULT_GLOBS } from '../core/seeds-root';

const section = (scope: vscode.ConfigurationScope | undefined): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('winnow', scope);

/** `winnow.severity.<rule>`; a value that is none of the five counts as the default. */
export function severityOf(rule: string, scope: vscode.ConfigurationScope | undefined): Severity {
  return section(scope).get<Severity>(`severity.${rule}`, 'warning');
}

/** `winnow.seeds`: globs relative to the workspace folder. */
export function seedGlobs(scope: vscode.ConfigurationScope): readonly string[] {
  const globs = section(scope).get<readonly string[]>('seeds', DEFAULT_GLOBS);
  return Array.isArray(globs) && globs.length > 0 ? globs.filter((glob) => typeof glob === 'string') : DEFAULT_GLOBS;
}

/** What the settings of a folder mean for its corpus. */
export function corpusOptions(folder: vscode.WorkspaceFolder | undefined): CorpusOptions {
  const settings = section(folder);
  return {
    minimumWords: settings.get<number>('duplicates.minimumWords', DEFAULT_OPTIONS.minimumWords),
    flag: settings.get<Caution>('boilerplate.flag', DEFAULT_OPTIONS.flag),
    safe: settings.get<Caution>('boilerplate.safe', DEFAULT_OPTIONS.safe),
    entities: settings.get<boolean>('entities.enabled', true),
    off: RULE_IDS.filter((rule) => severityOf(rule, folder) === 'off'),
  };
}

/** `winnow.index.*` of a folder. */
export function indexSettings(folder: vscode.WorkspaceFolder): { readonly enabled: boolean; readonly maxLines: number } {
  const settings = section(folder);
  return { enabled: settings.get<boolean>('index.enabled', true), maxLines: settings.get<number>('index.maxLines', 2000) };
}
