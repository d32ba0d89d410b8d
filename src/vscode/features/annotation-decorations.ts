import * as vscode from 'vscode';
import type { Annotating } from './annotations';
import { rangeOf } from '../ranges';

/** Lines above and below the visible ones that are drawn, too, so that scrolling does not show the drawing. */
const MARGIN_LINES = 60;

/** Annotations drawn under their words in the label's colour, a line a label; rejected proposals are struck through. */
export function registerAnnotationDecorations({ store, scheme }: Annotating): vscode.Disposable {
  const types = new Map<string, vscode.TextEditorDecorationType>();
  const typeOf = (label: string, colour: string): vscode.TextEditorDecorationType => {
    const key = `${label} ${colour}`;
    let type = types.get(key);
    if (!type) {
      type = vscode.window.createTextEditorDecorationType({
        borderColor: colour,
        borderStyle: 'solid',
        borderWidth: '0 0 2px 0',
        backgroundColor: `${colour}22`,
        overviewRulerColor: colour,
        overviewRulerLane: vscode.OverviewRulerLane.Left,
      });
      types.set(key, type);
    }
    return type;
  };
  const rejected = vscode.window.createTextEditorDecorationType({ textDecoration: 'line-through dotted', opacity: '0.75' });

  const draw = async (editor: vscode.TextEditor): Promise<void> => {
    const { document } = editor;
    const owned = store.of(document);
    if (owned.length === 0 && types.size === 0) return;
    const colours = new Map((await scheme(document.uri)).labels.map(({ name, colour }) => [name, colour]));
    const lines = editor.visibleRanges.map(({ start, end }) => [start.line - MARGIN_LINES, end.line + MARGIN_LINES] as const);
    const drawn = new Map<vscode.TextEditorDecorationType, vscode.Range[]>([...types.values()].map((type) => [type, []]));
    const struck: vscode.Range[] = [];
    for (const { annotation } of owned) {
      for (const span of annotation.spans) {
        const range = rangeOf(document, span);
        if (!lines.some(([first, last]) => range.end.line >= first && range.start.line <= last)) continue;
        if (annotation.verdict === 'rejected') struck.push(range);
        else {
          const type = typeOf(annotation.label, colours.get(annotation.label) ?? '#7f7f7f');
          drawn.set(type, [...(drawn.get(type) ?? []), range]);
        }
      }
    }
    for (const [type, ranges] of drawn) editor.setDecorations(type, ranges);
    editor.setDecorations(rejected, struck);
  };
  const drawAll = (document: vscode.TextDocument): void => {
    for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) void draw(editor);
  };
  return vscode.Disposable.from(
    rejected,
    { dispose: () => types.forEach((type) => type.dispose()) },
    store.onDidChange(drawAll),
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => void draw(editor))),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => void draw(textEditor)),
  );
}
