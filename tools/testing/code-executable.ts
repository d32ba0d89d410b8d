import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../host/paths';

/** An editor that test-electron can run. */
export interface CodeExecutable {
  readonly path: string;
  /** What takes `--install-extension`. */
  readonly cli: string;
}

/**
 * `$VSCODE_EXECUTABLE`, a desktop VS Code; else, on Linux, the stand-in over VS Code's server from npm;
 * else a desktop VS Code that test-electron downloads.
 */
export async function codeExecutable(): Promise<CodeExecutable> {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named !== undefined && named !== '') return { path: named, cli: resolveCliPathFromVSCodeExecutablePath(named) };
  if (process.platform === 'linux') {
    const standIn = path.join(ROOT, 'tools/host/code');
    return { path: standIn, cli: standIn };
  }
  const downloaded = await downloadAndUnzipVSCode('stable');
  return { path: downloaded, cli: resolveCliPathFromVSCodeExecutablePath(downloaded) };
}

export function installVsix({ cli }: CodeExecutable, vsix: string, profile: string, extensionsFolder: string): void {
  const args = [`--install-extension=${vsix}`, '--force', `--extensions-dir=${extensionsFolder}`, `--user-data-dir=${profile}`];
  execFileSync(cli, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
}
