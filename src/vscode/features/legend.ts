import * as vscode from 'vscode';
import { LEGEND_SCHEME, LEGEND_TEXT } from '../legend-text';
import { LANGUAGE } from '../seed-tracker';

/** *Show Legend*: a text beside the seed that shows each colour as the theme draws it. */
export function registerLegend(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(LEGEND_SCHEME, { provideTextDocumentContent: () => LEGEND_TEXT }),
    vscode.commands.registerCommand('winnow.showLegend', async () => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: LEGEND_SCHEME, path: '/Legend of Winnow' }));
      await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true });
    }),
  );
}
