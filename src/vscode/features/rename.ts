import * as vscode from 'vscode';
import { isInQuotation, respelled } from '../../core/corpus-rename';
import type { NamePlace, NamePlaces } from '../../core/corpus-types';
import { editorRange, type EntityHere, entityAt, unlessCancelled } from '../entity-places';
import type { Features } from '../features';
import { rangeOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';

interface Change extends NamePlace {
  readonly uri: string;
  readonly to: string;
}

interface Choice extends vscode.QuickPickItem {
  readonly changes: readonly Change[];
}

/** Edits in a preview. One in a quotation opens it by itself, with that edit not yet ticked. */
const HERE: vscode.WorkspaceEditEntryMetadata = { needsConfirmation: false, label: 'Names in this seed' };
const ELSEWHERE: vscode.WorkspaceEditEntryMetadata = { needsConfirmation: false, label: 'Names in other seeds' };
const QUOTED: vscode.WorkspaceEditEntryMetadata = { needsConfirmation: true, label: 'Names in quotations', description: 'a source’s spelling is evidence' };

/** *Rename* respells one spelling of an entity or all of them, in the seed or in all seeds: one edit, one undo. */
export function registerRename(features: Features): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerRenameProvider(
      { language: LANGUAGE },
      {
        async prepareRename(document, position, token) {
          const entity = await entityAt(features, document, position, token);
          if (!entity) throw new Error('Only names of people, places, organisations and the like can be renamed.');
          return { range: rangeOf(document, entity.span), placeholder: entity.spelling };
        },
        async provideRenameEdits(document, position, newName, token) {
          const entity = await entityAt(features, document, position, token);
          const to = newName.trim().replace(/\s+/g, ' ');
          if (!entity || to === '') throw new Error('A name needs at least one letter.');
          return renameEdit(features, document, entity, to, token);
        },
      },
    ),
    vscode.commands.registerCommand('winnow.unifySpelling', async (uri: unknown, id: unknown, from: unknown, to: unknown) => {
      if (!(uri instanceof vscode.Uri) || typeof id !== 'string' || typeof from !== 'string' || typeof to !== 'string') return;
      const document = await vscode.workspace.openTextDocument(uri);
      const folder = features.tracker.folderOf(document);
      if (folder === undefined) return;
      const places = await features.host.request('names', { folder, id });
      const edit = await editOf(document, changesOf(places, from, to, 'all'));
      if (edit.size > 0) await vscode.workspace.applyEdit(edit, { isRefactoring: true });
    }),
  );
}

async function renameEdit(features: Features, document: vscode.TextDocument, entity: EntityHere, to: string, token: vscode.CancellationToken): Promise<vscode.WorkspaceEdit | undefined> {
  const places = await unlessCancelled(features.host.request('names', { folder: entity.folder, id: entity.id }, token));
  if (!places) return undefined;
  const choices = choicesOf(places, document.uri.toString(), entity, to);
  const chosen = choices.length <= 1 ? choices[0] : await vscode.window.showQuickPick(choices, { title: `Rename to ${to}`, placeHolder: 'What should be respelled?' });
  return editOf(document, chosen?.changes ?? []);
}

/** What can be meant, each with other edits than the one before. */
function choicesOf(places: readonly NamePlaces[], here: string, { spelling, name }: EntityHere, to: string): Choice[] {
  const inSeed = places.filter(({ uri }) => uri === here);
  const choice = (label: string, from: readonly NamePlaces[], which: 'one' | 'all'): Choice => {
    const changes = changesOf(from, spelling, to, which);
    const seeds = new Set(changes.map(({ uri }) => uri)).size;
    const spellings = [...new Set(changes.map((change) => change.spelling))].sort();
    return { label, description: `${changes.length}× in ${seeds === 1 ? '1 seed' : `${seeds} seeds`}`, ...(which === 'all' ? { detail: spellings.join(', ') } : {}), changes };
  };
  const all = [
    choice(`“${spelling}” in this seed`, inSeed, 'one'),
    choice(`“${spelling}” in all seeds`, places, 'one'),
    choice(`All spellings of ${name} in this seed`, inSeed, 'all'),
    choice(`All spellings of ${name} in all seeds`, places, 'all'),
  ];
  const seen = new Set<string>();
  return all.filter(({ changes }) => {
    const key = changes.map(({ uri, start }) => `${uri}:${start}`).join('\n');
    return changes.length > 0 && !seen.has(key) && seen.add(key);
  });
}

function changesOf(places: readonly NamePlaces[], from: string, to: string, which: 'one' | 'all'): Change[] {
  return places.flatMap(({ uri, names }) =>
    names.flatMap((place) => {
      const fresh = which === 'one' ? (place.spelling === from ? to : place.spelling) : respelled(place.spelling, from, to);
      return fresh === place.spelling ? [] : [{ ...place, uri, to: fresh }];
    }),
  );
}

/** The edits with what the preview says of them; the places are those of the texts as they are now. */
async function editOf(here: vscode.TextDocument, changes: readonly Change[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const byUri = new Map<string, Change[]>();
  for (const change of changes) byUri.set(change.uri, [...(byUri.get(change.uri) ?? []), change]);
  for (const [uri, own] of byUri) {
    const document = uri === here.uri.toString() ? here : await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    for (const { range, spelling, to } of own) {
      const target = editorRange(range);
      if (document.getText(target).replace(/\s+/g, ' ') !== spelling) continue;
      const quoted = isInQuotation(document.lineAt(target.start.line).text, target.start.character);
      edit.replace(document.uri, target, to, quoted ? QUOTED : document === here ? HERE : ELSEWHERE);
    }
  }
  return edit;
}
