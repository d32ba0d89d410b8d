import * as vscode from 'vscode';
import { parseCuration } from '../core/entities/curation';
import { rootOf } from '../core/seeds-root';
import type { Features } from './features';
import { changeUserFile } from './user-file';

const FILE = 'entities.yaml';
/** How actions call the file that they write. */
export const CURATION_NAME = `seeds/${FILE}`;

/** The entities.yaml that speaks for a seed, or undefined when the seed lies in no open folder. */
export function curationOf(features: Features, seed: vscode.Uri): vscode.Uri | undefined {
  const folder = features.folders.of(seed)?.uri;
  return folder === undefined ? undefined : vscode.Uri.parse(`${rootOf(folder, seed.toString())}/${FILE}`, true);
}

/** Changes the entities.yaml of a seed: see `changeUserFile`. A file with a syntax error is left alone. */
export async function changeCuration(features: Features, seed: vscode.Uri, change: (text: string) => string, done: string): Promise<boolean> {
  const uri = curationOf(features, seed);
  if (!uri) {
    void vscode.window.showInformationMessage(`There is no ${CURATION_NAME} for this seed: it lies in no open folder.`);
    return false;
  }
  const checked = (old = ''): { readonly text: string } | { readonly problem: { message: string; line: number; column: number } } => {
    const { problems, broken } = parseCuration(old);
    const [problem] = problems;
    return broken && problem ? { problem: { ...problem, message: `it has a syntax error: ${problem.message}` } } : { text: change(old) };
  };
  return changeUserFile(features, uri, CURATION_NAME, checked, done);
}
