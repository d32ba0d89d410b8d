import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotations/annotation';
import { labelRule } from '../../core/annotations/scheme';
import { pickAnnotation, quoteOf } from '../annotations/pick-annotation';
import { SafeMarkdown } from '../markdown';
import { plainLabel } from '../plain-label';
import { rangeOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';
import type { Annotating } from './annotations';

/** What an annotation says besides its label: shown in a hover, changed by *Set Attribute…* and *Relate to…*. */
export function registerAnnotationDetails(all: Annotating): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider({ language: LANGUAGE }, { provideHover: (document, position) => hover(all, document, position) }),
    vscode.commands.registerCommand('winnow.setAttribute', () => setAttribute(all)),
    vscode.commands.registerCommand('winnow.relateAnnotation', () => relate(all)),
  );
}

function hover({ store }: Annotating, document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
  const at = document.offsetAt(position);
  const all = store.of(document);
  const here = all.filter(({ annotation }) => annotation.spans.some(({ start, end }) => start <= at && at <= end));
  if (here.length === 0) return undefined;
  const cards = here.map(({ annotator, annotation }) => {
    const markdown = new SafeMarkdown().ours('**').text(annotation.label).ours('** by ').text(annotator);
    if (annotation.verdict) markdown.ours(`, ${annotation.verdict}`);
    for (const [name, value] of Object.entries(annotation.attributes)) markdown.ours('  \n').text(`${name}: ${value}`);
    for (const { type, to } of annotation.relations) {
      const other = all.find((one) => one.annotator === annotator && one.annotation.id === to);
      markdown.ours('  \n').text(`${type} → ${other ? quoteOf(document, other.annotation) : to}`);
    }
    for (const { author, text } of annotation.notes) markdown.ours('\n\n> ').text(`${author}: ${text}`);
    return markdown.value;
  });
  const span = here[0]?.annotation.spans.find(({ start, end }) => start <= at && at <= end);
  return new vscode.Hover(cards, span && rangeOf(document, span));
}

async function setAttribute(all: Annotating): Promise<void> {
  const found = await pickAnnotation(all, 'Set Attribute');
  if (!found) return;
  const { document, annotator, annotation } = found;
  const rule = labelRule(await all.scheme(document.uri), annotation.label);
  if (!rule || rule.attributes.length === 0) {
    say(`the label “${annotation.label}” has no attributes; winnow.yaml describes labels`);
    return;
  }
  const rows = rule.attributes.map((attribute) => ({ label: attribute.name, description: annotation.attributes[attribute.name] ?? '', attribute }));
  const chosen = rows.length === 1 ? rows[0] : await vscode.window.showQuickPick(rows, { title: 'Set Attribute' });
  if (!chosen) return;
  const { name, kind, values } = chosen.attribute;
  const now = annotation.attributes[name];
  const value = kind === 'text' ? await vscode.window.showInputBox({ title: name, value: now ?? '' }) : await (kind === 'flag' ? chooseValue(name, ['yes', 'no'], now ?? 'no') : chooseValue(name, values, now, now !== undefined));
  if (value === undefined) return;
  await all.store.change(document, annotator, (annotations) =>
    annotations.map((one) => {
      if (one.id !== annotation.id) return one;
      const others = Object.fromEntries(Object.entries(one.attributes).filter(([key]) => key !== name));
      return { ...one, attributes: value === '' || (kind === 'flag' && value === 'no') ? others : { ...others, [name]: value } };
    }),
  );
}

/** One of the values of an attribute; empty for none of them, where that is offered. */
async function chooseValue(name: string, values: readonly string[], now: string | undefined, canBeNone = false): Promise<string | undefined> {
  const rows = values.map((value) => ({ label: value, description: value === now ? 'now' : '', value }));
  const none = canBeNone ? [{ label: '$(close) none of these', description: '', value: '' }] : [];
  return (await vscode.window.showQuickPick([...rows, ...none], { title: name }))?.value;
}

async function relate(all: Annotating): Promise<void> {
  const found = await pickAnnotation(all, 'Relate');
  if (!found) return;
  const { document, annotator, annotation } = found;
  const rule = labelRule(await all.scheme(document.uri), annotation.label);
  if (!rule || rule.relations.length === 0) {
    say(`the label “${annotation.label}” has no relations; winnow.yaml describes labels`);
    return;
  }
  const relation = rule.relations.length === 1 ? rule.relations[0]?.name : await vscode.window.showQuickPick(rule.relations.map(({ name }) => name), { title: `${quoteOf(document, annotation)} → …` });
  const allowed = rule.relations.find(({ name }) => name === relation)?.to ?? [];
  if (relation === undefined) return;
  const start = (one: Annotation): number => one.spans[0]?.start ?? Infinity;
  /** Orphans stand nowhere and come last. */
  const distance = (one: Annotation): number => Math.min(Number.MAX_SAFE_INTEGER, Math.abs(start(one) - (annotation.spans[0]?.start ?? 0)));
  const others = all.store
    .of(document)
    .filter((one) => one.annotator === annotator && one.annotation.verdict !== 'rejected' && one.annotation.id !== annotation.id && (allowed.length === 0 || allowed.includes(one.annotation.label)))
    .map((one) => one.annotation)
    .sort((one, other) => distance(one) - distance(other));
  if (others.length === 0) {
    say(`label the ${relation} first${allowed.length > 0 ? ` (${allowed.join(' or ')})` : ''}`);
    return;
  }
  const row = (one: Annotation): { label: string; description: string; id: string } => ({
    label: plainLabel(quoteOf(document, one)),
    description: `${one.label}${one.spans[0] ? ` · line ${document.positionAt(start(one)).line + 1}` : ''}`,
    id: one.id,
  });
  const chosen = await vscode.window.showQuickPick(others.map(row), { title: `${relation} of ${quoteOf(document, annotation)}`, placeHolder: 'Which annotation?' });
  if (!chosen) return;
  await all.store.change(document, annotator, (annotations) =>
    annotations.map((one) => {
      if (one.id !== annotation.id || one.relations.some(({ type, to }) => type === relation && to === chosen.id)) return one;
      return { ...one, relations: [...one.relations, { type: relation, to: chosen.id }] };
    }),
  );
}

function say(text: string): void {
  void vscode.window.setStatusBarMessage(`Winnow: ${text}`, 5000);
}
