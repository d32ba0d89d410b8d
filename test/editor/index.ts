import Mocha from 'mocha';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { afterEachTest } from './support/clean-up';

/**
 * Entry of the tests inside a real extension host: VS Code calls it and takes a rejection as failure.
 * `WINNOW_TEST_FILES` names the files to run by (a part of) their path, `WINNOW_TEST_GREP` the tests by their title.
 * Files called `multi-root…` run where the window has several folders, all others where it has one.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, reporter: 'spec', rootHooks: { afterEach: afterEachTest } });
  const grep = process.env['WINNOW_TEST_GREP'];
  if (grep !== undefined && grep !== '') mocha.grep(grep);
  const wanted = process.env['WINNOW_TEST_FILES'] ?? '';
  const severalFolders = vscode.workspace.workspaceFile !== undefined;
  const files = fs.readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.js') && name.includes(wanted) && name.startsWith('multi-root') === severalFolders);
  for (const name of files.sort()) mocha.addFile(path.join(__dirname, name));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
