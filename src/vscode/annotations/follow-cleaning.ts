import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotations/annotation';
import { afterRemovals } from '../../core/annotations/move-to-copy';
import type { CleanPlan } from '../../core/corpus-types';
import { applyEdits } from '../../core/text/edits';
import type { ChangedBeside, CleaningFollower } from '../cleaning';
import type { Features } from '../features';
import { messageOf } from '../log';
import type { AnnotationStore } from './annotation-store';
import { seedPathOf } from './seed-moves';

/** When many seeds are cleaned, the annotations of those that are not on screen move to the copies that stay; *Undo Clean* brings all sidecars back. */
export function followCleaning(features: Features, store: AnnotationStore): CleaningFollower {
  return async (plans) => {
    await store.saved();
    const files: { readonly uri: vscode.Uri; readonly before: Uint8Array }[] = [];
    const moves: (() => Promise<unknown>)[] = [];
    for (const plan of plans) {
      const seed = vscode.Uri.parse(plan.uri, true);
      const path = seedPathOf(features, seed);
      const sidecars = path ? await store.sidecars.filesOf(path) : [];
      if (!path || sidecars.length === 0) continue;
      for (const uri of sidecars) files.push({ uri, before: await vscode.workspace.fs.readFile(uri) });
      if (store.holds(seed)) continue;
      for (const [annotator, annotations] of await store.sidecars.read(path, plan.text)) moves.push(() => move(store, seed, annotator, annotations, plan));
    }
    return async () => {
      for (const run of moves) await run().catch((error: unknown) => features.log.error(`Annotations did not follow a clean: ${messageOf(error)}`));
      await store.saved();
      const changed: ChangedBeside[] = [];
      for (const { uri, before } of files) {
        const after = await vscode.workspace.fs.readFile(uri);
        if (!isSame(before, after)) changed.push({ uri: uri.toString(), before, after });
      }
      return changed;
    };
  };
}

function move(store: AnnotationStore, seed: vscode.Uri, annotator: string, annotations: readonly Annotation[], { text, edits, copies }: CleanPlan): Promise<number> {
  const after = applyEdits(text, edits);
  return store.changeAnywhere(seed, annotator, () => afterRemovals(annotations, text, edits, copies), (now) => now === after);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
