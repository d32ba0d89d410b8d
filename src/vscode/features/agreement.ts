import * as vscode from 'vscode';
import { adjudicate, agreedOn, GOLD } from '../../core/annotations/adjudicate';
import { type Agreement, type AgreementDocument, type Disagreement, measureAgreement } from '../../core/annotations/agreement';
import { markKey } from '../../core/annotations/agreement-differences';
import { type Annotation, quotedText } from '../../core/annotations/annotation';
import { Lines } from '../../core/text/lines';
import { SidecarSurvey } from '../annotations/sidecar-survey';
import { readFileText } from '../file-text';
import { plainLabel } from '../plain-label';
import { rangeOf } from '../ranges';
import type { Annotating } from './annotations';

const LONGEST_QUOTE = 60;

interface Row extends vscode.QuickPickItem {
  readonly one?: Disagreement;
  /** Of a row of figures: the label whose disagreements it leads to. */
  readonly only?: string;
}

/** *Show Agreement*: κ and F1 of every two annotators over all seeds, label by label, and their disagreements to click through; choosing one decides it. */
export function registerAgreement(all: Annotating): vscode.Disposable {
  const survey = new SidecarSurvey(all.features, all.store.sidecars);
  return vscode.commands.registerCommand('winnow.showAgreement', async () => {
    let only: string | undefined;
    for (;;) {
      const documents = await annotatedTwice(all, survey);
      const agreement = measureAgreement(documents.map((document) => ({ ...document, sets: document.sets.filter(({ annotator }) => annotator !== GOLD) })));
      const rows = rowsOf(agreement, documents, only);
      if (agreement.pairs.length === 0) {
        void vscode.window.showInformationMessage('No two people have annotated the same seed yet.');
        return;
      }
      const chosen = await vscode.window.showQuickPick(rows, {
        title: figuresOf(agreement),
        placeHolder: agreement.disagreements.length === 0 ? 'They agree on everything' : 'A disagreement to look at and decide, or a label to see only its own',
        matchOnDescription: true,
        matchOnDetail: true,
      });
      if (chosen?.only !== undefined) only = chosen.only === only ? undefined : chosen.only;
      else if (!chosen?.one || !(await decide(all, documents, chosen.one))) return;
    }
  });
}

/** The seeds that more than one person has annotated, those on screen as they are now. */
async function annotatedTwice({ store }: Annotating, survey: SidecarSurvey): Promise<AgreementDocument[]> {
  await store.saved();
  const documents: AgreementDocument[] = store.open.map(({ document, live }) => ({
    seed: document.uri.toString(),
    text: live.text,
    sets: live.annotators.map((annotator) => ({ seed: document.uri.toString(), annotator, annotations: live.of(annotator) })),
  }));
  const closed = new Map<string, AgreementDocument>();
  for (const { seed, gone, annotator, annotations } of await survey.all(new Set(documents.map((one) => one.seed)))) {
    const key = seed.toString();
    const text = gone ? undefined : (closed.get(key)?.text ?? (await readFileText(seed))?.text);
    if (text !== undefined) closed.set(key, { seed: key, text, sets: [...(closed.get(key)?.sets ?? []), { seed: key, annotator, annotations }] });
  }
  return [...documents, ...closed.values()].filter(({ sets }) => sets.filter(({ annotator }) => annotator !== GOLD).length > 1).sort((a, b) => (a.seed < b.seed ? -1 : 1));
}

function figuresOf({ pairs }: Agreement): string {
  return pairs.map(({ first, second, seeds, labels }) => `${first} and ${second}: ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}, κ ${(labels[0]?.kappa ?? 1).toFixed(2)}, F1 ${(labels[0]?.f1 ?? 1).toFixed(2)}`).join('; ');
}

