import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { indexIsTrue } from './support/index-truth';
import { Random } from './support/random';
import { RandomEvents } from './support/random-events';
import { workspaceUri } from './support/seeds';

/** `WINNOW_SEQUENCES=1000` runs as many; `WINNOW_START=17` begins at that one. */
const SEQUENCES = Number(process.env['WINNOW_SEQUENCES'] ?? 8);
const START = Number(process.env['WINNOW_START'] ?? 1);
const MOST_EVENTS = 9;

describe('INDEX.md is what a fresh `winnow index` would write', function () {
  this.timeout(SEQUENCES * 60_000);
  let away = '';

  before(() => {
    away = path.join(path.dirname(workspaceUri().fsPath), 'seeds-away');
    fs.renameSync(path.join(workspaceUri().fsPath, 'seeds'), away);
    fs.mkdirSync(path.join(workspaceUri().fsPath, 'seeds'));
  });

  after(async () => {
    for (const name of ['seeds', 'desk', 'desk2']) fs.rmSync(path.join(workspaceUri().fsPath, name), { recursive: true, force: true });
    fs.renameSync(away, path.join(workspaceUri().fsPath, 'seeds'));
    await indexIsTrue(workspaceUri().fsPath);
  });

  it(`after ${SEQUENCES} random sequences of events`, async () => {
    const folder = workspaceUri().fsPath;
    let slowest = 0;
    for (let i = START; i < START + SEQUENCES; i++) {
      const random = new Random(i);
      const events = new RandomEvents(folder, random);
      const done: string[] = [];
      try {
        for (let left = 1 + random.below(MOST_EVENTS); left > 0; left--) done.push(await events.happen());
        events.mend();
        const quiet = Date.now();
        await indexIsTrue(folder);
        slowest = Math.max(slowest, Date.now() - quiet);
      } catch (error) {
        throw new Error(`sequence ${i} (${done.join('; ')}): ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
      if (random.below(3) === 0) await closeAll();
      if (i % 50 === 0) console.log(`      ${i} sequences, slowest ${slowest} ms`);
    }
  });
});

/** Closes every editor; unsaved changes are lost, as when a person says so. */
async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document).then(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'), () => undefined);
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
