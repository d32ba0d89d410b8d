import * as vscode from 'vscode';
import type { CorpusOptions } from '../core/corpus-types';
import { type Caution, DEFAULT_OPTIONS, type Severity } from '../core/rule';
import { RULE_IDS } from '../core/rule-ids';
import { DEFAULT_GLOBS } from '../core/seeds-root';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint', 'off'];
const CAUTIONS: readonly Caution[] = ['careful', 'balanced', 'thorough'];

const section = (scope: vscode.ConfigurationScope | undefined): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('winnow', scope);

/** `winnow.severity.<rule>`; a value that is none of the five counts as the default. */
export function severityOf(rule: string, scope: vscode.ConfigurationScope | undefined): Severity {
  const settings = section(scope);
  const name = `severity.${rule}`;
  return oneOf(SEVERITIES, settings.get<unknown>(name)) ?? oneOf(SEVERITIES, settings.inspect(name)?.defaultValue) ?? 'warning';
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
    minimumWords: atLeast(8, settings.get<unknown>('duplicates.minimumWords'), DEFAULT_OPTIONS.minimumWords),
    flag: oneOf(CAUTIONS, settings.get<unknown>('boilerplate.flag')) ?? DEFAULT_OPTIONS.flag,
    safe: oneOf(CAUTIONS, settings.get<unknown>('boilerplate.safe')) ?? DEFAULT_OPTIONS.safe,
    entities: settings.get<boolean>('entities.enabled', true),
    off: RULE_IDS.filter((rule) => severityOf(rule, folder) === 'off'),
  };
}

/** `winnow.index.*` of a folder. */
export function indexSettings(folder: vscode.WorkspaceFolder): { readonly enabled: boolean; readonly maxLines: number } {
  const settings = section(folder);
  return { enabled: settings.get<boolean>('index.enabled', true), maxLines: atLeast(100, settings.get<unknown>('index.maxLines'), 2000) };
}

/** The settings file may hold anything: what is not among `allowed` counts as not set. */
function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((one) => one === value);
}

function atLeast(minimum: number, value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(minimum, Math.trunc(value)) : otherwise;
}