function rowsOf({ pairs, disagreements }: Agreement, documents: readonly AgreementDocument[], only: string | undefined): Row[] {
  const texts = new Map(documents.map(({ seed, text }) => [seed, { text, lines: new Lines(text) }]));
  const gold = new Map(documents.map(({ seed, sets }) => [seed, new Set(sets.filter(({ annotator }) => annotator === GOLD).flatMap(({ annotations }) => annotations.map(markKey)))]));
  const rows: Row[] = [];
  const decided: Row[] = [];
  for (const one of disagreements) {
    const annotation = one.ofFirst ?? one.ofSecond;
    const there = texts.get(one.seed);
    if (!annotation || !there || (only !== undefined && one.ofFirst?.label !== only && one.ofSecond?.label !== only)) continue;
    const line = there.lines.lineAt(annotation.spans[0]?.start ?? 0) + 1;
    const place = `${vscode.workspace.asRelativePath(vscode.Uri.parse(one.seed, true))}:${line}`;
    const isDecided = [one.ofFirst, one.ofSecond].some((version) => version && gold.get(one.seed)?.has(markKey(version)));
    (isDecided ? decided : rows).push({ label: `${isDecided ? '$(check) ' : ''}${plainLabel(shortened(quotedText(there.text, annotation)))}`, description: `${one.kind}, ${place}`, detail: `${one.first}: ${said(one, one.ofFirst)}; ${one.second}: ${said(one, one.ofSecond)}`, one });
  }
  if (decided.length > 0) rows.push({ label: `decided in ${GOLD}`, kind: vscode.QuickPickItemKind.Separator }, ...decided);
  for (const { first, second, labels } of pairs) {
    rows.push({ label: `${first} and ${second}`, kind: vscode.QuickPickItemKind.Separator });
    for (const { label, kappa, f1, both, onlyFirst, onlySecond } of labels.slice(1)) {
      rows.push({ label: `$(tag) ${plainLabel(label)}`, description: `κ ${kappa.toFixed(2)}, F1 ${f1.toFixed(2)}; both ${both}, only ${first} ${onlyFirst}, only ${second} ${onlySecond}`, only: label });
    }
  }
  return rows;
}

function said(one: Disagreement, annotation: Annotation | undefined): string {
  if (!annotation) return 'nothing';
  const attributes = one.kind === 'attributes' ? ` (${Object.entries(annotation.attributes).map(([name, value]) => `${name}: ${value}`).join(', ') || 'no attributes'})` : '';
  return `${annotation.label}${attributes}`;
}

function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}

/** *Adjudicate*: shows the place and asks what the gold set should say. False when nothing was chosen. */
async function decide({ store }: Annotating, documents: readonly AgreementDocument[], one: Disagreement): Promise<boolean> {
  const uri = vscode.Uri.parse(one.seed, true);
  const document = await vscode.workspace.openTextDocument(uri);
  const span = one.ofFirst?.spans[0] ?? one.ofSecond?.spans[0];
  await vscode.window.showTextDocument(document, span ? { selection: rangeOf(document, span) } : {});
  const rows = [
    { label: `As ${one.first}`, description: said(one, one.ofFirst), choice: 'first' as const },
    { label: `As ${one.second}`, description: said(one, one.ofSecond), choice: 'second' as const },
    ...(one.ofFirst && one.ofSecond ? [{ label: 'Neither', description: 'nothing', choice: 'neither' as const }] : []),
  ];
  const chosen = await vscode.window.showQuickPick(rows, { title: 'Adjudicate', placeHolder: `What should the annotator “${GOLD}” say?` });
  if (!chosen) return false;
  const known = documents.find(({ seed }) => seed === one.seed);
  const [first, second] = [one.first, one.second].map((name) => known?.sets.find(({ annotator }) => annotator === name));
  await store.changeAnywhere(
    uri,
    GOLD,
    (annotations) => {
      const set = { seed: one.seed, annotator: GOLD, annotations };
      return adjudicate(annotations.length === 0 && first && second ? agreedOn(first, second) : set, one, chosen.choice).annotations;
    },
    (text) => text === known?.text,
  );
  return true;
}
