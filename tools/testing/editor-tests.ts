import { runTests, TestRunFailedError } from '@vscode/test-electron';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { OUT, ROOT, SAMPLES } from '../host/paths';
import { makeScratch, scratchCopy } from '../host/scratch';
import { QUIET_SETTINGS } from '../host/settings';
import { codeExecutable, installVsix } from './code-executable';

/** How the names of tests begin that want several folders. */
const SEVERAL = 'multi-root';

/*
 *   tsx tools/testing/editor-tests.ts [--files PART] [--grep TEXT] [--vsix FILE]
 *
 * Runs out/test-editor in a real extension host, on a scratch copy of the samples, with Winnow from this folder or,
 * with `--vsix`, with the packaged one, installed as a user would. Then the files called `multi-root…` run in a window of
 * their own, which has several folders. `--files` with a part of such a name, or of another, opens one window only.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { files: { type: 'string' }, grep: { type: 'string' }, vsix: { type: 'string' } } });
  const code = await codeExecutable();
  const profile = makeScratch('profile');
  const extensions = makeScratch('extensions');
  fs.mkdirSync(path.join(profile, 'User'));
  fs.writeFileSync(path.join(profile, 'User/settings.json'), JSON.stringify(QUIET_SETTINGS));
  if (values.vsix !== undefined) installVsix(code, values.vsix, profile, extensions);
  for (const opened of windows(values.files ?? '')) {
    try {
      await runTests({
        vscodeExecutablePath: code.path,
        extensionDevelopmentPath: values.vsix === undefined ? ROOT : emptyExtension(),
        extensionTestsPath: path.join(OUT, 'test-editor/index.js'),
        extensionTestsEnv: {
          WINNOW_TEST_FILES: values.files ?? '',
          WINNOW_TEST_GREP: values.grep ?? '',
          // Where the Winnow under test must come from.
          WINNOW_TEST_HOME: values.vsix === undefined ? ROOT : extensions,
        },
        launchArgs: [opened, `--user-data-dir=${profile}`, `--extensions-dir=${extensions}`],
      });
    } catch (error) {
      if (!(error instanceof TestRunFailedError)) throw error;
      process.exitCode = 1;
    }
  }
}

/** What the windows of a run open: a folder, and a workspace of several. */
function windows(files: string): string[] {
  const several = files.startsWith(SEVERAL);
  return [...(several ? [] : [scratchCopy(SAMPLES).folder]), ...(several || files === '' ? [severalFolders()] : [])];
}

/** A workspace of two folders that hold a `seeds` folder, and of one that is called `seeds` itself. */
function severalFolders(): string {
  const around = makeScratch('several');
  const folders = ['coast', 'inland', 'other/seeds'];
  for (const folder of folders) fs.mkdirSync(path.join(around, folder, 'seeds'), { recursive: true });
  const file = path.join(around, 'several.code-workspace');
  fs.writeFileSync(file, JSON.stringify({ folders: folders.map((folder) => ({ path: folder })) }));
  return file;
}

/** Tests need some extension under development to run, even when the one under test is installed. */
function emptyExtension(): string {
  const folder = makeScratch('runner');
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'runner', publisher: 'winnow-tests', version: '0.0.0', engines: { vscode: '*' } }));
  return folder;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
