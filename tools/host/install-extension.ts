import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeScratch, removeScratch } from './scratch';
import { serverCommand } from './server';
import { vscodeHost } from './vscode-host';

/** Installs a packaged extension into an extensions folder, as `code --install-extension` does. */
export async function installExtension(vsix: string, extensionsFolder: string): Promise<void> {
  const profile = makeScratch('install');
  try {
    const { args, env } = serverCommand(await vscodeHost(), profile);
    args.push('--extensions-dir', path.resolve(extensionsFolder), '--install-extension', path.resolve(vsix), '--force');
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    console.log(stdout.trim());
  } finally {
    removeScratch(profile);
  }
}
