import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotations/annotation';
import { removalOf } from '../../core/duplicates/removal';
import { SeedText } from '../../core/text/seed-text';
import type { Annotating } from '../features/annotations';
import { passageTarget } from '../passage-target';
import { revealCursor, workspaceEdit } from '../workspace-edit';
import { HandOvers } from './hand-overs';

/** *Remove This Passage Here*: a passage that also stands in another seed goes from this one, and its annotations move there. */
export function registerRemoveHere({ features, store }: Annotating): vscode.Disposable {
  const handOvers = new HandOvers(features, store);
  return vscode.Disposable.from(
    handOvers,
    vscode.commands.registerCommand('winnow.removeHere', async (first?: unknown, second?: unknown) => {
      const target = await passageTarget(first, second);
      const analysis = target && (await features.tracker.fresh(target.document));
      if (!target || !analysis) return;
      const { document } = target;
      const at = document.offsetAt(target.position);
      const uri = document.uri.toString();
      const finding = analysis.findings.find(({ rule, span, related }) => rule === 'duplicate-passage' && span.start <= at && at <= span.end && related[0] !== undefined && related[0].uri !== uri);
      const kept = finding?.related[0];
      if (!finding || !kept) {
        void vscode.window.setStatusBarMessage('Winnow: no passage here stands in another seed', 4000);
        return;
      }
      const before = document.getText();
      const { span } = removalOf(new SeedText(before), finding.span);
      const seed = await store.load(document);
      const annotations = new Map<string, readonly Annotation[]>();
      for (const annotator of seed?.live.annotators ?? []) {
        const inside = (seed?.live.of(annotator) ?? []).filter(({ spans }) => spans.length > 0 && spans.every(({ start, end }) => start >= span.start && end <= span.end));
        if (inside.length > 0) annotations.set(annotator, inside);
      }
      if (document.getText() !== before || !(await vscode.workspace.applyEdit(workspaceEdit(document, [{ span, text: '' }])))) return;
      revealCursor();
      if (annotations.size > 0) await handOvers.add({ seed: document.uri, before, after: document.getText(), removed: finding.span, annotations, kept });
    }),
  );
}
