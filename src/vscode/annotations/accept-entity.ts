import * as vscode from 'vscode';
import { type Annotation, createAnnotation } from '../../core/annotations/annotation';
import { SettledSpans } from '../../core/annotations/settled-spans';
import type { Span } from '../../core/text/span';
import type { Annotating } from '../features/annotations';
import { messageOf } from '../log';
import type { Update } from './annotation-store';
import type { Proposal } from './proposals';

/** What accepting everywhere did: in which seeds, which annotations. */
export interface AcceptedEverywhere {
  readonly annotator: string;
  /** Seed → ids that were added. */
  readonly added: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Accepts every mention of an entity in all seeds. Seeds that are not open stay closed: their sidecars are written. A
 * seed whose text is not the one that the corpus knows is left out.
 */
export async function acceptEverywhere({ features, store }: Annotating, folder: string, annotator: string, proposal: Proposal & { readonly entity: string }): Promise<AcceptedEverywhere> {
  const id = proposal.entity;
  const names = new Map((await features.host.request('names', { folder, id })).map(({ uri, names: found }) => [uri, found]));
  const places = await features.host.request('places', { folder, id });
  const added = new Map<string, Set<string>>();
  const failed: string[] = [];
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: 'Winnow accepts all mentions', cancellable: true }, async (progress, token) => {
    for (const { uri, mentions } of places) {
      if (token.isCancellationRequested) break;
      progress.report({ increment: 100 / places.length });
      const known = names.get(uri) ?? [];
      const fits = (text: string): boolean => known.length > 0 && known.every(({ start, end, spelling }) => text.slice(start, end).replace(/\s+/g, ' ') === spelling);
      const ids = new Set<string>();
      try {
        await store.changeAnywhere(vscode.Uri.parse(uri, true), annotator, accept(mentions, proposal.label, ids), fits);
        if (ids.size > 0) added.set(uri, ids);
      } catch (error) {
        failed.push(messageOf(error));
      }
    }
  });
  if (failed.length > 0) void vscode.window.showErrorMessage(`${failed.length} seeds were left out. ${failed[0]}.`);
  return { annotator, added };
}

/** What was taken back in one seed, to be done again in the same text. */
interface TakenBack {
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

/** Takes it back in all seeds; answers by seed what went. */
export async function takeBackEverywhere({ store }: Annotating, { annotator, added }: AcceptedEverywhere): Promise<ReadonlyMap<string, TakenBack>> {
  const taken = new Map<string, TakenBack>();
  for (const [uri, ids] of added) {
    await store.changeAnywhere(vscode.Uri.parse(uri, true), annotator, (annotations, text) => {
      const gone = annotations.filter(({ id }) => ids.has(id));
      if (gone.length === 0) return annotations;
      taken.set(uri, { text, annotations: gone });
      return annotations.filter(({ id }) => !ids.has(id));
    });
  }
  return taken;
}

/** Does again what `takeBackEverywhere` took; a seed whose text has changed since is left out and counted. */
export async function doAgainEverywhere({ store }: Annotating, annotator: string, taken: ReadonlyMap<string, TakenBack>): Promise<number> {
  let left = 0;
  for (const [uri, { text, annotations }] of taken) {
    const changed = await store.changeAnywhere(
      vscode.Uri.parse(uri, true),
      annotator,
      (known) => {
        const there = new Set(known.map(({ id }) => id));
        const missing = annotations.filter(({ id }) => !there.has(id));
        return missing.length === 0 ? known : [...known, ...missing];
      },
      (now) => now === text,
    );
    if (changed === 0) left++;
  }
  return left;
}

/** An update that accepts the mentions that nothing was said about, and puts the new ids into `ids`. */
function accept(mentions: readonly Span[], label: string, ids: Set<string>): Update {
  return (annotations, text) => {
    ids.clear();
    const settled = new SettledSpans(annotations);
    const taken = new Set(annotations.map(({ id }) => id));
    const added: Annotation[] = [];
    for (const { start, end } of mentions) {
      const made = settled.has({ start, end }, label) ? undefined : createAnnotation(text, label, [{ start, end }], taken, { verdict: 'accepted' });
      if (!made) continue;
      taken.add(made.id);
      ids.add(made.id);
      added.push(made);
    }
    return added.length === 0 ? annotations : [...annotations, ...added];
  };
}
