import * as vscode from 'vscode';
import type { Annotation, Note } from '../../core/annotations/annotation';
import { createAnnotation } from '../../core/annotations/annotation';
import type { Span } from '../../core/text/span';
import type { Owned } from '../annotations/open-seed';
import { SafeMarkdown } from '../markdown';
import { rangeOf, spanOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';
import type { Annotating } from './annotations';

/**
 * Notes on annotations as threads in the margin: written, answered, edited, deleted, resolved. They stand in the
 * sidecar of whose annotation it is. The margin offers new ones in the annotation mode only.
 */
export function registerAnnotationNotes(all: Annotating): vscode.Disposable {
  const controller = vscode.comments.createCommentController('winnow', 'Winnow notes');
  controller.options = { prompt: 'Add a note', placeHolder: 'A note on these words, in markdown' };
  const offered = (on: boolean): vscode.CommentingRangeProvider => ({
    provideCommentingRanges: (document) => (on && document.languageId === LANGUAGE ? [new vscode.Range(0, 0, document.lineCount - 1, 0)] : []),
  });
  /** Thread → the annotation it belongs to. */
  const owners = new Map<vscode.CommentThread, Owned>();
  const threads = new Map<string, Map<string, vscode.CommentThread>>();

  const threadsOf = (document: vscode.TextDocument): Map<string, vscode.CommentThread> => {
    const known = threads.get(document.uri.toString()) ?? new Map<string, vscode.CommentThread>();
    threads.set(document.uri.toString(), known);
    return known;
  };
  const show = (document: vscode.TextDocument): void => {
    const known = threadsOf(document);
    const left = new Set(known.keys());
    for (const owned of all.store.of(document)) {
      const { annotation } = owned;
      const [span] = annotation.spans;
      if (annotation.notes.length === 0 || !span) continue;
      const key = keyOf(owned);
      left.delete(key);
      let thread = known.get(key);
      if (!thread) {
        thread = controller.createCommentThread(document.uri, rangeOf(document, span), []);
        thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
        known.set(key, thread);
      }
      owners.set(thread, owned);
      fill(thread, annotation, rangeOf(document, span));
    }
    for (const key of left) {
      const thread = known.get(key);
      if (thread) owners.delete(thread);
      thread?.dispose();
      known.delete(key);
    }
  };

  /**
   * Unfolds the notes of the annotation at the cursor; where there are none, opens a box for the first. The editor's
   * own command folds and unfolds whatever stands on the line, so where that is something else the box is at the top.
   */
  const open = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== LANGUAGE) return;
    const { document } = editor;
    const owned = annotationAt(all.store.of(document), spanOf(document, editor.selection), await all.annotator.known());
    const known = threadsOf(document);
    const thread = owned && known.get(keyOf(owned));
    const endsHere = (line: number): number => [...known.values()].filter(({ range }) => range?.end.line === line).length;
    if (thread) {
      // The editor does not tell when somebody folded it, and takes only what differs from what was said last.
      thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
      thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
      const line = editor.selection.end.line;
      if (thread.range?.end.line === line && endsHere(line) === 1) await vscode.commands.executeCommand('workbench.action.focusCommentOnCurrentLine');
      return;
    }
    const [span] = owned?.annotation.spans ?? [];
    if (span) {
      const { start, end } = rangeOf(document, span);
      editor.selection = new vscode.Selection(start, end);
    }
    if (endsHere(editor.selection.end.line) === 0) {
      await vscode.commands.executeCommand('workbench.action.addComment');
      return;
    }
    const about = editor.selection.isEmpty ? document.lineAt(editor.selection.active).range : editor.selection;
    const text = await vscode.window.showInputBox({ title: `Note on ${owned?.annotation.label ?? 'new annotation'}`, prompt: 'A note on these words, in markdown', ignoreFocusOut: true });
    const author = text === undefined || text.trim() === '' ? undefined : await all.annotator.name();
    if (text !== undefined && author !== undefined) await add(document, spanOf(document, about), { author, text: text.trim() });
  };

  /** Threads whose note is being written: a second Ctrl+Enter does not write it again. */
  const busy = new Set<vscode.CommentThread>();
  const reply = async (note: vscode.CommentReply): Promise<void> => {
    if (busy.has(note.thread)) return;
    busy.add(note.thread);
    await write(note).finally(() => busy.delete(note.thread));
  };
  const write = async ({ thread, text }: vscode.CommentReply): Promise<void> => {
    const author = await all.annotator.name();
    const document = await vscode.workspace.openTextDocument(thread.uri);
    if (author === undefined || text.trim() === '') return;
    const owned = owners.get(thread);
    const note = { author, text: text.trim() };
    if (owned) await changeOne(all, document, owned, (one) => ({ ...one, notes: [...one.notes, note] }));
    else if (thread.range && (await add(document, noteSpan(document, thread.range), note))) {
      thread.dispose();
      await toSeed();
    }
  };
  /** Puts a note on the smallest annotation around some words, else on a new one whose label it asks for. */
  const add = async (document: vscode.TextDocument, span: Span, note: Note): Promise<boolean> => {
    const existing = annotationAt(all.store.of(document), span, note.author);
    if (existing) return changeOne(all, document, existing, (one) => ({ ...one, notes: [...one.notes, note] }));
    const { labels } = await all.scheme(document.uri);
    const label = await vscode.window.showQuickPick(labels.map(({ name }) => name), { title: 'Label of the words that the note is about' });
    if (label === undefined) return false;
    return all.store.change(document, note.author, (annotations, source) => {
      const made = createAnnotation(source, label, [span], new Set(annotations.map(({ id }) => id)), { notes: [note] });
      return made ? [...annotations, made] : annotations;
    });
  };

  const resolve = async (thread: vscode.CommentThread, resolved: boolean): Promise<void> => {
    const owned = owners.get(thread);
    if (owned) await changeOne(all, await vscode.workspace.openTextDocument(thread.uri), owned, (one) => ({ ...one, resolved }));
  };

  /** Writes what was typed over a note, unless somebody changed it meanwhile; without text the note goes. */
  const rewrite = async ({ thread, index, note }: NoteComment, text: string): Promise<void> => {
    const owned = owners.get(thread);
    const document = await vscode.workspace.openTextDocument(thread.uri);
    const isSame = (known: Note | undefined): boolean => known?.author === note.author && known.text === note.text;
    const changed =
      owned !== undefined &&
      (await changeOne(all, document, owned, (one) => {
        if (!isSame(one.notes[index])) return one;
        const notes = text.trim() === '' ? one.notes.filter((_, at) => at !== index) : one.notes.map((known, at) => (at === index ? { ...known, text: text.trim() } : known));
        return { ...one, notes, resolved: one.resolved && notes.length > 0 };
      }));
    if (!changed) show(document);
    else if (text.trim() === '') await toSeed();
  };
  const setMode = (comment: NoteComment, mode: vscode.CommentMode): void => {
    comment.mode = mode;
    comment.body = mode === vscode.CommentMode.Editing ? comment.note.text : noteBody(comment.note.text);
    comment.thread.comments = [...comment.thread.comments];
  };

  return vscode.Disposable.from(
    controller,
    all.onDidToggle((on) => {
      controller.commentingRangeProvider = offered(on);
    }),
    all.store.onDidChange(show),
    all.features.tracker.onDidClose((document) => {
      for (const thread of threads.get(document.uri.toString())?.values() ?? []) thread.dispose();
      threads.delete(document.uri.toString());
    }),
    vscode.commands.registerCommand('winnow.openNotes', open),
    vscode.commands.registerCommand('winnow.addNote', reply),
    vscode.commands.registerCommand('winnow.editNote', (comment: NoteComment) => setMode(comment, vscode.CommentMode.Editing)),
    vscode.commands.registerCommand('winnow.cancelNote', (comment: NoteComment) => setMode(comment, vscode.CommentMode.Preview)),
    vscode.commands.registerCommand('winnow.saveNote', (comment: NoteComment) => rewrite(comment, typeof comment.body === 'string' ? comment.body : comment.body.value)),
    vscode.commands.registerCommand('winnow.deleteNote', (comment: NoteComment) => rewrite(comment, '')),
    vscode.commands.registerCommand('winnow.resolveNotes', (thread: vscode.CommentThread) => resolve(thread, true)),
    vscode.commands.registerCommand('winnow.reopenNotes', (thread: vscode.CommentThread) => resolve(thread, false)),
  );
}

