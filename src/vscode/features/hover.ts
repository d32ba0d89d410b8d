import * as vscode from 'vscode';
import type { EntityCard } from '../../core/corpus-types';
import type { EntityType } from '../../core/entities/mention';
import type { Finding } from '../../core/rule';
import { Cancelled } from '../../host/client';
import type { Features } from '../features';
import { SafeMarkdown } from '../markdown';
import { rangeOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';

/** Seeds linked from a card; the rest are counted. */
const LINKED_SEEDS = 5;
const SPELLINGS_SHOWN = 8;

const TYPE_NAMES: Readonly<Record<EntityType, string>> = {
  person: 'person',
  place: 'place',
  organisation: 'organisation',
  other: 'event, product, work or nationality',
  date: 'date',
  money: 'amount of money',
  quantity: 'quantity',
};

/** Cards for entities, reasons for findings. */
export function registerHover({ tracker, host }: Features): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: LANGUAGE },
    {
      async provideHover(document, position, token) {
        const analysis = await tracker.fresh(document, token);
        const folder = tracker.folderOf(document);
        if (!analysis || folder === undefined) return undefined;
        const offset = document.offsetAt(position);
        const mention = analysis.mentions.find(({ start, end }) => start <= offset && offset <= end);
        const finding = analysis.findings.find(({ span }) => span.start <= offset && offset < span.end);
        const contents: vscode.MarkdownString[] = [];
        try {
          const card = mention && (await host.request('card', { folder, uri: document.uri.toString(), offset: mention.start }, token));
          if (card) contents.push(entityCard(card, document.uri));
        } catch (error) {
          if (!(error instanceof Cancelled)) throw error;
        }
        if (finding) contents.push(findingCard(finding));
        const span = mention ?? finding?.span;
        return span && contents.length > 0 ? new vscode.Hover(contents, rangeOf(document, span)) : undefined;
      },
    },
  );
}

/** The card of an entity, the same in a seed and in INDEX.md. `here` is the document that is hovered. */
export function entityCard(card: EntityCard, here: vscode.Uri): vscode.MarkdownString {
  const markdown = new SafeMarkdown().ours('**').text(card.name).ours(`** — ${TYPE_NAMES[card.type]}`);
  if (card.roles.length > 0) markdown.ours('  \n').text(card.roles.join(', '));
  if (card.value) markdown.ours('  \n').text(`${card.value.normal} (${card.value.how})`);
  if (card.spellings.length > 0) {
    const shown = card.spellings.slice(0, SPELLINGS_SHOWN).map(({ text, count }) => `${text} ×${count}`);
    if (card.spellings.length > SPELLINGS_SHOWN) shown.push(`and ${card.spellings.length - SPELLINGS_SHOWN} more`);
    markdown.ours('\n\nSpelled ').text(shown.join(', '));
  }
  markdown.ours(`\n\n${counted(card.mentionsHere, 'mention')} here, ${counted(card.mentions, 'mention')} in ${counted(card.seeds.length, 'seed')}`);
  if (card.dates) markdown.ours(`, ${card.dates.first === card.dates.last ? card.dates.first : `${card.dates.first} to ${card.dates.last}`}`);
  if (card.neighbours.length > 0) markdown.ours('  \nOften beside ').text(card.neighbours.join(', '));
  const others = card.seeds.filter(({ uri }) => uri !== here.toString());
  if (others.length > 0) {
    markdown.ours('\n\n');
    for (const [index, seed] of others.slice(0, LINKED_SEEDS).entries()) {
      const uri = vscode.Uri.parse(seed.uri, true);
      if (index > 0) markdown.ours(' · ');
      markdown.link(uri.path.slice(uri.path.lastIndexOf('/') + 1), uri, seed.line).ours(` ×${seed.count}`);
    }
    if (others.length > LINKED_SEEDS) markdown.ours(` · ${others.length - LINKED_SEEDS} more`);
  }
  if (card.note !== undefined) markdown.ours('\n\n> ').text(card.note);
  for (const link of card.links ?? []) if (/^https?:\/\//i.test(link)) markdown.ours('  \n').link(link, vscode.Uri.parse(link));
  return markdown.ours('\n\n*').text(card.why).ours('*').value;
}

function findingCard(finding: Finding): vscode.MarkdownString {
  return new SafeMarkdown().ours('$(search) ').text(finding.message).ours('  \n').text(finding.reason).value;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
