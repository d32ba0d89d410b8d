import * as vscode from 'vscode';
import type { EntityAt, NamePlaces, ResolvedMention } from '../core/corpus-types';
import { Cancelled } from '../host/client';
import type { Features } from './features';

/** The entity under a position, with the folder that its id counts in. */
export interface EntityHere extends EntityAt {
  readonly folder: string;
}

/** The mention at a position: its end counts too, but what starts there goes before. */
export function mentionAt(mentions: readonly ResolvedMention[], offset: number): ResolvedMention | undefined {
  return mentions.find(({ start, end }) => start <= offset && offset < end) ?? mentions.find(({ end }) => end === offset);
}

/** The entity named at a position of a seed; undefined elsewhere, at dates and amounts, and when the token fires. */
export async function entityAt({ tracker, host }: Features, document: vscode.TextDocument, position: vscode.Position, token?: vscode.CancellationToken): Promise<EntityHere | undefined> {
  const analysis = await tracker.fresh(document, token);
  const folder = tracker.folderOf(document);
  const mention = analysis && mentionAt(analysis.mentions, document.offsetAt(position));
  if (!mention || mention.entity === '' || folder === undefined) return undefined;
  const found = await unlessCancelled(host.request('entityAt', { folder, uri: document.uri.toString(), offset: mention.start + (mention.end > mention.start ? 1 : 0) }, token));
  return found && { ...found, folder };
}

/** The answer of a request, undefined when it was cancelled. */
export async function unlessCancelled<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Cancelled) return undefined;
    throw error;
  }
}

/** The places of an entity as the editor names them. */
export function locationsOf(places: readonly NamePlaces[]): vscode.Location[] {
  return places.flatMap(({ uri, names }) => {
    const target = vscode.Uri.parse(uri, true);
    return names.map(({ range }) => new vscode.Location(target, editorRange(range)));
  });
}

/** A range of the corpus thread as the editor's. */
export function editorRange({ start, end }: { readonly start: { readonly line: number; readonly character: number }; readonly end: { readonly line: number; readonly character: number } }): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
