import * as vscode from 'vscode';
import { type Disagreement, measureAgreement } from '../../core/annotations/agreement';
import { createAnnotation } from '../../core/annotations/annotation';
import { quoteOf } from '../annotations/pick-annotation';
import { plainLabel } from '../plain-label';
import { rangeOf } from '../ranges';
import type { Annotating } from './annotations';

/** The annotator whose sets hold what was decided. */
const GOLD = 'gold';

/** *Show Agreement*: κ and F1 of the annotators of the active seed, and their disagreements to click through; *Adjudicate* decides one. */
export function registerAgreement(all: Annotating): vscode.Disposable {
  return vscode.commands.registerCommand('winnow.showAgreement', async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !(await all.store.load(editor.document))) return;
    const { document } = editor;
    const owned = all.store.of(document);
    const sets = [...new Set(owned.map(({ annotator }) => annotator))].map((annotator) => ({
      seed: document.uri.toString(),
      annotator,
      annotations: owned.flatMap((one) => (one.annotator === annotator ? [one.annotation] : [])),
    }));
    const { pairs, disagreements } = measureAgreement([{ seed: document.uri.toString(), text: document.getText(), sets: sets.filter(({ annotator }) => annotator !== GOLD) }]);
    const [pair] = pairs;
    if (!pair) {
      void vscode.window.showInformationMessage('Two people have to annotate this seed before they can agree.');
      return;
    }
    const figures = pairs.map(({ first, second, labels }) => `${first} and ${second}: κ ${(labels[0]?.kappa ?? 1).toFixed(2)}, F1 ${(labels[0]?.f1 ?? 1).toFixed(2)}`).join('; ');
    const rows = disagreements.map((one) => rowOf(document, one));
    const chosen = await vscode.window.showQuickPick(rows, {
      title: figures,
      placeHolder: rows.length === 0 ? 'They agree on everything' : 'A disagreement to look at and decide',
      onDidSelectItem: (row) => {
        if (typeof row !== 'string') reveal(editor, (row as Row).one);
      },
    });
    if (chosen) await adjudicate(all, editor, chosen.one);
  });
}

interface Row extends vscode.QuickPickItem {
  readonly one: Disagreement;
}

function rowOf(document: vscode.TextDocument, one: Disagreement): Row {
  const annotation = one.ofFirst ?? one.ofSecond;
  return {
    label: annotation ? plainLabel(quoteOf(document, annotation)) : '',
    description: one.kind,
    detail: `${one.first}: ${one.ofFirst?.label ?? 'nothing'}; ${one.second}: ${one.ofSecond?.label ?? 'nothing'}`,
    one,
  };
}

function reveal(editor: vscode.TextEditor, { ofFirst, ofSecond }: Disagreement): void {
  const span = ofFirst?.spans[0] ?? ofSecond?.spans[0];
  if (!span) return;
  const range = rangeOf(editor.document, span);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function adjudicate({ store }: Annotating, editor: vscode.TextEditor, one: Disagreement): Promise<void> {
  reveal(editor, one);
  const rows = [
    { label: `As ${one.first}`, description: one.ofFirst?.label ?? 'nothing', version: one.ofFirst },
    { label: `As ${one.second}`, description: one.ofSecond?.label ?? 'nothing', version: one.ofSecond },
  ];
  const chosen = await vscode.window.showQuickPick(rows, { title: 'Adjudicate', placeHolder: `What should the annotator “${GOLD}” say?` });
  if (!chosen) return;
  const spans = [...(one.ofFirst?.spans ?? []), ...(one.ofSecond?.spans ?? [])];
  await store.change(editor.document, GOLD, (annotations, text) => {
    const kept = annotations.filter((gold) => !gold.spans.some((a) => spans.some((b) => a.start === b.start && a.end === b.end)));
    const { version } = chosen;
    const made = version && createAnnotation(text, version.label, version.spans, new Set(kept.map(({ id }) => id)), { attributes: version.attributes });
    return made ? [...kept, made] : kept;
  });
}
