import * as vscode from 'vscode';
import { until } from './until';

/** Winnow itself, started. */
export async function winnow(): Promise<vscode.Extension<unknown>> {
  const extension = thisExtension();
  await extension.activate();
  return extension;
}

/** Winnow itself, started or not. */
export function thisExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.all.find(({ packageJSON }) => (packageJSON as { name?: string }).name === 'winnow');
  if (extension === undefined) throw new Error('Winnow is not installed');
  return extension;
}

/** What the Problems panel holds for a file from Winnow, once it stands still and is good. */
export function problems(uri: vscode.Uri, good: (found: readonly vscode.Diagnostic[]) => boolean = (found) => found.length > 0): Promise<vscode.Diagnostic[]> {
  return until(`problems of ${uri.path}`, () => vscode.languages.getDiagnostics(uri).filter(({ source }) => /^winnow/i.test(source ?? '')), good);
}

/** The lightbulb menu of a range, once some title matches. Only code actions with edits of their own can be applied by `apply`. */
export function codeActions(uri: vscode.Uri, range: vscode.Range, title: RegExp, kind?: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
  const ask = async (): Promise<vscode.CodeAction[]> =>
    (await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>('vscode.executeCodeActionProvider', uri, range, kind?.value, 50)) ?? [];
  return until(`code actions like ${title}`, ask, (actions) => actions.some((action) => title.test(action.title)));
}

/** Applies the first code action of a range whose title matches, edit and command, as a click on it would. */
export async function apply(uri: vscode.Uri, range: vscode.Range, title: RegExp, kind?: vscode.CodeActionKind): Promise<void> {
  const action = (await codeActions(uri, range, title, kind)).find((found) => title.test(found.title));
  if (action?.edit !== undefined && !(await vscode.workspace.applyEdit(action.edit))) throw new Error(`"${action.title}" was refused`);
  if (action?.command !== undefined) await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
}

/** The hover card's Markdown at a position, once it matches. */
export function hoverText(uri: vscode.Uri, position: vscode.Position, match = /\S/): Promise<string> {
  const ask = async (): Promise<string> => {
    const cards = (await vscode.commands.executeCommand<vscode.Hover[] | undefined>('vscode.executeHoverProvider', uri, position)) ?? [];
    return cards.flatMap(({ contents }) => contents).map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
  };
  return until('hover', ask, (text) => match.test(text));
}

/** Position of the n-th occurrence of a text in a document. */
export function position(document: vscode.TextDocument, text: string, nth = 0): vscode.Position {
  let offset = -1;
  for (let seen = 0; seen <= nth; seen++) {
    offset = document.getText().indexOf(text, offset + 1);
    if (offset < 0) throw new Error(`there is no "${text}" (${nth})`);
  }
  return document.positionAt(offset);
}

/** A token of the document as its theme sees it. */
export interface Token {
  readonly text: string;
  readonly type: string;
  readonly modifiers: readonly string[];
}

/** The semantic tokens of a document, once they are good. */
export function semanticTokens(document: vscode.TextDocument, good: (tokens: readonly Token[]) => boolean = (tokens) => tokens.length > 0): Promise<Token[]> {
  return until('semantic tokens', () => readTokens(document), good);
}

async function readTokens(document: vscode.TextDocument): Promise<Token[]> {
  const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>('vscode.provideDocumentSemanticTokensLegend', document.uri);
  const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', document.uri);
  if (legend === undefined || tokens === undefined) return [];
  const found: Token[] = [];
  let line = 0;
  let start = 0;
  for (let i = 0; i + 4 < tokens.data.length; i += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, bits = 0] = tokens.data.subarray(i, i + 5);
    line += lines;
    start = lines === 0 ? start + columns : columns;
    found.push({
      text: document.getText(new vscode.Range(line, start, line, start + length)),
      type: legend.tokenTypes[type] ?? '',
      modifiers: legend.tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0),
    });
  }
  return found;
}