function keyOf({ annotator, annotation }: Owned): string {
  return `${annotator}\n${annotation.id}`;
}

/** The smallest annotation around some words that is of `mine` or has notes. */
function annotationAt(all: readonly Owned[], words: Span, mine: string | undefined): Owned | undefined {
  return all
    .filter(({ annotator, annotation }) => annotator === mine || annotation.notes.length > 0)
    .flatMap((owned) => owned.annotation.spans.filter(({ start, end }) => start <= words.start && words.end <= end).map(({ start, end }) => ({ owned, size: end - start })))
    .sort((a, b) => a.size - b.size || b.owned.annotation.notes.length - a.owned.annotation.notes.length)[0]?.owned;
}

function fill(thread: vscode.CommentThread, { label, notes, resolved }: Annotation, range: vscode.Range): void {
  thread.range = range;
  thread.label = label;
  thread.contextValue = resolved ? 'resolved' : 'open';
  thread.state = resolved ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
  const shown = thread.comments.map((comment) => (comment instanceof NoteComment ? comment.note : undefined));
  const isSame = shown.length === notes.length && notes.every(({ author, text }, i) => shown[i]?.author === author && shown[i].text === text);
  if (!isSame) thread.comments = notes.map((note, index) => new NoteComment(thread, index, note));
}

/** One note of a thread. Notes are edited and deleted by anybody who has the file, as in any text. */
class NoteComment implements vscode.Comment {
  readonly author: vscode.CommentAuthorInformation;
  readonly contextValue = 'note';
  body: string | vscode.MarkdownString;
  mode = vscode.CommentMode.Preview;

  constructor(
    readonly thread: vscode.CommentThread,
    readonly index: number,
    readonly note: Note,
  ) {
    this.author = { name: note.author };
    this.body = noteBody(note.text);
  }
}

/** A colleague's markdown: drawn without HTML, and its links never run commands. */
function noteBody(text: string): vscode.MarkdownString {
  const body = new vscode.MarkdownString(text);
  body.isTrusted = false;
  body.supportHtml = false;
  return text.length > 20_000 ? new SafeMarkdown().text(text.slice(0, 20_000)).value : body;
}

/** What a note is about: the words it was put on, else the selection on that line, else the line. */
function noteSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  if (!range.isEmpty) return spanOf(document, range);
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document && !one.selection.isEmpty && one.selection.intersection(range) !== undefined);
  return spanOf(document, editor ? editor.selection : new vscode.Range(range.start.line, 0, range.end.line, document.lineAt(range.end.line).text.length));
}

/** The box that had the cursor is gone: keys go to the seed again. */
async function toSeed(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

async function changeOne(all: Annotating, document: vscode.TextDocument, { annotator, annotation }: Owned, update: (one: Annotation) => Annotation): Promise<boolean> {
  return all.store.change(document, annotator, (annotations) => {
    const after = annotations.map((one) => (one.id === annotation.id ? update(one) : one));
    return after.every((one, i) => one === annotations[i]) ? annotations : after;
  });
}
