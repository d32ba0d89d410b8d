import * as vscode from 'vscode';
import type { EntityMentionCard, FactCard, MentionCard } from '../../core/corpus-types';
import type { MentionSource } from '../../core/entities/mention';
import { Cancelled } from '../../host/client';
import { ENTITY_TYPE_NAMES } from '../entity-names';
import { mentionAt } from '../entity-places';
import type { Features } from '../features';
import { SafeMarkdown } from '../markdown';
import { rangeOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';
import { findingCard } from './finding-card';

/** Seeds linked from a card; the rest are counted. */
const LINKED_SEEDS = 5;
const SPELLINGS_SHOWN = 8;
const ROLES_SHOWN = 3;
/** Findings explained at one place: a copy may hold boilerplate. */
const MOST_FINDINGS = 3;

/** Why a mention was taken for a name. */
const SOURCES: Readonly<Record<MentionSource, string>> = {
  model: 'by the model',
  gazetteer: 'in the gazetteer',
  rule: 'by its capitals and the words around it',
  document: 'because it is clear elsewhere in the seed',
  curated: 'in your entities.yaml',
};

/** Cards for entities, reasons for findings. */
export function registerHover(features: Features): vscode.Disposable {
  const { tracker, host } = features;
  return vscode.languages.registerHoverProvider(
    { language: LANGUAGE },
    {
      async provideHover(document, position, token) {
        const analysis = await tracker.fresh(document, token);
        const folder = tracker.folderOf(document);
        if (!analysis || folder === undefined) return undefined;
        const offset = document.offsetAt(position);
        const mention = mentionAt(analysis.mentions, offset);
        const findings = analysis.findings.filter(({ span }) => span.start <= offset && offset < span.end).slice(0, MOST_FINDINGS);
        const contents: vscode.MarkdownString[] = [];
        try {
          const card = mention && (await host.request('card', { folder, uri: document.uri.toString(), offset: mention.start }, token));
          if (card) contents.push(mentionCard(card, document.uri));
        } catch (error) {
          if (!(error instanceof Cancelled)) throw error;
        }
        for (const finding of findings) contents.push(...(await findingCard(features, document, finding, token)));
        const span = mention ?? findings[0]?.span;
        return span && contents.length > 0 ? new vscode.Hover(contents, rangeOf(document, span)) : undefined;
      },
    },
  );
}

/** The card of a mention, the same in a seed and in INDEX.md. `hovered` is the document that the mouse is in. */
export function mentionCard(mention: MentionCard, hovered: vscode.Uri): vscode.MarkdownString {
  return mention.kind === 'fact' ? factCard(mention) : entityCard(mention, hovered);
}

function factCard({ type, text, normal, how }: FactCard): vscode.MarkdownString {
  const markdown = new SafeMarkdown().ours('**').text(text).ours(`** — ${ENTITY_TYPE_NAMES[type]}`);
  if (normal !== undefined) markdown.ours('  \n').text(normal);
  return markdown.ours('\n\n*').text(how).ours('*').value;
}

function entityCard({ card, here: mentionsHere, quotes }: EntityMentionCard, hovered: vscode.Uri): vscode.MarkdownString {
  const markdown = new SafeMarkdown().ours('**').text(card.name).ours(`** — ${ENTITY_TYPE_NAMES[card.type]}`);
  for (const [index, role] of card.roles.slice(0, ROLES_SHOWN).entries()) {
    markdown.ours(index === 0 ? '  \n' : ', ').link(role.text, vscode.Uri.parse(role.uri, true), role.line);
  }
  const spellings = card.spellings.slice(0, SPELLINGS_SHOWN).map(({ text, count }) => `${text} ×${count}`);
  if (card.spellings.length > SPELLINGS_SHOWN) spellings.push(`and ${card.spellings.length - SPELLINGS_SHOWN} more`);
  markdown.ours('\n\nSpelled ').text(spellings.join(', '));
  const here = mentionsHere > 0 ? `${counted(mentionsHere, 'mention')} here, ` : '';
  markdown.ours(`\n\n${here}${counted(card.mentions, 'mention')} in ${counted(card.seeds, 'seed')}`);
  if (card.firstDate !== undefined) markdown.ours(', ').text(card.firstDate === card.lastDate ? card.firstDate : `${card.firstDate} to ${card.lastDate}`);
  if (card.beside.length > 0) markdown.ours('  \nOften beside ').text(card.beside.map(({ name }) => name).join(', '));
  const others = card.where.filter(({ uri }) => uri !== hovered.toString());
  const more = card.seeds - (mentionsHere > 0 ? 1 : 0) - LINKED_SEEDS;
  for (const [index, seed] of others.slice(0, LINKED_SEEDS).entries()) {
    const uri = vscode.Uri.parse(seed.uri, true);
    markdown.ours(index === 0 ? `\n\n${mentionsHere > 0 ? 'Also in' : 'In'} ` : ' · ').link(nameOf(uri), uri, seed.line).ours(` ×${seed.mentions}`);
  }
  if (more > 0) markdown.ours(` · and ${more} more`);
  for (const { uri, line, before, name, after } of quotes) {
    const seed = vscode.Uri.parse(uri, true);
    markdown.ours('\n\n> ').text(before).ours('**').text(name).ours('**').text(after).ours(' — ').link(nameOf(seed), seed, line);
  }
  if (card.note !== undefined) markdown.ours('\n\nNote: ').text(card.note);
  for (const link of card.links) if (/^https?:\/\//i.test(link)) markdown.ours('  \n').link(link, vscode.Uri.parse(link));
  return markdown.ours(`\n\n*Found ${card.sources.map((source) => SOURCES[source]).join(', ')}*`).value;
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
