import * as vscode from 'vscode';
import { type Annotation, createAnnotation, isOrphan } from '../../core/annotations/annotation';
import { setStatus } from '../../core/config/winnow-yaml-edit';
import { DEFAULT_SCHEME, type LabelRule, type LabelScheme } from '../../core/annotations/scheme';
import type { Span } from '../../core/text/span';
import { AnnotationStore } from '../annotations/annotation-store';
import { Annotator } from '../annotations/annotator';
import { isSettled, type Proposal, proposalsOf } from '../annotations/proposals';
import { changeConfig } from '../config-file';
import { pathWithin, rootOf } from '../../core/seeds-root';
import type { Features } from '../features';
import { rangeOf, spanOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';
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
  return vscode.Disposable.from(
    annotating.store,
    toggled,
    new Mode(annotating, toggled),
    registerAnnotationDecorations(annotating),
    registerAnnotationDetails(annotating),
    registerAnnotationNotes(annotating),
    registerAnnotationsView(annotating),
    registerAgreement(annotating),
  );
}

/** The commands of annotating and the mode in which single keys run them. */
class Mode implements vscode.Disposable {
  readonly #all: Annotating;
  readonly #toggled: vscode.EventEmitter<boolean>;
  readonly #status = vscode.window.createStatusBarItem('winnow.annotations', vscode.StatusBarAlignment.Left, 9);
  readonly #subscriptions: vscode.Disposable[];
  #on = false;
  /** Seeds whose status was set, so that a person who sets another one keeps it. */
  readonly #finished = new Set<string>();

