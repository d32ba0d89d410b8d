import * as vscode from 'vscode';
import { LEGEND_SCHEME, LEGEND_TEXT } from '../legend-text';

/** *Show Legend*: a text in the language of seeds, by its name, beside the seed that shows each colour as the theme draws it. */
export function registerLegend(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(LEGEND_SCHEME, { provideTextDocumentContent: () => LEGEND_TEXT }),
    vscode.commands.registerCommand('winnow.showLegend', async () => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: LEGEND_SCHEME, path: '/Legend of Winnow.seed' }));
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true });
    }),
  );
}
