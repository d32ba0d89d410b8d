import { context, build, type BuildOptions } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { DIST, OUT, ROOT } from './host/paths';
import { buildLibraries, lazyLibraries, separateLibraries } from './libraries';
import { buildParts, separateParts } from './parts';
import { thirdPartyNotices } from './third-party';

/*
 *   tsx tools/build.ts [--production] [--tests] [--watch]
 *
 * Watching builds dist/ again on every change.
 */

/**
 * Bundles everything that ships into dist/, and the editor tests into out/test-editor/.
 * `production` minifies and leaves out source maps; `tests` adds the editor tests.
 */
export async function buildAll(flags: BuildFlags = {}): Promise<void> {
  if (flags.production === true) fs.rmSync(DIST, { recursive: true, force: true });
  const [libraries, parts, ...own] = await Promise.all([
    buildLibraries(flags.production === true),
    buildParts(flags.production === true, { node: NODE, web: WEB }),
    ...bundles(flags.production === true).map(async (options) => (await build({ ...options, metafile: true })).metafile),
  ]);
  copyData();
  if (flags.production === true) fs.writeFileSync(path.join(DIST, 'THIRD-PARTY.txt'), thirdPartyNotices([...libraries, ...parts, ...own]));
  if (flags.tests === true) await buildEditorTests();
}

export interface BuildFlags {
  readonly production?: boolean;
  readonly tests?: boolean;
}

/** Target of the node bundles: the Node inside the oldest VS Code that the manifest accepts. */
const NODE = 'node20';
const WEB = 'es2022';

interface Bundle {
  readonly entry: string;
  readonly outfile: string;
  readonly web?: boolean;
  readonly options?: BuildOptions;
}

const BUNDLES: readonly Bundle[] = [
  { entry: 'src/vscode/extension.node.ts', outfile: 'dist/extension.js', options: { external: ['vscode'] } },
  { entry: 'src/host/node/worker.ts', outfile: 'dist/worker.js' },
  { entry: 'src/cli/main.ts', outfile: 'dist/cli.js', options: { banner: { js: '#!/usr/bin/env node' } } },
  { entry: 'src/vscode/extension.web.ts', outfile: 'dist/web/extension.js', web: true, options: { external: ['vscode'] } },
  { entry: 'src/host/web/worker.ts', outfile: 'dist/web/worker.js', web: true, options: { format: 'iife' } },
  { entry: 'src/host/web/service-main.ts', outfile: 'dist/web/service.js', web: true, options: { format: 'iife' } },
];

function bundles(production: boolean): BuildOptions[] {
  return BUNDLES.filter(entryExists).map(({ entry, outfile, web = false, options }) => ({
    absWorkingDir: ROOT,
    bundle: true,
    entryPoints: [entry],
    format: 'cjs',
    legalComments: 'none',
    logLevel: 'warning',
    minify: production,
    outfile,
    platform: web ? 'browser' : 'node',
    plugins: entry.startsWith('src/vscode/') ? [lazyLibraries(web)] : [separateLibraries(web), separateParts(web)],
    sourcemap: production ? false : 'linked',
    target: web ? WEB : NODE,
    ...options,
  }));
}

/** An entry that is not there is named and skipped, so that the others can be tried. */
function entryExists({ entry }: Bundle): boolean {
  if (fs.existsSync(path.join(ROOT, entry))) return true;
  console.warn(`build: there is no ${entry}, left out`);
  return false;
}

/** Weights, gazetteers and rule packs are read as files at run time. */
function copyData(): void {
  const data = path.join(DIST, 'data');
  fs.rmSync(data, { recursive: true, force: true });
  for (const folder of ['models', 'src/core/boilerplate/packs']) {
    const from = path.join(ROOT, folder);
    if (fs.existsSync(from)) fs.cpSync(from, data, { recursive: true });
  }
  fs.mkdirSync(data, { recursive: true });
}

async function buildEditorTests(): Promise<void> {
  const outdir = path.join(OUT, 'test-editor');
  fs.rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    bundle: true,
    entryPoints: ['test/editor/index.ts', ...testFiles()],
    external: ['vscode', 'mocha'],
    format: 'cjs',
    logLevel: 'warning',
    outbase: 'test/editor',
    outdir,
    platform: 'node',
    sourcemap: 'linked',
    target: NODE,
  });
}

function testFiles(): string[] {
  const all = fs.readdirSync(path.join(ROOT, 'test/editor'), { recursive: true, encoding: 'utf8' });
  return all.filter((name) => name.endsWith('.test.ts')).map((name) => path.posix.join('test/editor', name.replaceAll('\\', '/')));
}

async function watch(): Promise<void> {
  copyData();
  await buildLibraries(false);
  await buildParts(false, { node: NODE, web: WEB });
  await Promise.all(bundles(false).map(async (options) => (await context({ ...options, logLevel: 'info' })).watch()));
}

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--watch')) return watch();
  const started = performance.now();
  await buildAll({ production: args.includes('--production'), tests: args.includes('--tests') });
  console.log(`build: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
