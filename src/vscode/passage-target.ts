import * as vscode from 'vscode';
import type { PassageRow } from '../core/corpus-duplicates';
import type { Related } from '../core/rule';

/** The place that a command is about. */
export interface PassageTarget {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  /** The one copy that is meant, when the user chose it already. */
  readonly there?: Related;
}

/** Reads a command's arguments: a URI and a position, `{uri, offset}` of a link, a passage of the tree, or nothing for the cursor. */
export async function passageTarget(first?: unknown, second?: unknown): Promise<PassageTarget | undefined> {
  if (first instanceof vscode.Uri && second instanceof vscode.Position) return { document: await vscode.workspace.openTextDocument(first), position: second };
  if (isTreeRow(first)) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(first.uri, true));
    const { here, there } = first.row.copy;
    return { document, position: document.positionAt(here.start), there };
  }
  if (isLink(first)) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(first.uri, true));
    return { document, position: document.positionAt(first.offset) };
  }
  const editor = vscode.window.activeTextEditor;
  return editor && { document: editor.document, position: editor.selection.active };
}

function isLink(value: unknown): value is { readonly uri: string; readonly offset: number } {
  return typeof value === 'object' && value !== null && 'uri' in value && typeof value.uri === 'string' && 'offset' in value && typeof value.offset === 'number';
}

function isTreeRow(value: unknown): value is { readonly uri: string; readonly row: PassageRow } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'passage' && 'uri' in value && 'row' in value;
}
