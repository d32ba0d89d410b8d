import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, parseArgs } from 'node:util';
import { installExtension } from './install-extension';
import { runExtensionTests } from './extension-tests';
import { startServer } from './server';
import { vscodeHost, vscodeVersion } from './vscode-host';

/*
 * A stand-in for the desktop `code` executable, on a machine without a desktop: takes what @vscode/test-electron passes
 * (`vscodeExecutablePath`), runs the tests in a real extension host of VS Code's server, with its window in a headless
 * browser, and ends with the exit code of the tests.
 *
 *   code [FOLDER] --extensionDevelopmentPath=… --extensionTestsPath=… [--user-data-dir=…] [--extensions-dir=…]
 *   code --install-extension=FILE.vsix --extensions-dir=…
 *   code --version
 */

/** Longest run of a test suite, in milliseconds. */
const LIMIT = 15 * 60_000;

/** What the workbench says about itself on the channel that carries the tests' own output. */
const OWN_NOISE = /^(Resolv|Creating a socket|Ignoring fetching|Updating additional|\[reconnection|ChatSessionStore|\[Service Worker\]|\[AgentHost|\[AccountPolicy|\[DefaultAccount|No search provider|Loading development)/;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    // The desktop's other switches (--no-sandbox, --disable-updates…) mean nothing here.
    strict: false,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'extensions-dir': { type: 'string' },
      'install-extension': { type: 'string' },
      'user-data-dir': { type: 'string' },
      version: { type: 'boolean' },
    },
  });
  const one = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  if (values['version'] === true) {
    console.log(vscodeVersion(await vscodeHost()));
    return 0;
  }
  const extensionsFolder = one('extensions-dir');
  const vsix = one('install-extension');
  if (vsix !== undefined) {
    if (extensionsFolder === undefined) throw new Error('--install-extension wants --extensions-dir.');
    await installExtension(vsix, extensionsFolder);
    return 0;
  }
  const tests = one('extensionTestsPath');
  if (tests === undefined) throw new Error('This stand-in for `code` only runs tests: --extensionTestsPath is missing.');
  const [folder] = positionals;
  const developed = (Array.isArray(values['extensionDevelopmentPath']) ? values['extensionDevelopmentPath'] : []).filter((given) => typeof given === 'string');
  const server = await startServer({
    settings: readSettings(one('user-data-dir')),
    ...(extensionsFolder === undefined ? {} : { extensionsFolder: path.resolve(extensionsFolder) }),
  });
  try {
    return await runExtensionTests(
      server,
      { ...(folder === undefined ? {} : { folder: path.resolve(folder) }), extensions: developed.map(local), tests: local(tests) },
      { limit: LIMIT, print },
    );
  } finally {
    await server.stop();
  }
}

function local(given: string): string {
  return given.startsWith('file:') ? fileURLToPath(given) : path.resolve(given);
}

function readSettings(profile: string | undefined): Record<string, unknown> {
  const file = profile === undefined ? undefined : path.join(profile, 'User/settings.json');
  if (file === undefined || !fs.existsSync(file)) return {};
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
}

function print(kind: string, args: readonly unknown[]): void {
  if (OWN_NOISE.test(String(args[0]))) return;
  const text = format(...args);
  if (kind === 'error' || kind === 'warn') console.error(text);
  else console.log(text);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
