import * as vscode from 'vscode';
import type { EntityHit } from '../../core/corpus-types';
import { addNote, different, notAnEntity, same, setType } from '../../core/entities/curation-edit';
import type { EntityType } from '../../core/entities/mention';
import { changeCuration, CURATION_NAME, curationOf } from '../curation-file';
import { type EntityHere, entityAt, mentionAt } from '../entity-places';
import { ENTITY_ICONS, ENTITY_TYPE_NAMES } from '../entity-names';
import type { Features } from '../features';
import { rangeOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';

const KIND = vscode.CodeActionKind.Refactor.append('winnow.entity');
const TYPES: readonly EntityType[] = ['person', 'place', 'organisation', 'other'];
/** Entities offered as the same one. */
const MOST = 500;
const LONGEST_SHOWN = 40;

/** What the user can say of the name under the cursor. Each action names the file that it writes. */
export function registerEntityActions(features: Features): vscode.Disposable {
  const at = (run: (document: vscode.TextDocument, entity: EntityHere) => Promise<unknown>) => async (uri?: unknown, position?: unknown) => {
    const editor = vscode.window.activeTextEditor;
    const document = uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : editor?.document;
    const place = position instanceof vscode.Position ? position : editor?.selection.active;
    const entity = document && place && (await entityAt(features, document, place));
    if (document && entity) await run(document, entity);
    else void vscode.window.setStatusBarMessage('Winnow: there is no name under the cursor', 4000);
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider({ language: LANGUAGE }, { provideCodeActions: (document, range, context, token) => actions(features, document, range, context, token) }, { providedCodeActionKinds: [KIND] }),
    vscode.commands.registerCommand('winnow.notAnEntity', async (uri?: unknown, position?: unknown) => {
      const editor = vscode.window.activeTextEditor;
      const document = uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : editor?.document;
      const place = position instanceof vscode.Position ? position : editor?.selection.active;
      if (document && place) await ignoreName(features, document, place);
    }),
    vscode.commands.registerCommand('winnow.changeEntityType', at((document, entity) => changeType(features, document, entity))),
    vscode.commands.registerCommand('winnow.sameEntity', at((document, entity) => sayTheSame(features, document, entity))),
    vscode.commands.registerCommand('winnow.differentEntity', at((document, entity) => sayDifferent(features, document, entity))),
    vscode.commands.registerCommand('winnow.addEntityNote', at((document, entity) => writeNote(features, document, entity))),
  );
}

async function actions(features: Features, document: vscode.TextDocument, range: vscode.Range, { only, triggerKind }: vscode.CodeActionContext, token: vscode.CancellationToken): Promise<vscode.CodeAction[]> {
  const wanted = only ? only.contains(KIND) : triggerKind === vscode.CodeActionTriggerKind.Invoke;
  if (!wanted || !curationOf(features, document.uri)) return [];
  const analysis = await features.tracker.fresh(document, token);
  const mention = analysis && mentionAt(analysis.mentions, document.offsetAt(range.start));
  if (!mention || mention.end < document.offsetAt(range.end)) return [];
  const text = quoted(document.getText(rangeOf(document, mention)));
  const action = (title: string, command: string, ...more: unknown[]): vscode.CodeAction => {
    const made = new vscode.CodeAction(title, KIND);
    made.command = { command: `winnow.${command}`, title, arguments: [document.uri, range.start, ...more] };
    return made;
  };
  const none = action(`Not an entity: ${text} (writes ${CURATION_NAME})`, 'notAnEntity');
  const entity = mention.entity === '' ? undefined : await entityAt(features, document, range.start, token);
  if (!entity) return [none];
  const name = quoted(entity.name);
  return [
    ...unifications(document, entity),
    none,
    action(`Change type of ${name} to … (writes ${CURATION_NAME})`, 'changeEntityType'),
    action(`${name} is the same as … (writes ${CURATION_NAME})`, 'sameEntity'),
    ...(entity.spellings.length > 1 ? [action(entity.spelling === entity.name ? `${name} is not the same as … (writes ${CURATION_NAME})` : `${quoted(entity.spelling)} is not the same as ${name} (writes ${CURATION_NAME})`, 'differentEntity')] : []),
    action(`${entity.note === undefined ? 'Add' : 'Edit'} note on ${name} (writes ${CURATION_NAME})`, 'addEntityNote'),
  ];
}

/** *Unify spelling to …* over all seeds, for a spelling that has a better one of the same length. */
function unifications(document: vscode.TextDocument, { id, folder, spelling, spellings, name }: EntityHere): vscode.CodeAction[] {
  const words = spelling.split(' ').length;
  const rivals = spellings.filter(({ text }) => text !== spelling && text.split(' ').length === words && text.toLowerCase() !== spelling.toLowerCase());
  const best = rivals.find(({ text }) => text === name) ?? rivals[0];
  if (!best) return [];
  const action = new vscode.CodeAction(`Unify spelling to ${quoted(best.text)} in all seeds (changes seeds)`, KIND);
  action.command = { command: 'winnow.unifySpelling', title: action.title, arguments: [document.uri, id, spelling, best.text, folder] };
  return [action];
}

async function ignoreName(features: Features, document: vscode.TextDocument, position: vscode.Position): Promise<void> {
  const analysis = await features.tracker.fresh(document);
  const mention = analysis && mentionAt(analysis.mentions, document.offsetAt(position));
  if (!mention) return;
  const name = document.getText(rangeOf(document, mention)).replace(/\s+/g, ' ');
  await changeCuration(features, document.uri, (text) => notAnEntity(text, name), `${quoted(name)} is no name any more (${CURATION_NAME})`);
}

async function changeType(features: Features, document: vscode.TextDocument, { name, type }: EntityHere): Promise<void> {
  const items = TYPES.filter((other) => other !== type).map((other) => ({ label: `$(${ENTITY_ICONS[other]}) ${ENTITY_TYPE_NAMES[other]}`, type: other }));
  const chosen = await vscode.window.showQuickPick(items, { title: `Type of ${name}`, placeHolder: `Now a ${ENTITY_TYPE_NAMES[type]}` });
  if (chosen) await changeCuration(features, document.uri, (text) => setType(text, name, chosen.type), `${quoted(name)} is a ${ENTITY_TYPE_NAMES[chosen.type]} (${CURATION_NAME})`);
}

async function sayTheSame(features: Features, document: vscode.TextDocument, entity: EntityHere): Promise<void> {
  const { rows } = await features.host.request('entityRows', { folder: entity.folder, query: '', most: MOST });
  const nearest = [...rows].sort((a, b) => Number(b.type === entity.type) - Number(a.type === entity.type));
  const other = await pickEntity(nearest.filter(({ id }) => id !== entity.id), `${entity.name} is the same as …`);
  if (!other) return;
  const [kept, added] = other.curated || other.mentions >= (entity.spellings[0]?.count ?? 0) ? [other.name, entity.name] : [entity.name, other.name];
  await changeCuration(features, document.uri, (text) => same(text, kept, added, other.type), `${quoted(added)} is ${quoted(kept)} (${CURATION_NAME})`);
}

async function sayDifferent(features: Features, document: vscode.TextDocument, { name, type, spelling, spellings }: EntityHere): Promise<void> {
  const others = spellings.filter(({ text }) => text !== name).map(({ text, count }) => ({ label: text.replaceAll('$(', '$ ('), description: `×${count}`, text }));
  const chosen = spelling === name ? (await vscode.window.showQuickPick(others, { title: `${name} is not the same as …`, placeHolder: 'The spelling that names somebody or something else' }))?.text : spelling;
  if (chosen !== undefined) await changeCuration(features, document.uri, (text) => different(text, name, chosen, type), `${quoted(chosen)} is not ${quoted(name)} (${CURATION_NAME})`);
}

async function writeNote(features: Features, document: vscode.TextDocument, { name, type, note }: EntityHere): Promise<void> {
  const text = await vscode.window.showInputBox({ title: `Note on ${name}`, value: note ?? '', prompt: `Shown in the hover of ${name} and kept in ${CURATION_NAME}` });
  if (text === undefined || text.trim() === '') return;
  await changeCuration(features, document.uri, (old) => addNote(old, name, text.trim(), type), `noted on ${quoted(name)} (${CURATION_NAME})`);
}

async function pickEntity(rows: readonly EntityHit[], title: string): Promise<EntityHit | undefined> {
  const items = rows.map((row) => ({
    label: `$(${ENTITY_ICONS[row.type]}) ${row.name.replaceAll('$(', '$ (')}`,
    description: row.spellings.filter((text) => text !== row.name).slice(0, 3).join(', ').replaceAll('$(', '$ ('),
    row,
  }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.row;
}

/** A name in curly quotes, on one line and not too long. */
function quoted(name: string): string {
  const line = name.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/gu, ' ');
  return `“${line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN - 1)}…` : line}”`;
}
