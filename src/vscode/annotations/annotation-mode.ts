import * as vscode from 'vscode';
import { type Annotation, createAnnotation } from '../../core/annotations/annotation';
import type { LabelRule } from '../../core/annotations/scheme';
import type { Span } from '../../core/text/span';
import type { Annotating } from '../features/annotations';
import { rangeOf, spanOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';
import { type AcceptedEverywhere, acceptEverywhere, doAgainEverywhere, takeBackEverywhere } from './accept-entity';
import type { Update } from './annotation-store';
import { openProposals, type Proposal, proposalsOf } from './proposals';
import { SeedProgress } from './seed-progress';
import { TypingLock } from './typing-lock';

/** The commands of annotating, and the mode in which single keys run them. */
export class AnnotationMode implements vscode.Disposable {
  readonly #all: Annotating;
  readonly #toggled: vscode.EventEmitter<boolean>;
  readonly #progress: SeedProgress;
  readonly #status = vscode.window.createStatusBarItem('winnow.annotations', vscode.StatusBarAlignment.Left, 9);
  readonly #subscriptions: vscode.Disposable[];
  /** What was accepted in other seeds, too, by the note of its act. */
  readonly #everywhere = new Map<string, AcceptedEverywhere>();
  /** What was taken back of it in other seeds, by the same note. */
  readonly #takenBack = new Map<string, Awaited<ReturnType<typeof takeBackEverywhere>>>();
  readonly #typing = new TypingLock(() => this.#editor !== undefined, () => say('typing is off in the annotation mode; Escape leaves it'));
  #on = false;
  #shown = 0;

  constructor(all: Annotating, toggled: vscode.EventEmitter<boolean>) {
    this.#all = all;
    this.#toggled = toggled;
    this.#progress = new SeedProgress(all.features);
    this.#status.name = 'Winnow annotations';
    this.#status.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#status.command = 'winnow.annotationMode';
    const command = (id: string, run: (...args: never[]) => Promise<unknown>): vscode.Disposable => vscode.commands.registerCommand(`winnow.${id}`, run);
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
      command('undoAnnotation', () => this.#again('undo')),
      command('redoAnnotation', () => this.#again('redo')),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#show()),
      all.features.tracker.onDidAnalyse(() => void this.#show()),
      all.store.onDidChange(() => void this.#show()),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#typing.dispose();
  }

  get #editor(): vscode.TextEditor | undefined {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.languageId === LANGUAGE ? editor : undefined;
  }

  async #toggle(on: boolean): Promise<void> {
    this.#on = on;
    this.#typing.set(on);
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
    else say(`no label has the key ${key}; Escape leaves the annotation mode`);
  }

  async #label(editor: vscode.TextEditor, rule: LabelRule): Promise<void> {
    const spans = spansToLabel(editor);
    if (spans.length === 0) {
      say('select the words to label first');
      return;
    }
    await this.#change(editor, (annotations, text) => {
      const made = createAnnotation(text, rule.name, spans, new Set(annotations.map(({ id }) => id)));
      return made && !annotations.some((one) => one.label === made.label && one.verdict !== 'rejected' && isSamePlace(one.spans, made.spans)) ? [...annotations, made] : annotations;
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
      if (editor) say('put the cursor on a name first');
      return;
    }
    const before = (await this.#open(editor)).length;
    const accepted = await acceptEverywhere(this.#all, folder, annotator, { ...proposal, entity: proposal.entity });
    const made = [...accepted.added.values()].reduce((sum, ids) => sum + ids.size, 0);
    const note = `everywhere ${this.#everywhere.size}`;
    if (made > 0) {
      this.#everywhere.set(note, accepted);
      this.#all.store.note(editor.document, annotator, note, accepted.added.has(editor.document.uri.toString()));
    }
    await this.#progress.acted(editor.document.uri, before, (await this.#open(editor)).length);
    say(`${made} mentions accepted in ${accepted.added.size} ${accepted.added.size === 1 ? 'seed' : 'seeds'}`);
  }

  async #go(step: 1 | -1): Promise<void> {
    const editor = this.#editor;
    if (!editor) return;
    const open = await this.#open(editor);
    const at = editor.document.offsetAt(editor.selection.active);
    const next = step > 0 ? (open.find(({ start }) => start > at) ?? open[0]) : (open.findLast(({ end }) => end < at) ?? open.at(-1));
    if (!next) {
      say('every proposal in this seed is settled');
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
    const [here] = (await this.#mine(editor))
      .flatMap((annotation) => annotation.spans.filter(({ start, end }) => start <= at && at <= end).map((span) => ({ id: annotation.id, size: span.end - span.start })))
      .sort((a, b) => a.size - b.size);
    return here ? this.#change(editor, (annotations) => annotations.filter(({ id }) => id !== here.id)) : false;
  }

  /** Takes the newest thing back: an act of annotating, or what was typed after it. */
  async #again(which: 'undo' | 'redo'): Promise<void> {
    const editor = this.#editor;
    if (!editor) return;
    const { store } = this.#all;
    if (which === 'undo' && !store.isActNewest(editor.document)) {
      const before = editor.document.version;
      await vscode.commands.executeCommand('undo');
      if (editor.document.version !== before) return;
    }
    const open = (await this.#open(editor)).length;
    const note = await store.again(editor.document, which);
    if (note === undefined) {
      if (which === 'redo') await vscode.commands.executeCommand('redo');
      else say('nothing to take back');
      return;
    }
    const everywhere = this.#everywhere.get(note);
    if (everywhere && which === 'undo') this.#takenBack.set(note, await takeBackEverywhere(this.#all, everywhere));
    else if (everywhere) {
      const left = await doAgainEverywhere(this.#all, everywhere.annotator, this.#takenBack.get(note) ?? new Map());
      if (left > 0) say(`${left} seeds have changed since and were left out`);
    }
    await this.#progress.acted(editor.document.uri, open, (await this.#open(editor)).length);
  }

  async #change(editor: vscode.TextEditor, update: Update): Promise<boolean> {
    const name = await this.#all.annotator.name();
    if (name === undefined) return false;
    const before = (await this.#open(editor)).length;
    if (!(await this.#all.store.change(editor.document, name, update))) return false;
    void this.#progress.acted(editor.document.uri, before, (await this.#open(editor)).length);
    return true;
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
    return openProposals(await this.#proposals(editor), await this.#mine(editor));
  }

  async #mine(editor: vscode.TextEditor): Promise<Annotation[]> {
    const name = await this.#all.annotator.known();
    return this.#all.store.of(editor.document).flatMap(({ annotator, annotation }) => (annotator === name ? [annotation] : []));
  }

  /** Done and total of the active seed. */
  async #show(): Promise<void> {
    const editor = this.#editor;
    if (!this.#on || !editor) {
      this.#status.hide();
      return;
    }
    const turn = ++this.#shown;
    const total = (await this.#proposals(editor)).length;
    const done = total - (await this.#open(editor)).length;
    if (turn !== this.#shown || !this.#on) return;
    this.#status.text = `$(edit) Annotating ${done}/${total}`;
    this.#status.tooltip = 'Winnow annotation mode: a label’s key labels the selection, Enter accepts, Delete rejects, Tab goes on. Nothing is typed into the seed; Escape leaves';
    this.#status.accessibilityInformation = { label: `Annotation mode, ${done} of ${total} proposals settled` };
    this.#status.show();
  }
}

function say(text: string): void {
  void vscode.window.setStatusBarMessage(`Winnow: ${text}`, 5000);
}

function isSamePlace(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every(({ start, end }, i) => start === b[i]?.start && end === b[i].end);
}

/** The selections, or the word at the cursor when nothing is selected. */
function spansToLabel(editor: vscode.TextEditor): Span[] {
  const { document, selections } = editor;
  return selections.flatMap((selection) => {
    const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
    return range ? [spanOf(document, range)] : [];
  });
}
