import * as vscode from 'vscode';
import { position } from './asking';
import { at } from './seeds';
import { until } from './until';

export const FIRST = 'The ropewalk of Vellmar closed on Thursday after two hundred and six years, and its last foreman, Jonas Aldermann, carried the key to the town hall himself.';
export const SECOND = 'Mayor Petra Lindqvist said in Vellmar that the long shed will be a school for sailmakers, if the roof outlives the winter and the council its quarrel.';
export const TEXT = `Last rope leaves Vellmar\n\n${FIRST}\n${SECOND}\n`;

/** What a card says of an annotation, not of a name. */
export const MINE = /^\*\*person\*\* by/m;

/** The sidecars of a seed, by name. */
export async function sidecars(seed: string): Promise<vscode.Uri[]> {
  return vscode.workspace.findFiles(new vscode.RelativePattern(at('seeds'), `.annotations/${seed}.*.yaml`));
}

/** The one sidecar of a seed, once it is good. */
export function sidecar(seed: string, good: (text: string) => boolean): Promise<string> {
  return until(
    `sidecar of ${seed}`,
    async () => {
      const [uri] = await sidecars(seed);
      return uri ? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) : '';
    },
    good,
  );
}

export function select(editor: vscode.TextEditor, quote: string): void {
  const start = position(editor.document, quote);
  editor.selection = new vscode.Selection(start, editor.document.positionAt(editor.document.offsetAt(start) + quote.length));
}

export async function label(editor: vscode.TextEditor, quote: string, key: string): Promise<void> {
  select(editor, quote);
  await vscode.commands.executeCommand('winnow.annotateKey', key);
}

/** Deletes all sidecars. */
export async function deleteSidecars(): Promise<void> {
  for (const uri of await vscode.workspace.findFiles(new vscode.RelativePattern(at('seeds'), '.annotations/**'))) await vscode.workspace.fs.delete(uri);
}
