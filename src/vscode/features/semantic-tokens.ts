import * as vscode from 'vscode';
import type { EntityType } from '../../core/entities/mention';
import type { Features } from '../features';
import { rangeOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';
import { LEGEND_SCHEME, legendParts } from '../legend-text';

const TOKEN_TYPES: Readonly<Record<EntityType, string>> = {
  person: 'winnowPerson',
  place: 'winnowPlace',
  organisation: 'winnowOrganisation',
  other: 'winnowOther',
  date: 'winnowDate',
  money: 'winnowMoney',
  quantity: 'winnowQuantity',
};

/** Names, dates and amounts coloured by type. */
export function registerSemanticTokens({ tracker }: Features): vscode.Disposable {
  const legend = new vscode.SemanticTokensLegend(Object.values(TOKEN_TYPES));
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.DocumentSemanticTokensProvider = {
    onDidChangeSemanticTokens: changed.event,
    async provideDocumentSemanticTokens(document, token) {
      const builder = new vscode.SemanticTokensBuilder(legend);
      if (document.uri.scheme === LEGEND_SCHEME) {
        for (const { range, type } of legendParts(document)) builder.push(range, TOKEN_TYPES[type]);
        return builder.build();
      }
      const analysis = await tracker.fresh(document, token);
      for (const mention of analysis?.mentions ?? []) {
        for (const part of singleLines(document, rangeOf(document, mention))) builder.push(part, TOKEN_TYPES[mention.type]);
      }
      return builder.build();
    },
  };
  /** Editors ask for tokens after each edit by themselves; told of it only when an answer changed without one. */
  const versions = new Map<string, number>();
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerDocumentSemanticTokensProvider({ language: LANGUAGE }, provider, legend),
    tracker.onDidAnalyse(({ document }) => {
      const key = document.uri.toString();
      if (versions.get(key) === document.version) changed.fire();
      versions.set(key, document.version);
    }),
    tracker.onDidClose((document) => versions.delete(document.uri.toString())),
  );
}

function singleLines(document: vscode.TextDocument, range: vscode.Range): vscode.Range[] {
  if (range.isSingleLine) return [range];
  const parts: vscode.Range[] = [];
  for (let line = range.start.line; line <= range.end.line; line++) {
    const part = document.lineAt(line).range.intersection(range);
    if (part && !part.isEmpty) parts.push(part);
  }
  return parts;
}
