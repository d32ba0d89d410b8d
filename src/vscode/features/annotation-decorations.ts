import * as vscode from 'vscode';
import { layersOf } from '../../core/annotations/nesting';
import { partsNear } from '../../core/annotations/spans-near';
import { rangeOf } from '../ranges';
import { LANGUAGE } from '../seed-tracker';
import type { Annotating } from './annotations';

/** Lines above and below the visible ones that are drawn, too, so that scrolling does not show the drawing. */
const MARGIN_LINES = 60;
/** Overlapping annotations are drawn in layers: a line below, a second one above it, a line over the words. */
const LAYERS = 3;
/** For labels that the project does not name. */
const UNKNOWN = '#7f7f7f';

/**
 * Annotations drawn at their words in the label's colour; rejected proposals are struck through. In the annotation mode
 * the label stands behind the words, so that nobody needs to know the colours. Only what is near the screen is drawn.
 */
export function registerAnnotationDecorations(annotating: Annotating): vscode.Disposable {
  const { store, scheme } = annotating;
  const types = new Map<string, vscode.TextEditorDecorationType>();
  const typeOf = (key: string, options: () => vscode.DecorationRenderOptions): vscode.TextEditorDecorationType => {
    const type = types.get(key) ?? vscode.window.createTextEditorDecorationType(options());
    types.set(key, type);
    return type;
  };
  const rejected = vscode.window.createTextEditorDecorationType({ textDecoration: 'line-through dotted' });
  const turns = new WeakMap<vscode.TextEditor, number>();

  const draw = async (editor: vscode.TextEditor): Promise<void> => {
    const { document } = editor;
    if (store.of(document).length === 0 && types.size === 0) return;
    const turn = (turns.get(editor) ?? 0) + 1;
    turns.set(editor, turn);
    const colours = new Map((await scheme(document.uri)).labels.map(({ name, colour }) => [name, colour]));
    if (turns.get(editor) !== turn) return;
    const windows = editor.visibleRanges.map(({ start, end }) => ({
      start: document.offsetAt(new vscode.Position(Math.max(0, start.line - MARGIN_LINES), 0)),
      end: document.offsetAt(document.lineAt(Math.min(document.lineCount - 1, end.line + MARGIN_LINES)).range.end),
    }));
    const near = partsNear(store.of(document).map(({ annotation }) => annotation), windows);
    const shown = near.filter(({ annotation }) => annotation.verdict !== 'rejected');
    const layers = layersOf(shown.map(({ span }) => span), LAYERS - 1);
    const drawn = new Map<vscode.TextEditorDecorationType, vscode.Range[]>([...types.values()].map((type) => [type, []]));
    const put = (type: vscode.TextEditorDecorationType, range: vscode.Range): void => {
      const ranges = drawn.get(type);
      if (ranges) ranges.push(range);
      else drawn.set(type, [range]);
    };
    shown.forEach(({ span, annotation: { label } }, i) => {
      const colour = colours.get(label) ?? UNKNOWN;
      const layer = layers[i] ?? 0;
      put(typeOf(`${layer} ${label} ${colour}`, () => lookOf(layer, colour)), rangeOf(document, span));
    });
    for (const [type, ranges] of drawn) editor.setDecorations(type, ranges);
    editor.setDecorations(rejected, near.filter(({ annotation }) => annotation.verdict === 'rejected').map(({ span }) => rangeOf(document, span)));
  };
  const drawAll = (document?: vscode.TextDocument): void => {
    for (const editor of vscode.window.visibleTextEditors) if (!document || editor.document === document) void draw(editor);
  };
  return vscode.Disposable.from(
    rejected,
    { dispose: () => types.forEach((type) => type.dispose()) },
    store.onDidChange(drawAll),
    registerNames(annotating),
    vscode.window.onDidChangeVisibleTextEditors(() => drawAll()),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => void draw(textEditor)),
  );
}

/** Each layer draws with a property of its own, because the same words carry the looks of all. */
function lookOf(layer: number, colour: string): vscode.DecorationRenderOptions {
  const line = [
    { borderColor: colour, borderStyle: 'solid', borderWidth: '0 0 2px 0' },
    { textDecoration: `underline 2px ${colour}; text-underline-offset: 1px; text-decoration-skip-ink: none` },
    { textDecoration: `none; box-shadow: inset 0 2px 0 ${colour}` },
  ][layer];
  return { ...line, backgroundColor: `${colour}22`, overviewRulerColor: colour, overviewRulerLane: vscode.OverviewRulerLane.Left };
}

/** The names of the labels behind their words, while the annotation mode is on. */
function registerNames({ store, onDidToggle }: Annotating): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let on = false;
  return vscode.Disposable.from(
    changed,
    store.onDidChange(() => changed.fire()),
    onDidToggle((now) => {
      on = now;
      changed.fire();
    }),
    vscode.languages.registerInlayHintsProvider(
      { language: LANGUAGE },
      {
        onDidChangeInlayHints: changed.event,
        provideInlayHints: (document, range) => {
          const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
          return (on ? store.of(document) : []).flatMap(({ annotation: { label, spans, verdict } }) => {
            const last = spans.at(-1);
            if (!last || verdict === 'rejected' || last.end < start || last.end > end) return [];
            const hint = new vscode.InlayHint(document.positionAt(last.end), label);
            hint.paddingLeft = true;
            return [hint];
          });
        },
      },
    ),
  );
}
