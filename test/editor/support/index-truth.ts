import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { freshIndexes } from '../../../src/cli/commands/index-command';
import { diffIndex, formatDifferences } from '../../../src/core/index/diff';
import { placeBlock } from '../../../src/core/index/markers';
import { retirePage } from '../../../src/core/index/stale-page';
import type { TestApi } from '../../../src/vscode/extension';
import { winnow } from './asking';

const PATIENCE_MS = 20_000;
const BEAT_MS = 60;
const MADE_ANEW_MS = 2000;

export async function api(): Promise<TestApi> {
  return (await winnow()).exports as TestApi;
}

/**
 * Waits until every INDEX.md and page under the folder is what the command line would write now.
 * @throws with the first difference when that never happens
 */
export async function indexIsTrue(folder: string): Promise<void> {
  const { index } = await api();
  const end = Date.now() + PATIENCE_MS;
  let fresh = await freshIndexes(folder);
  let made = Date.now();
  for (;;) {
    await index.settled();
    const wrong = fresh.flatMap((one) => differences(one.folder, one.pages))[0];
    if (wrong === undefined) return;
    if (Date.now() > end) throw new Error(wrong);
    await new Promise((resolve) => setTimeout(resolve, BEAT_MS));
    if (Date.now() < made + MADE_ANEW_MS) continue;
    // Something may have been written since, such as the entry of a renamed seed.
    fresh = await freshIndexes(folder);
    made = Date.now();
  }
}

function differences(folder: string, pages: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (const [page, block] of pages) {
    const text = textOf(path.join(folder, page));
    const placed = placeBlock(text, block);
    if ('problem' in placed) found.push(`${page}: ${placed.problem.message}`);
    else if (placed.text !== text) found.push(text === undefined ? `${page} is missing` : formatDifferences(diffIndex(new Map([[page, text]]), new Map([[page, placed.text]]))));
  }
  const names = fs.existsSync(path.join(folder, 'index')) ? fs.readdirSync(path.join(folder, 'index')) : [];
  for (const name of names) if (!pages.has(`index/${name}`) && retirePage(textOf(path.join(folder, 'index', name)) ?? '') !== 'keep') found.push(`index/${name} is stale`);
  return found;
}

/** What a person sees: the editor's text when it has unsaved changes, else the file's. */
function textOf(file: string): string | undefined {
  const open = vscode.workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.fsPath === file);
  if (open) return open.getText();
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').replace(/^\ufeff/, '') : undefined;
}
