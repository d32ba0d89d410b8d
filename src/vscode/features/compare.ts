import * as vscode from 'vscode';
import type { Comparison } from '../../core/corpus-duplicates';
import type { Finding, Fix, Related } from '../../core/rule';
import { addIgnoredPair } from '../../core/config/winnow-yaml-edit';
import { changeConfig, CONFIG_NAME } from '../config-file';
import type { Features } from '../features';
import { PASSAGE_SCHEME, PassageDocuments } from '../passage-documents';
import { passageTarget } from '../passage-target';
import { plainLabel } from '../plain-label';
import { revealCursor, workspaceEdit } from '../workspace-edit';

/** Copies offered for one passage. */
const MOST_COPIES = 50;
/** Changes listed before a copy goes, and the longest of their texts. */
const MOST_LISTED = 12;
const LONGEST_TEXT = 160;

/** *Compare with Copy*, *Ignore this pair* and the question before a copy with words of its own is removed. */
export function registerCompare(features: Features): vscode.Disposable {
  const documents = new PassageDocuments();
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(PASSAGE_SCHEME, documents),
    vscode.commands.registerCommand('winnow.compareWithCopy', async (uri?: unknown, position?: unknown) => {
      const found = await comparisonsAt(features, uri, position);
      const chosen = found && (await choose(found.document, found.comparisons));
      if (found && chosen) await openDiff(documents, found.document, chosen);
    }),
    vscode.commands.registerCommand('winnow.ignorePair', (uri?: unknown, position?: unknown) => ignorePairs(features, uri, position)),
    vscode.commands.registerCommand('winnow.removeNearCopy', (uri: vscode.Uri, version: number, finding: Finding, fix: Fix) => removeNearCopy(features, uri, version, finding, fix)),
  );
}

interface Found {
  readonly document: vscode.TextDocument;
  readonly comparisons: readonly Comparison[];
}

async function comparisonsAt({ host, tracker }: Features, first: unknown, second: unknown): Promise<Found | undefined> {
  const target = await passageTarget(first, second);
  if (!target) return undefined;
  const { document, position: at } = target;
  await tracker.fresh(document);
  const folder = tracker.folderOf(document);
  if (folder === undefined) return undefined;
  const comparisons = await host.request('compare', { folder, uri: document.uri.toString(), offset: document.offsetAt(at), most: MOST_COPIES });
  if (comparisons.length === 0) void vscode.window.setStatusBarMessage('Winnow: this passage stands nowhere else', 4000);
  if (comparisons.length === 0) return undefined;
  const meant = comparisons.find(({ copy }) => copy.there.uri === target.there?.uri && copy.there.startLine === target.there.startLine);
  return { document, comparisons: meant ? [meant] : comparisons };
}

async function choose(document: vscode.TextDocument, comparisons: readonly Comparison[]): Promise<Comparison | undefined> {
  if (comparisons.length === 1) return comparisons[0];
  const items = comparisons.map((comparison) => ({ ...rowOf(document, comparison), comparison }));
  return (await vscode.window.showQuickPick(items, { title: 'Compare with Copy', placeHolder: 'Which copy?', matchOnDescription: true }))?.comparison;
}

function rowOf(document: vscode.TextDocument, { copy, there }: Comparison): vscode.QuickPickItem {
  const { uri } = copy.there;
  return {
    label: uri === document.uri.toString() ? `This seed, ${linesOf(copy.there)}` : plainLabel(`${nameOf(uri)}, ${linesOf(copy.there)}`),
    description: `${copy.words} words, ${percent(copy.changed)} changed`,
    detail: plainLabel(there.trim().replace(/\s+/g, ' ').slice(0, LONGEST_TEXT)),
  };
}

async function openDiff(documents: PassageDocuments, document: vscode.TextDocument, { copy, here, there }: Comparison): Promise<void> {
  const start = document.positionAt(copy.here.start).line;
  const end = document.positionAt(copy.here.end).line;
  const theirs = `${nameOf(copy.there.uri)}, ${linesOf(copy.there)}`;
  const mine = `${nameOf(document.uri.toString())}, ${linesOf({ startLine: start, endLine: end })}`;
  await vscode.commands.executeCommand('vscode.diff', documents.add(theirs, `${there}\n`), documents.add(mine, `${here}\n`), `${theirs} ↔ ${mine}`);
}

