import * as vscode from 'vscode';
import { blockOf, conflictIn } from '../../core/index/markers';
import { MarkedText } from '../../core/index/marker-scan';
import { type ReadIndex, readIndex } from '../../core/index/read';
import { INDEX_FILE } from '../../core/index/renderer';
import { resolveByRebuilding } from '../../core/index/resolve';
import type { Features } from '../features';
import { rangeOf } from '../ranges';
import { mentionCard } from './hover';
import type { IndexKeeper } from './index-keeper';

const SELECTOR: vscode.DocumentSelector = [
  { pattern: `**/${INDEX_FILE}`, language: 'markdown' },
  { pattern: '**/index/*.md', language: 'markdown' },
];

/** What the lens over a conflict does; no command for the palette. */
const RESOLVE = 'winnow.resolveIndex';

/** What INDEX.md can do when it is open: links, a lens that says whether it is up to date, cards for entities, a fix for conflicts. */
export function registerIndexReading(features: Features, keeper: IndexKeeper): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    keeper.onDidSettle(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(SELECTOR, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => lenses(document, keeper),
    }),
    vscode.commands.registerCommand(RESOLVE, async (uri: vscode.Uri) => {
      const edit = await resolution(await vscode.workspace.openTextDocument(uri), keeper);
      if (edit) await vscode.workspace.applyEdit(edit);
    }),
    vscode.languages.registerDocumentLinkProvider(SELECTOR, { provideDocumentLinks: (document) => links(document) }),
    vscode.languages.registerHoverProvider(SELECTOR, { provideHover: (document, position, token) => card(features, document, position, token) }),
    vscode.languages.registerCodeActionsProvider(
      SELECTOR,
      { provideCodeActions: (document, _range, context) => resolveActions(document, context, keeper) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

/** The newest reading of each open index: links, lens and hovers ask for the same version one after the other. */
const readings = new WeakMap<vscode.TextDocument, { readonly version: number; readonly index: ReadIndex }>();

function reading(document: vscode.TextDocument): ReadIndex {
  const known = readings.get(document);
  if (known?.version === document.version) return known.index;
  const index = readIndex(document.getText());
  readings.set(document, { version: document.version, index });
  return index;
}

async function lenses(document: vscode.TextDocument, keeper: IndexKeeper): Promise<vscode.CodeLens[]> {
  const { blockLine } = reading(document);
  const fresh = await keeper.blockFor(document.uri);
  if (fresh === undefined) return [];
  const text = document.getText();
  const conflict = conflictIn(new MarkedText(text).contents);
  if (conflict && 'text' in resolveByRebuilding(text, fresh)) {
    return [lens(conflict.line, { title: '$(refresh) resolve by rebuilding', command: RESOLVE, arguments: [document.uri], tooltip: 'Writes the block anew; your own text stays as both sides have it' })];
  }
  if (conflict || blockLine === undefined) return [];
  return [
    blockOf(text) === fresh
      ? lens(blockLine, { title: '$(check) up to date', command: '', tooltip: 'Winnow writes between the two markers and nowhere else' })
      : lens(blockLine, { title: '$(refresh) rebuild', command: 'winnow.rebuildIndex', tooltip: 'What stands between the markers is not what the seeds give' }),
  ];
}

function lens(line: number, command: vscode.Command): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command);
}

function links(document: vscode.TextDocument): vscode.DocumentLink[] {
  const folder = /\/index\/[^/]*$/.test(document.uri.path) ? vscode.Uri.joinPath(document.uri, '../..') : vscode.Uri.joinPath(document.uri, '..');
  return reading(document).links.map(({ span, path, kind }) => {
    const link = new vscode.DocumentLink(rangeOf(document, span), vscode.Uri.joinPath(folder, ...path.split('/')));
    link.tooltip = kind === 'seed' ? 'Open this seed' : 'Open this page of the index';
    return link;
  });
}

async function card({ folders, host }: Features, document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<vscode.Hover | undefined> {
  const entity = reading(document).entityAt(document.offsetAt(position));
  const folder = folders.of(document.uri);
  if (!entity || !folder) return undefined;
  const found = await host.request('namedCard', { folder: folder.uri, name: entity.name, type: entity.type }, token);
  return found && new vscode.Hover(mentionCard(found, document.uri), rangeOf(document, entity.span));
}

async function resolveActions(document: vscode.TextDocument, context: vscode.CodeActionContext, keeper: IndexKeeper): Promise<vscode.CodeAction[]> {
  const conflict = context.diagnostics.find(({ source, code }) => source === 'winnow' && code === 'index-conflict');
  const edit = conflict && (await resolution(document, keeper));
  if (!conflict || !edit) return [];
  const action = new vscode.CodeAction('Resolve by rebuilding', vscode.CodeActionKind.QuickFix);
  action.edit = edit;
  action.diagnostics = [conflict];
  action.isPreferred = true;
  return [action];
}

/** The edit that settles the conflicts in the block; undefined where that can't be done. */
async function resolution(document: vscode.TextDocument, keeper: IndexKeeper): Promise<vscode.WorkspaceEdit | undefined> {
  const block = await keeper.blockFor(document.uri);
  const text = document.getText();
  const resolved = block === undefined ? undefined : resolveByRebuilding(text, block);
  if (!resolved || 'problem' in resolved) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, { start: 0, end: text.length }), resolved.text);
  return edit;
}
