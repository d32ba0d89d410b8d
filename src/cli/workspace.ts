import { type Dirent, promises as fs } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import picomatch from 'picomatch';
import { readSidecarPath } from '../core/annotations/sidecar-path';
import type { CorpusOptions } from '../core/corpus-types';
import { DEFAULT_CORPUS_OPTIONS } from '../core/corpus';
import { blockOf } from '../core/index/markers';
import { INDEX_FILE } from '../core/index/renderer';
import { DEFAULT_GLOBS, globsWithin, rootOf } from '../core/seeds-root';
import { FolderService } from '../host/folder-service';
import { dataFolders } from '../host/node/data-folders';
import { nodePlatform } from '../host/node/node-platform';
import { UsageError } from './errors';

/** The corpus that one PATH of the command line stands for. */
export interface Workspace {
  readonly service: FolderService;
  readonly folder: string;
  /** The seeds that PATH names, by code point of their URIs: all of the folder, or the one file. */
  readonly seeds: readonly string[];
  /** The seeds roots of all seeds and of all indexes, by code point. */
  readonly roots: readonly string[];
}

/** In a folder without a `seeds` folder anywhere, every text file is a seed. */
const ANY_TEXT: readonly string[] = ['**/*.txt', '**/*.seed'];

/**
 * Reads the corpus of a PATH. A file is read together with the whole seeds folder that it lies in, as the editor does.
 * What is skipped is said on standard error.
 * @throws UsageError when PATH is not there, or is a file that can't be read as a seed.
 */
export async function openWorkspace(path: string, options: Partial<CorpusOptions> = {}): Promise<Workspace> {
  const target = resolve(path);
  const info = await fs.stat(target).catch(() => undefined);
  if (!info) throw new UsageError(`${path}: there is no such file or folder`);
  const folderPath = info.isDirectory() ? target : folderOf(target);
  const folder = uriOf(folderPath);
  const service = new FolderService(folder, nodePlatform(dataFolders(__dirname)), (event, params) => {
    if (event === 'log' && 'message' in params) process.stderr.write(`winnow: ${params.message}\n`);
  });
  await service.configure({ ...DEFAULT_CORPUS_OPTIONS, ...options });
  const listed = info.isDirectory() || /(?:^|[\\/])seeds[\\/]/.test(target) ? await listFiles(folderPath) : [];
  const files = pickSeeds(folderPath, listed);
  if (!info.isDirectory() && !files.includes(target)) files.push(target);
  const uris = files.map(uriOf);
  const roots = [...new Set([...uris.map((uri) => rootOf(folder, uri)), ...(await indexedRoots(folder, listed))])].sort();
  for (const root of roots) await readUserFiles(service, root);
  service.sidecars(listed.filter((file) => readSidecarPath(file.replaceAll(sep, '/'))).map((file) => ({ uri: uriOf(file) })), []);
  const { skipped } = await service.read(uris.map((uri) => ({ uri })), [], () => false);
  const bad = new Set<string>();
  for (const { uri, reason } of skipped) {
    bad.add(uri);
    const name = displayPath(uri);
    if (!info.isDirectory() && uri === uriOf(target)) throw new UsageError(`${name}: ${reason}`);
    process.stderr.write(`winnow: ${name} was skipped: ${reason}\n`);
  }
  const seeds = (info.isDirectory() ? uris : [uriOf(target)]).filter((uri) => !bad.has(uri)).sort();
  return { service, folder, seeds, roots };
}

/**
 * The same for commands that have nothing to do without seeds.
 * @throws UsageError also when PATH has no seed that can be read: a check that looked at nothing must not pass for clean.
 */
export async function openSeeds(path: string, options: Partial<CorpusOptions> = {}): Promise<Workspace> {
  const workspace = await openWorkspace(path, options);
  if (workspace.seeds.length > 0) return workspace;
  throw new UsageError(`${path}: no seeds in this folder. Seeds are .txt and .seed files in a folder named seeds, or anywhere below PATH when there is no such folder`);
}

/** A file's path as a person would type it from here. */
export function displayPath(uri: string): string {
  const path = fileURLToPath(uri);
  const here = process.cwd() + sep;
  return path.startsWith(here) ? path.slice(here.length) : path;
}

function uriOf(path: string): string {
  return pathToFileURL(path).href.replace(/\/$/, '');
}

/** The outermost `seeds` folder above a file, else the folder that it lies in. */
function folderOf(file: string): string {
  let folder = dirname(file);
  for (let up = folder; dirname(up) !== up; up = dirname(up)) if (basename(up) === 'seeds') folder = up;
  return folder;
}

/** Seeds roots whose INDEX.md holds a block of ours: it counts even when the last seed is gone. */
async function indexedRoots(folder: string, files: readonly string[]): Promise<string[]> {
  const roots: string[] = [];
  for (const file of files) {
    const root = uriOf(dirname(file));
    if (basename(file) !== INDEX_FILE || rootOf(folder, uriOf(file)) !== root) continue;
    if (blockOf(await fs.readFile(file, 'utf8').catch(() => '')) !== undefined) roots.push(root);
  }
  return roots;
}

function pickSeeds(folder: string, files: readonly string[]): string[] {
  const pick = (globs: readonly string[]): string[] => {
    const matches = picomatch([...globs], { dot: true });
    return files.filter((file) => matches(file.slice(folder.length + 1).replaceAll(sep, '/')));
  };
  const found = pick(globsWithin(folder.replaceAll(sep, '/'), DEFAULT_GLOBS));
  return (found.length > 0 ? found : pick(ANY_TEXT)).sort();
}

/** All files below a folder, links to folders followed: each real folder once, by its own name when it has one here. */
async function listFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  const entered = new Set<string>();
  let links: string[] = [];
  const walk = async (at: string): Promise<void> => {
    const real = await fs.realpath(at).catch(() => at);
    if (entered.has(real)) return;
    entered.add(real);
    let entries: Dirent[];
    try {
      entries = await fs.readdir(at, { withFileTypes: true });
    } catch (error) {
      process.stderr.write(`winnow: ${at} was skipped: ${error instanceof Error ? error.message : String(error)}\n`);
      return;
    }
    for (const entry of entries) {
      const path = join(at, entry.name);
      const isLink = entry.isSymbolicLink() && ((await fs.stat(path).catch(() => undefined))?.isDirectory() ?? false);
      if (!isLink && !entry.isDirectory()) {
        files.push(path);
        continue;
      }
      if (/\.(?:txt|seed)$/.test(entry.name)) files.push(path);
      if (entry.name === 'node_modules' || entry.name === '.git') continue;
      if (isLink) links.push(path);
      else await walk(path);
    }
  };
  await walk(folder);
  while (links.length > 0) {
    const next = links.sort();
    links = [];
    for (const link of next) await walk(link);
  }
  return files;
}

async function readUserFiles(service: FolderService, root: string): Promise<void> {
  for (const [name, kind] of [['entities.yaml', 'entities'], ['winnow.yaml', 'config']] as const) {
    const uri = `${root}/${name}`;
    const text = await fs.readFile(fileURLToPath(uri), 'utf8').catch(() => undefined);
    const problems = await service.userFile({ kind, uri, root, ...(text === undefined ? {} : { text }) });
    for (const { message, startLine, startCharacter } of problems) {
      process.stderr.write(`winnow: ${displayPath(uri)}:${startLine + 1}:${startCharacter + 1}: ${message}\n`);
    }
  }
}