async function ignorePairs(features: Features, uri: unknown, position: unknown): Promise<void> {
  const found = await comparisonsAt(features, uri, position);
  if (!found) return;
  const { document, comparisons } = found;
  let chosen = comparisons;
  if (comparisons.length > 1) {
    const items = comparisons.map((comparison) => ({ ...rowOf(document, comparison), comparison, picked: true }));
    const picked = await vscode.window.showQuickPick(items, { canPickMany: true, title: `Ignore Pairs (writes ${CONFIG_NAME})`, placeHolder: 'Which pairs are alike on purpose?' });
    if (!picked || picked.length === 0) return;
    chosen = picked.map(({ comparison }) => comparison);
  }
  const write = (text: string | undefined): ReturnType<typeof addIgnoredPair> => {
    let result: ReturnType<typeof addIgnoredPair> = { text: text ?? '' };
    for (const { names } of chosen) {
      if ('problem' in result) break;
      result = addIgnoredPair(result.text === '' ? text : result.text, names.a, names.b);
    }
    return result;
  };
  await changeConfig(features, document.uri, write, `${chosen.length === 1 ? 'this pair is' : `${chosen.length} pairs are`} ignored in ${CONFIG_NAME}.`);
}

async function removeNearCopy({ host, tracker }: Features, uri: vscode.Uri, version: number, finding: Finding, fix: Fix): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const folder = tracker.folderOf(document);
  if (folder === undefined || document.version !== version) return;
  const all = await host.request('compare', { folder, uri: uri.toString(), offset: finding.span.start, most: MOST_COPIES });
  const [first] = finding.related;
  const comparison = all.find(({ copy }) => sameSpan(copy.here, finding.span) && first?.uri === copy.there.uri && first.startLine === copy.there.startLine) ?? all[0];
  const remove = 'Remove';
  const chosen = await vscode.window.showWarningMessage(`${fix.title}?`, { modal: true, detail: comparison ? lossText(comparison) : finding.reason }, remove);
  if (chosen !== remove) return;
  if (document.version !== version) {
    void vscode.window.showInformationMessage('The seed was changed meanwhile; nothing was removed.');
    return;
  }
  await vscode.workspace.applyEdit(workspaceEdit(document, fix.edits));
  revealCursor();
}

/** What is lost with a near-copy, in plain text. */
function lossText({ copy, diff }: Comparison): string {
  if (diff.onlyHere === 0) return `No word is lost: the passage that remains (${linesOf(copy.there)}) has all of them.`;
  const losses = diff.changes.filter(({ here }) => here !== '');
  const lines = losses.slice(0, MOST_LISTED).map(({ here, there }) => `“${cut(here)}”, where the other says ${there === '' ? 'nothing' : `“${cut(there)}”`}`);
  if (losses.length > MOST_LISTED) lines.push(`and ${losses.length - MOST_LISTED} more`);
  const words = diff.onlyHere === 1 ? '1 word of this copy is' : `${diff.onlyHere} words of this copy are`;
  return [`${words} not in the passage that remains (${linesOf(copy.there)}):`, '', ...lines].join('\n');
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST_TEXT ? line : `${line.slice(0, LONGEST_TEXT - 1)}…`;
}

function sameSpan(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start === b.start && a.end === b.end;
}

function linesOf({ startLine, endLine }: Pick<Related, 'startLine' | 'endLine'>): string {
  return startLine === endLine ? `line ${startLine + 1}` : `lines ${startLine + 1}–${endLine + 1}`;
}

function nameOf(uri: string): string {
  const { path } = vscode.Uri.parse(uri, true);
  return path.slice(path.lastIndexOf('/') + 1);
}

function percent(share: number): string {
  return `${share === 0 ? 0 : Math.max(1, Math.round(share * 100))} %`;
}
