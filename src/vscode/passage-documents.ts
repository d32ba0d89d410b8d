import * as vscode from 'vscode';

/** Scheme of read-only documents that hold one passage of a seed. */
export const PASSAGE_SCHEME = 'winnow-passage';
/** Passages that are kept for the diffs that show them; the oldest go first. */
const MOST = 100;

/** Holds passages for VS Code's diff: read-only documents that no file stands behind. */
export class PassageDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  #next = 0;

  /** A document with this text, called `name` on its tab. It wraps its lines as seeds do. */
  add(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: PASSAGE_SCHEME, path: `/${this.#next++}/${name}.seed` });
    this.#texts.set(uri.toString(), text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > MOST && oldest !== undefined) this.#texts.delete(oldest);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? 'This passage is shown no more: compare it again from its seed.';
  }
}
