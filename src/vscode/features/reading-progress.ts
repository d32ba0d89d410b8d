import * as vscode from 'vscode';
import type { Features } from '../features';
import type { SeedFolder } from '../seed-folder';

/** A folder that is read faster than this shows no notification. */
const PATIENCE_MS = 1500;

/** How far the reading of a large folder is, with a button that stops it, and *Read All Seeds* to go on. */
export function registerReadingProgress({ host, folders }: Features): vscode.Disposable {
  const shown = new Map<string, Shown>();
  const settle = (folder: SeedFolder): void => {
    if (folder.isReading) return;
    shown.get(folder.uri)?.end();
    shown.delete(folder.uri);
    const stopped = folders.all.some(({ wasStopped }) => wasStopped);
    void vscode.commands.executeCommand('setContext', 'winnow.stopped', stopped);
  };
  return vscode.Disposable.from(
    host.onDidProgress(({ folder: uri, done, total }) => {
      const folder = folders.all.find((one) => one.uri === uri);
      if (!folder?.isReading) return;
      const reading = shown.get(uri) ?? new Shown(folder);
      shown.set(uri, reading);
      reading.tell(done, total);
    }),
    folders.onDidChange((folder) => setTimeout(() => settle(folder))),
    vscode.commands.registerCommand('winnow.readAll', () => {
      for (const folder of folders.all) if (folder.wasStopped) folder.reload();
    }),
    new vscode.Disposable(() => shown.forEach((reading) => reading.end())),
  );
}

/** One reading of one folder. */
class Shown {
  readonly #folder: SeedFolder;
  readonly #since = Date.now();
  #report: vscode.Progress<{ message: string; increment: number }> | undefined;
  #end: (() => void) | undefined;
  #ended = false;
  #done = 0;

  constructor(folder: SeedFolder) {
    this.#folder = folder;
  }

  tell(done: number, total: number): void {
    if (!this.#end && !this.#ended && Date.now() - this.#since > PATIENCE_MS) this.#show();
    const increment = ((done - this.#done) / total) * 100;
    if (!this.#report || increment < 1) return;
    this.#report.report({ message: `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`, increment });
    this.#done = done;
  }

  end(): void {
    this.#ended = true;
    this.#end?.();
  }

  #show(): void {
    const title = 'Winnow reads the seeds';
    void vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (report, token) => {
      this.#report = report;
      token.onCancellationRequested(() => {
        this.#folder.stopReading();
        void this.#offer();
      });
      return new Promise<void>((resolve) => {
        this.#end = resolve;
      });
    });
  }

  async #offer(): Promise<void> {
    const again = 'Read All Seeds';
    const said = 'Winnow stopped reading. Open seeds are compared with what was read so far; the index stays as it was.';
    if ((await vscode.window.showInformationMessage(said, again)) === again) this.#folder.reload();
  }
}
