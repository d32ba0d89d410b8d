import * as vscode from 'vscode';

interface Tracker {
  onDidCheck(listener: (event: { readonly document: vscode.TextDocument }) => void): vscode.Disposable;
  onDidAnalyse(listener: (event: { readonly document: vscode.TextDocument }) => void): vscode.Disposable;
  fresh(document: vscode.TextDocument): Promise<unknown>;
}

interface Tested {
  readonly features: { readonly tracker: Tracker; readonly folders: { readonly all: readonly { settled(): Promise<void> }[] } };
  readonly index: { settled(): Promise<void> };
}

const TEXT = 'The harbour council of Polhavn met Kate Solberg on 4 May and paid $3 million. ';
const WARM_UP = 40;

/**
 * Runs in an extension host: types into a large open seed as a person does, at 40 to 300 ms a letter, and prints the milliseconds
 * from each change event to the moment when squiggles and decorations were handed to the editor, and to that when names were known.
 */
export async function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder is open');
  const times = { changed: 0, version: 0, drawn: [] as number[], named: [] as number[] };
  vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (document.languageId !== 'news-seed' || contentChanges.length === 0) return;
    times.changed = performance.now();
    times.version = document.version;
  });
  const extension = vscode.extensions.getExtension<Tested>('winnow.winnow');
  if (!extension) throw new Error('Winnow is not installed in this host');
  const { features, index } = await extension.activate();
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'seeds', process.env['WINNOW_BENCH_SEED'] ?? ''));
  const editor = await vscode.window.showTextDocument(document);
  for (const one of features.folders.all) await one.settled();
  await index.settled();
  await features.tracker.fresh(document);
  // Registered last: what Winnow's features do with the same event is done.
  const take = (list: number[]) => (event: { readonly document: vscode.TextDocument }) => {
    if (event.document === document && times.version === document.version && times.changed > 0) list.push(performance.now() - times.changed);
  };
  features.tracker.onDidCheck(take(times.drawn));
  features.tracker.onDidAnalyse((event) => {
    take(times.named)(event);
    if (times.version === document.version) times.changed = 0;
  });
  const middle = document.lineAt(document.lineCount >> 1);
  const at = new vscode.Position(middle.lineNumber, middle.text.length >> 1);
  editor.selection = new vscode.Selection(at, at);
  const strokes = Number(process.env['WINNOW_BENCH_STROKES']);
  for (let i = 0; i < strokes + WARM_UP; i++) {
    if (i === WARM_UP) times.drawn.length = times.named.length = 0;
    await vscode.commands.executeCommand('type', { text: TEXT[i % TEXT.length] });
    await new Promise((resolve) => setTimeout(resolve, 40 + ((i * 7919) % 261)));
  }
  await features.tracker.fresh(document);
  console.log(`bench-typing ${JSON.stringify({ drawn: times.drawn, named: times.named })}`);
}
