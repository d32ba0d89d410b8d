import * as vscode from 'vscode';
import { curationOf } from '../curation-file';
import { editorRange, type EntityHere, entityAt, locationsOf, mentionAt, unlessCancelled } from '../entity-places';
import type { Features } from '../features';
import { readFileText } from '../file-text';
import { rangeOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';

/** Highlights, *Find All References* and *Go to Definition* of the entity under the cursor. */
export function registerEntityPlaces(features: Features): vscode.Disposable {
  const { tracker, host } = features;
  const selector = { language: LANGUAGE };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentHighlightProvider(selector, {
      async provideDocumentHighlights(document, position, token) {
        const analysis = await tracker.fresh(document, token);
        const mention = analysis && mentionAt(analysis.mentions, document.offsetAt(position));
        if (!mention || mention.entity === '') return undefined;
        const same = analysis.mentions.filter(({ entity }) => entity === mention.entity);
        return same.map((one) => new vscode.DocumentHighlight(rangeOf(document, one), vscode.DocumentHighlightKind.Read));
      },
    }),
    vscode.languages.registerReferenceProvider(selector, {
      async provideReferences(document, position, _context, token) {
        const entity = await entityAt(features, document, position, token);
        const places = entity && (await unlessCancelled(host.request('names', { folder: entity.folder, id: entity.id }, token)));
        return places && locationsOf(places);
      },
    }),
    vscode.languages.registerDefinitionProvider(selector, {
      async provideDefinition(document, position, token) {
        const entity = await entityAt(features, document, position, token);
        if (!entity) return undefined;
        const origin = rangeOf(document, entity.span);
        const target = (await curatedEntry(features, document.uri, entity)) ?? (await firstFull(features, document.uri, entity, token));
        return target && [{ originSelectionRange: origin, targetUri: target.uri, targetRange: target.range }];
      },
    }),
  );
}

/** The user's entry for the entity: in the file of this seed's root, else in another root's. */
async function curatedEntry(features: Features, seed: vscode.Uri, { curatedLine, name }: EntityHere): Promise<vscode.Location | undefined> {
  if (curatedLine === undefined) return undefined;
  const own = curationOf(features, seed);
  const others = features.folders.of(seed)?.roots.map((root) => vscode.Uri.parse(`${root}/entities.yaml`, true)) ?? [];
  for (const uri of [...(own ? [own] : []), ...others]) {
    const text = await readFileText(uri).catch(() => undefined);
    const line = text?.text.split(/\r\n|\r|\n/)[curatedLine];
    if (line?.includes(name) === true) return new vscode.Location(uri, new vscode.Range(curatedLine, 0, curatedLine, line.length));
  }
  return undefined;
}

/** The first mention with the fullest spelling: in this seed when it has that, else in the first seed that has. */
async function firstFull({ host }: Features, seed: vscode.Uri, entity: EntityHere, token: vscode.CancellationToken): Promise<vscode.Location | undefined> {
  const places = (await unlessCancelled(host.request('names', { folder: entity.folder, id: entity.id }, token))) ?? [];
  const all = places.flatMap(({ uri, names }) => names.map((place) => ({ uri, ...place })));
  const words = (text: string): number => text.split(' ').length;
  const most = Math.max(...all.map(({ spelling }) => words(spelling)));
  const full = all.filter(({ spelling }) => (all.some((one) => one.spelling === entity.name) ? spelling === entity.name : words(spelling) === most));
  const best = full.find(({ uri }) => uri === seed.toString()) ?? full[0];
  return best && new vscode.Location(vscode.Uri.parse(best.uri, true), editorRange(best.range));
}
