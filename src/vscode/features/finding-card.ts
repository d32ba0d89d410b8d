import * as vscode from 'vscode';
import type { Finding } from '../../core/rule';
import { Cancelled } from '../../host/client';
import type { Features } from '../features';
import { SafeMarkdown } from '../markdown';

/** Changes shown on a card and the longest of their texts, in UTF-16 units. */
const MOST_CHANGES = 8;
const LONGEST_TEXT = 120;
/** Copies that the finding's own is looked for among. */
const MOST_COPIES = 20;

/** The card of a finding, below its message that the editor shows itself: why, and for a copy the words that differ and what can be done. */
export async function findingCard(features: Features, document: vscode.TextDocument, finding: Finding, token: vscode.CancellationToken): Promise<vscode.MarkdownString[]> {
  const card = new SafeMarkdown().text(finding.reason);
  if (finding.rule !== 'duplicate-passage') return [card.value];
  if (finding.category === 'near') await addChanges(card, features, document, finding, token);
  return [card.value, links(document, finding)];
}

async function addChanges(card: SafeMarkdown, { host, tracker }: Features, document: vscode.TextDocument, { span, related }: Finding, token: vscode.CancellationToken): Promise<void> {
  const folder = tracker.folderOf(document);
  if (folder === undefined) return;
  try {
    const all = await host.request('compare', { folder, uri: document.uri.toString(), offset: span.start, most: MOST_COPIES }, token);
    const [first] = related;
    const comparison = all.find(({ copy }) => copy.there.uri === first?.uri && copy.there.startLine === first.startLine) ?? all[0];
    if (!comparison || comparison.diff.changes.length === 0) return;
    const { changes } = comparison.diff;
    card.ours('\n\nWords that differ (~~there~~ **here**):\n');
    for (const { before, here, there, after } of changes.slice(0, MOST_CHANGES)) {
      card.ours('\n- ').text(before ? `…${before} ` : '');
      if (there !== '') card.ours('~~').text(cut(there)).ours('~~ ');
      if (here !== '') card.ours('**').text(cut(here)).ours('** ');
      card.text(after ? `${after}…` : '');
    }
    if (changes.length > MOST_CHANGES) card.ours(`\n- and ${changes.length - MOST_CHANGES} more`);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  }
}

/** Commands on the passage. The only text of the seed's in it is its address, encoded. */
function links(document: vscode.TextDocument, { span }: Finding): vscode.MarkdownString {
  const args = encodeURIComponent(JSON.stringify([{ uri: document.uri.toString(), offset: span.start }]));
  const link = (label: string, command: string): string => `[${label}](command:${command}?${args})`;
  const markdown = new vscode.MarkdownString(`${link('$(diff) Compare', 'winnow.compareWithCopy')} · ${link('$(references) Show copies', 'winnow.showCopies')}`, true);
  markdown.isTrusted = { enabledCommands: ['winnow.compareWithCopy', 'winnow.showCopies'] };
  return markdown;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST_TEXT ? line : `${line.slice(0, LONGEST_TEXT - 1)}…`;
}