  constructor(all: Annotating, toggled: vscode.EventEmitter<boolean>) {
    this.#all = all;
    this.#toggled = toggled;
    this.#status.name = 'Winnow annotations';
    this.#status.command = 'winnow.annotationMode';
    const command = (id: string, run: (...args: never[]) => Promise<unknown>): vscode.Disposable => vscode.commands.registerCommand(`winnow.${id}`, run);
    const { tracker } = all.features;
    this.#subscriptions = [
      this.#status,
      command('annotationMode', () => this.#toggle(!this.#on)),
      command('leaveAnnotationMode', () => this.#toggle(false)),
      command('annotate', () => this.#annotate()),
      command('annotateKey', (key: string) => this.#annotateKey(key)),
      command('acceptProposal', () => this.#settle('accepted')),
      command('rejectProposal', () => this.#settle('rejected')),
      command('acceptEntity', () => this.#acceptEntity()),
      command('nextProposal', () => this.#go(1)),
      command('previousProposal', () => this.#go(-1)),
      command('deleteAnnotation', () => this.#delete()),
      command('reattachAnnotation', () => this.#reattach()),
      command('undoAnnotation', () => this.#undo()),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#show()),
      tracker.onDidAnalyse(() => void this.#show()),
      all.store.onDidChange(() => void this.#show()),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  get #editor(): vscode.TextEditor | undefined {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.languageId === LANGUAGE ? editor : undefined;
  }

  async #toggle(on: boolean): Promise<void> {
    this.#on = on;
    this.#toggled.fire(on);
    await vscode.commands.executeCommand('setContext', 'winnow.annotating', on);
    await this.#show();
  }

  /** Labels the selection with a label from a list; typing its key or name chooses it. */
  async #annotate(): Promise<void> {
    const editor = this.#editor;
    if (!editor) return;
    const { labels } = await this.#all.scheme(editor.document.uri);
    const rows = labels.map((rule) => ({ label: rule.name, description: rule.key === '' ? '' : `key ${rule.key}`, detail: rule.description, rule }));
    const chosen = await vscode.window.showQuickPick(rows, { title: 'Annotate', placeHolder: 'A label for what is selected', matchOnDescription: true });
    if (chosen) await this.#label(editor, chosen.rule);
  }

  async #annotateKey(key: string): Promise<void> {
    const editor = this.#editor;
    if (!editor) return;
    const { labels } = await this.#all.scheme(editor.document.uri);
    const rule = labels.find((one) => one.key === key);
    if (rule) await this.#label(editor, rule);
    else void vscode.window.setStatusBarMessage(`Winnow: no label has the key ${key}; Escape leaves the annotation mode`, 4000);
  }

  async #label(editor: vscode.TextEditor, rule: LabelRule): Promise<void> {
    const spans = spansToLabel(editor);
    if (spans.length === 0) {
      void vscode.window.setStatusBarMessage('Winnow: select the words to label first', 4000);
      return;
    }
    await this.#change(editor, (annotations, text) => {
      const made = createAnnotation(text, rule.name, spans, new Set(annotations.map(({ id }) => id)));
      return made ? [...annotations, made] : annotations;
    });
  }

  /** Accepts or rejects the proposal at the cursor, else the next one, and goes on to the one after it. */
  async #settle(verdict: 'accepted' | 'rejected'): Promise<void> {
    const editor = this.#editor;
    if (!editor) return;
    const proposal = await this.#proposalAtCursor(editor);
    if (!proposal) {
      if (verdict === 'rejected' && (await this.#delete())) return;
      await this.#go(1);
      return;
    }
    await this.#change(editor, (annotations, text) => {
      const made = createAnnotation(text, proposal.label, [proposal], new Set(annotations.map(({ id }) => id)), { verdict });
      return made ? [...annotations, made] : annotations;
    });
    await this.#go(1);
  }

  /** Accepts every mention of the entity at the cursor, in all seeds. */
  async #acceptEntity(): Promise<void> {
    const editor = this.#editor;
    const annotator = editor && (await this.#all.annotator.name());
    const proposal = editor && (await this.#proposalAtCursor(editor, true));
    const folder = editor && this.#all.features.tracker.folderOf(editor.document);
    if (!editor || annotator === undefined || proposal?.entity === undefined || folder === undefined) {
      if (editor) void vscode.window.setStatusBarMessage('Winnow: put the cursor on a name first', 4000);
      return;
    }
    const places = await this.#all.features.host.request('places', { folder, id: proposal.entity });
    let made = 0;
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: 'Winnow accepts all mentions', cancellable: true }, async (progress, token) => {
      for (const { uri, mentions } of places) {
        if (token.isCancellationRequested) break;
        progress.report({ increment: 100 / places.length });
        await this.#all.store.changeClosed(vscode.Uri.parse(uri, true), annotator, (annotations, text) => {
          const taken = new Set(annotations.map(({ id }) => id));
          const added: Annotation[] = [];
          for (const { start, end } of mentions) {
            if (isSettled({ start, end, label: proposal.label }, annotations)) continue;
            const one = createAnnotation(text, proposal.label, [{ start, end }], taken, { verdict: 'accepted' });
            if (!one) continue;
            taken.add(one.id);
            added.push(one);
          }
          made += added.length;
          return added.length === 0 ? annotations : [...annotations, ...added];
        });
      }
    });
    void vscode.window.setStatusBarMessage(`Winnow: ${made} mentions accepted in ${places.length} seeds`, 6000);
  }

  async #go(step: 1 | -1): Promise<void> {
    const editor = this.#editor;
    if (!editor) return;
    const open = await this.#open(editor);
    const at = editor.document.offsetAt(editor.selection.active);
    const next = step > 0 ? (open.find(({ start }) => start > at) ?? open[0]) : (open.findLast(({ end }) => end < at) ?? open.at(-1));
    if (!next) {
      void vscode.window.setStatusBarMessage('Winnow: every proposal in this seed is settled', 4000);
      return;
    }
    const range = rangeOf(editor.document, next);
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Deletes the smallest annotation of one's own at the cursor. */
  async #delete(): Promise<boolean> {
    const editor = this.#editor;
    if (!editor) return false;
    const at = editor.document.offsetAt(editor.selection.active);
    const name = await this.#all.annotator.name();
    const mine = this.#all.store.of(editor.document).filter(({ annotator }) => annotator === name);
    const [here] = mine
      .flatMap(({ annotation }) => annotation.spans.filter(({ start, end }) => start <= at && at <= end).map((span) => ({ id: annotation.id, size: span.end - span.start })))
      .sort((a, b) => a.size - b.size);
    return here ? this.#change(editor, (annotations) => annotations.filter(({ id }) => id !== here.id)) : false;
  }

  /** Puts an orphaned annotation on the selection. */
  async #reattach(): Promise<void> {
    const editor = this.#editor;
    if (!editor) return;
    const name = await this.#all.annotator.name();
    const orphans = this.#all.store.of(editor.document).filter(({ annotator, annotation }) => annotator === name && isOrphan(annotation));
    const rows = orphans.map(({ annotation }) => ({ label: annotation.targets.map(({ exact }) => exact).join(' … '), description: annotation.label, annotation }));
    if (rows.length === 0 || editor.selection.isEmpty) {
      void vscode.window.setStatusBarMessage(rows.length === 0 ? 'Winnow: no annotation of yours is orphaned here' : 'Winnow: select the words it belongs to first', 4000);
      return;
    }
    const chosen = rows.length === 1 ? rows[0] : await vscode.window.showQuickPick(rows, { title: 'Re-attach Here', placeHolder: 'Which orphaned annotation?' });
    if (!chosen) return;
    const spans = [spanOf(editor.document, editor.selection)];
    await this.#change(editor, (annotations) => annotations.map((one) => (one.id === chosen.annotation.id ? { ...one, spans, targets: [], hash: '' } : one)));
  }

  async #undo(): Promise<void> {
    const editor = this.#editor;
    if (editor && !(await this.#all.store.undo(editor.document))) void vscode.window.setStatusBarMessage('Winnow: no act of annotating to take back', 4000);
  }

  async #change(editor: vscode.TextEditor, update: (annotations: readonly Annotation[], text: string) => readonly Annotation[]): Promise<boolean> {
    const name = await this.#all.annotator.name();
    return name === undefined ? false : this.#all.store.change(editor.document, name, update);
  }

  async #proposalAtCursor(editor: vscode.TextEditor, settledToo = false): Promise<Proposal | undefined> {
    const at = editor.document.offsetAt(editor.selection.active);
    const all = settledToo ? await this.#proposals(editor) : await this.#open(editor);
    return all.filter(({ start, end }) => start <= at && at <= end).sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  }

  async #proposals(editor: vscode.TextEditor): Promise<Proposal[]> {
    const analysis = await this.#all.features.tracker.fresh(editor.document);
    return analysis ? proposalsOf(analysis, await this.#all.scheme(editor.document.uri)) : [];
  }

  async #open(editor: vscode.TextEditor): Promise<Proposal[]> {
    const name = await this.#all.annotator.name();
    const mine = this.#all.store.of(editor.document).flatMap(({ annotator, annotation }) => (annotator === name ? [annotation] : []));
    return (await this.#proposals(editor)).filter((proposal) => !isSettled(proposal, mine));
  }

  /** Done and total of the active seed; a seed with nothing left to settle is `annotated`. */
  async #show(): Promise<void> {
    const editor = this.#editor;
    if (!this.#on || !editor) {
      this.#status.hide();
      return;
    }
    const total = (await this.#proposals(editor)).length;
    const done = total - (await this.#open(editor)).length;
    this.#status.text = `$(edit) ${done}/${total}`;
    this.#status.tooltip = 'Winnow annotation mode: a label’s key labels the selection, Enter accepts, Delete rejects, Tab goes on, Escape leaves';
    this.#status.accessibilityInformation = { label: `Annotation mode, ${done} of ${total} proposals settled` };
    this.#status.show();
    if (total > 0 && done === total) await this.#finish(editor.document);
  }

  async #finish(document: vscode.TextDocument): Promise<void> {
    const folder = this.#all.features.folders.of(document.uri)?.uri;
    if (folder === undefined || this.#finished.has(document.uri.toString())) return;
    this.#finished.add(document.uri.toString());
    const path = pathWithin(rootOf(folder, document.uri.toString()), document.uri.toString());
    await changeConfig(this.#all.features, document.uri, (text) => setStatus(text, path, 'annotated'), `${path} is annotated`);
  }
}

/** The selections, or the word at the cursor when nothing is selected. */
function spansToLabel(editor: vscode.TextEditor): Span[] {
  const { document, selections } = editor;
  return selections.flatMap((selection) => {
    const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
    return range ? [spanOf(document, range)] : [];
  });
}
