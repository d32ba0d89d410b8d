import * as vscode from 'vscode';
import type { Features } from '../features';

/** Reading that was not heard of for so long is over: what makes rows for the index says how far it is, not that it is done. */
const STALE_MS = 2000;

/** One short item: findings of the active seed, or how far reading the folder is. A click goes to the next finding. */
export function registerStatusBar({ host, tracker, folders }: Features): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('winnow.status', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Winnow';
  item.command = 'winnow.nextFinding';
  let reading: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const analysis = document && tracker.get(document);
    const unread = document && folders.of(document.uri)?.skipped.get(document.uri.toString());
    if (reading !== undefined) {
      item.text = `$(sync~spin) ${reading}`;
      item.tooltip = 'Winnow is reading the seeds of this folder';
      item.show();
    } else if (unread !== undefined) {
      item.text = '$(circle-slash) Not read';
      item.tooltip = `Winnow does not read this seed: ${unread}`;
      item.accessibilityInformation = { label: item.tooltip };
      item.show();
    } else if (analysis) {
      const count = analysis.findings.length;
      item.text = count === 0 ? '$(check) Clean' : `$(list-flat) ${count}`;
      item.tooltip = `Winnow: ${count === 1 ? '1 finding' : `${count} findings`} in this seed, ${Math.round(analysis.duplicateShare * 100)} % of its words copied`;
      item.accessibilityInformation = { label: item.tooltip };
      item.show();
    } else item.hide();
  };
  const read = (progress: string | undefined): void => {
    clearTimeout(timer);
    reading = progress;
    if (progress !== undefined) timer = setTimeout(() => read(undefined), STALE_MS);
    show();
  };
  return vscode.Disposable.from(
    item,
    { dispose: () => clearTimeout(timer) },
    tracker.onDidAnalyse(show),
    tracker.onDidClose(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    host.onDidProgress(({ done, total }) => read(done < total ? `${done}/${total}` : undefined)),
    folders.onDidChange(() => {
      void vscode.commands.executeCommand('setContext', 'winnow.hasSeeds', folders.all.some((folder) => folder.seeds.size > 0));
      read(undefined);
    }),
  );
}
