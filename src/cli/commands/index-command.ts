import { promises as fs } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { diffIndex, formatDifferences } from '../../core/index/diff';
import { placeBlock } from '../../core/index/markers';
import { DEFAULT_INDEX_OPTIONS } from '../../core/index/model';
import { retirePage } from '../../core/index/stale-page';
import { type ByteOrderMark, decodeSeed, encodeSeed } from '../../host/decode';
import { replaceFileAtomically } from '../../host/node/replace-file';
import { readArguments } from '../arguments';
import { displayPath, openWorkspace } from '../workspace';

interface OnDisk {
  readonly text: string;
  readonly bom: ByteOrderMark | undefined;
  readonly bytes: Uint8Array;
}

/** The index of one seeds folder as it should be. */
export interface FreshIndex {
  /** The folder that holds INDEX.md. */
  readonly folder: string;
  /** Path below the folder → block. */
  readonly pages: ReadonlyMap<string, string>;
}

/** `winnow index`: writes INDEX.md and its pages where they differ; `--check` prints what differs and answers 1. */
export async function runIndex(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { check: { type: 'boolean' } });
  let differs = false;
  for (const path of positionals) {
    for (const fresh of await freshIndexes(path)) {
      if (values.check === true) differs = (await compare(fresh)) || differs;
      else await write(fresh);
    }
  }
  return differs ? 1 : 0;
}

/**
 * The indexes of all seeds folders under PATH, made anew from what stands on the disk.
 * @throws Error when an entities.yaml or winnow.yaml can't be read: nothing should be written that leaves it out.
 */
export async function freshIndexes(path: string): Promise<FreshIndex[]> {
  const { service, roots } = await openWorkspace(path);
  const indexes: FreshIndex[] = [];
  for (const root of roots) {
    const { pages, held } = await service.index({ root, maxLines: DEFAULT_INDEX_OPTIONS.maxLines }, () => false);
    if (held !== undefined) throw new Error(`${displayPath(root)}: ${held}`);
    indexes.push({ folder: fileURLToPath(root), pages: new Map(pages) });
  }
  return indexes;
}

/** Prints what differs, with the lines of the files; true when something does. */
async function compare({ folder, pages }: FreshIndex): Promise<boolean> {
  const found: string[] = [];
  for (const [path, block] of pages) {
    const file = join(folder, path);
    const text = (await read(file))?.text;
    const placed = placeBlock(text, block);
    if (text === undefined) found.push(`${shown(file)} is missing`);
    else if ('problem' in placed) found.push(`${shown(file)}:${placed.problem.line + 1}: ${placed.problem.message}`);
    else if (placed.text !== text) found.push(formatDifferences(diffIndex(new Map([[shown(file), text]]), new Map([[shown(file), placed.text]]))));
  }
  for (const path of (await stalePages(folder, pages)).keys()) found.push(`${shown(join(folder, path))} is no page of the index any more`);
  if (found.length > 0) process.stdout.write(`${found.join('\n')}\n`);
  return found.length > 0;
}

async function write({ folder, pages }: FreshIndex): Promise<void> {
  for (const [path, block] of pages) {
    const file = join(folder, path);
    const current = await read(file);
    const placed = placeBlock(current?.text, block);
    if ('problem' in placed) throw new Error(`${shown(file)}:${placed.problem.line + 1}: ${placed.problem.message}`);
    if (placed.text === current?.text) continue;
    await fs.mkdir(dirname(file), { recursive: true });
    await replaceFileAtomically(file, encodeSeed(placed.text, current?.bom), { bytes: current?.bytes });
    process.stdout.write(`wrote ${shown(file)}\n`);
  }
  const stale = await stalePages(folder, pages);
  for (const [path, { file, now }] of stale) {
    if (now === 'delete') await fs.rm(join(folder, path));
    else await replaceFileAtomically(join(folder, path), encodeSeed(now.text, file.bom), { bytes: file.bytes });
  }
  if (stale.size > 0) await fs.rmdir(join(folder, 'index')).catch(() => undefined);
}

/** Pages below `index/` that are not part of the index any more but still say something, with what becomes of each. */
async function stalePages(folder: string, pages: ReadonlyMap<string, string>): Promise<Map<string, { readonly file: OnDisk; readonly now: 'delete' | { readonly text: string } }>> {
  const names = await fs.readdir(join(folder, 'index')).catch(() => []);
  const stale = new Map<string, { file: OnDisk; now: 'delete' | { readonly text: string } }>();
  for (const name of names.sort()) {
    const path = `index/${name}`;
    if (!name.endsWith('.md') || pages.has(path)) continue;
    const file = await read(join(folder, path)).catch(() => undefined);
    const now = file ? retirePage(file.text) : 'keep';
    if (file && now !== 'keep') stale.set(path, { file, now });
  }
  return stale;
}

function shown(file: string): string {
  return displayPath(pathToFileURL(file).href);
}

async function read(file: string): Promise<OnDisk | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await fs.readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new Error(code === 'EISDIR' ? `${shown(file)} is a folder; rename or remove it` : `${shown(file)} can't be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const decoded = decodeSeed(bytes);
  if ('skipped' in decoded) throw new Error(`${shown(file)} was left alone: ${decoded.skipped}`);
  return { ...decoded, bytes };
}
