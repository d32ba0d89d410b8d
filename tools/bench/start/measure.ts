import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';

interface Tested {
  readonly features: { readonly folders: { readonly all: readonly { settled(): Promise<void> }[] } };
  readonly index: { settled(): Promise<void> };
}

/**
 * Runs in an extension host on a large folder: opens one seed, waits for its first finding, for all seeds to be read, and
 * for INDEX.md, and prints how long each took and how long the extension host ever stood still.
 */
export async function run(): Promise<void> {
  const started = performance.now();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, 'seeds', process.env['WINNOW_BENCH_SEED'] ?? '');
  const finding = new Promise<void>((resolve) => {
    const look = (): void => {
      if (vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'duplicate-passage')) resolve();
    };
    vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
  await vscode.window.showTextDocument(uri);
  const shown = performance.now() - started;
  const extension = vscode.extensions.getExtension<Tested>('winnow.winnow');
  if (!extension) throw new Error('Winnow is not installed in this host');
  const { features, index } = await extension.activate();
  await finding;
  const first = performance.now() - started;
  for (const one of features.folders.all) await one.settled();
  const read = performance.now() - started;
  await index.settled();
  const written = performance.now() - started;
  const stall = delay.max / 1e6;
  delay.disable();
  // The index is kept once the thread was idle for ten seconds.
  await new Promise((resolve) => setTimeout(resolve, 14_000));
  console.log(`bench-start ${JSON.stringify({ shown, first, read, written, stall })}`);
}
