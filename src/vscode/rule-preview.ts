import * as vscode from 'vscode';
import type { StripEntry } from '../core/boilerplate/user-rules';
import type { RuleTrial } from '../host/protocol';
import type { Features } from './features';

/** Tries rules on every seed under a root; the user sees that it runs and can stop it. `near` is any file of the folder. */
export async function tryRulesWithProgress({ host, folders }: Features, near: vscode.Uri, root: string, rules: readonly Omit<StripEntry, 'line'>[]): Promise<readonly RuleTrial[]> {
  const folder = folders.of(near)?.uri;
  if (folder === undefined) return [];
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: 'Winnow looks for such lines in all seeds', cancellable: true }, (_, token) =>
    host.request('tryRules', { folder, root, rules }, token),
  );
}

/** Shows the lines that a rule takes in the editor's peek view, at a place of an open editor. */
export async function peekTrial(uri: vscode.Uri, position: vscode.Position, { places }: RuleTrial): Promise<void> {
  const locations = places.map((place) => new vscode.Location(vscode.Uri.parse(place.uri, true), new vscode.Range(place.line, 0, place.line, Number.MAX_SAFE_INTEGER)));
  await vscode.commands.executeCommand('editor.action.peekLocations', uri, position, locations, 'peek');
}
