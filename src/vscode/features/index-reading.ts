import * as vscode from 'vscode';
import { blockOf } from '../../core/index/markers';
import { readIndex } from '../../core/index/read';
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

/** What INDEX.md can do when it is open: a lens that says whether it is up to date, cards for entities, a fix for conflicts. */
export function registerIndexReading(features: Features, keeper: IndexKeeper): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    keeper.onDidSettle(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(SELECTOR, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => lenses(document, keeper),
    }),
    vscode.languages.registerHoverProvider(SELECTOR, { provideHover: (document, position, token) => card(features, document, position, token) }),
    vscode.languages.registerCodeActionsProvider(
      SELECTOR,
      { provideCodeActions: (document, _range, context) => resolveConflict(document, context, keeper) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

function lenses(document: vscode.TextDocument, keeper: IndexKeeper): vscode.CodeLens[] {
  const fresh = keeper.blockFor(document.uri);
  const text = document.getText();
  const { blockLine } = readIndex(text);
  if (fresh === undefined || blockLine === undefined) return [];
  const range = new vscode.Range(blockLine, 0, blockLine, 0);
  return [
    blockOf(text) === fresh
      ? new vscode.CodeLens(range, { title: '$(check) up to date', command: '' })
      : new vscode.CodeLens(range, { title: '$(refresh) rebuild', command: 'winnow.rebuildIndex' }),
  ];
}

async function card({ folders, host }: Features, document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<vscode.Hover | undefined> {
  const entity = readIndex(document.getText()).entityAt(document.offsetAt(position));
  const folder = folders.of(document.uri);
  if (!entity || !folder) return undefined;
  const found = await host.request('namedCard', { folder: folder.uri, name: entity.name, type: entity.type }, token);
  return found && new vscode.Hover(mentionCard(found, document.uri), rangeOf(document, entity.span));
}

function resolveConflict(document: vscode.TextDocument, context: vscode.CodeActionContext, keeper: IndexKeeper): vscode.CodeAction[] {
  const conflict = context.diagnostics.find(({ source, message }) => source === 'winnow' && /conflict/.test(message));
  const block = keeper.blockFor(document.uri);
  if (!conflict || block === undefined) return [];
  const text = document.getText();
  const resolved = resolveByRebuilding(text, block);
  if ('problem' in resolved) return [];
  const action = new vscode.CodeAction('Resolve by rebuilding', vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, rangeOf(document, { start: 0, end: text.length }), resolved.text);
  action.diagnostics = [conflict];
  action.isPreferred = true;
  return [action];
}
