import * as vscode from 'vscode';
import { DEFAULT_SCHEME, type LabelScheme } from '../../core/annotations/scheme';
import { rootOf } from '../../core/seeds-root';
import { AnnotationMode } from '../annotations/annotation-mode';
import { AnnotationStore } from '../annotations/annotation-store';
import { Annotator } from '../annotations/annotator';
import { followCleaning } from '../annotations/follow-cleaning';
import { registerRemoveHere } from '../annotations/remove-here';
import type { Features } from '../features';
import { registerAgreement } from './agreement';
import { registerAnnotationDecorations } from './annotation-decorations';
import { registerAnnotationDetails } from './annotation-details';
import { registerAnnotationNotes } from './annotation-notes';
import { registerAnnotationsView } from './annotations-view';

/** What the parts of annotating share. */
export interface Annotating {
  readonly features: Features;
  readonly store: AnnotationStore;
  readonly annotator: Annotator;
  /** The annotation mode was switched on or off. */
  readonly onDidToggle: vscode.Event<boolean>;
  /** The labels that hold for a seed. */
  scheme(seed: vscode.Uri): Promise<LabelScheme>;
}

/**
 * Labels on the text, by keyboard: `Winnow: Annotate` for a selection, or the annotation mode, in which a label's key
 * labels the selection, Enter accepts what the analysis proposes and goes on, Delete rejects it.
 */
export function registerAnnotations(features: Features): vscode.Disposable {
  const toggled = new vscode.EventEmitter<boolean>();
  const annotating: Annotating = {
    features,
    onDidToggle: toggled.event,
    store: new AnnotationStore(features),
    annotator: new Annotator(features),
    scheme: async (seed) => {
      const folder = features.folders.of(seed)?.uri;
      if (folder === undefined) return DEFAULT_SCHEME;
      return features.host.request('labels', { folder, root: rootOf(folder, seed.toString()) });
    },
  };
  features.cleaning.add(followCleaning(features, annotating.store));
  return vscode.Disposable.from(
    annotating.store,
    toggled,
    new AnnotationMode(annotating, toggled),
    registerAnnotationDecorations(annotating),
    registerAnnotationDetails(annotating),
    registerAnnotationNotes(annotating),
    registerAnnotationsView(annotating),
    registerAgreement(annotating),
    registerRemoveHere(annotating),
  );
}
