import * as vscode from 'vscode';
import type { Features } from '../features';
import type { SeedFolder } from '../seed-folder';

/** Mistakes in entities.yaml and winnow.yaml, shown at their lines. The last good version of the file keeps working. */
export function registerUserFiles({ folders }: Features): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('winnow-files');
  const show = (folder: SeedFolder): void => {
    for (const [uri, problems] of folder.problems) {
      collection.set(
        vscode.Uri.parse(uri, true),
        problems.map(({ message, startLine, startCharacter, endLine, endCharacter }) => {
          const diagnostic = new vscode.Diagnostic(new vscode.Range(startLine, startCharacter, endLine, endCharacter), message, vscode.DiagnosticSeverity.Error);
          diagnostic.source = 'winnow';
          return diagnostic;
        }),
      );
    }
  };
  return vscode.Disposable.from(collection, folders.onDidChange(show));
}
