import { promises as fs } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diffIndex, formatDifferences } from '../../core/index/diff';
import { blockOf, holdsOnlyBlock, placeBlock } from '../../core/index/markers';
import { DEFAULT_INDEX_OPTIONS } from '../../core/index/model';
import { type ByteOrderMark, decodeSeed, encodeSeed } from '../../host/decode';
import { replaceFileAtomically } from '../../host/node/replace-file';
import { readArguments } from '../arguments';
import { openWorkspace } from '../workspace';

interface OnDisk {
  readonly text: string;
  readonly bom: ByteOrderMark | undefined;
}

/** `winnow index`: writes INDEX.md and its pages where they differ; `--check` prints what differs and answers 1. */
export async function runIndex(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { check: { type: 'boolean' } });
  let differs = false;
  for (const path of positionals) {
    const { service, roots } = await openWorkspace(path);
    for (const root of roots) {
      const { pages } = await service.index(root, DEFAULT_INDEX_OPTIONS.maxLines, () => false);
      const folder = fileURLToPath(root);
      const fresh = new Map(pages);
      if (values.check === true) differs = (await compare(folder, fresh)) || differs;
      else await write(folder, fresh);
    }
  }
  return differs ? 1 : 0;
}

async function compare(folder: string, fresh: ReadonlyMap<string, string>): Promise<boolean> {
  const old = new Map<string, string>();
  for (const path of [...fresh.keys(), ...(await stalePages(folder, fresh))]) {
    const block = blockOf((await read(join(folder, path)))?.text ?? '');
    if (block !== undefined) old.set(path, block);
  }
  const differences = diffIndex(old, fresh);
  if (differences.length > 0) process.stdout.write(`${formatDifferences(differences)}\n`);
  return differences.length > 0;
}

async function write(folder: string, fresh: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, block] of fresh) {
    const file = join(folder, path);
    const current = await read(file);
    const placed = placeBlock(current?.text, block);
    if ('problem' in placed) throw new Error(`${file}:${placed.problem.line + 1}: ${placed.problem.message}`);
    if (placed.text === current?.text) continue;
    await fs.mkdir(dirname(file), { recursive: true });
    await replaceFileAtomically(file, encodeSeed(placed.text, current?.bom));
    process.stdout.write(`wrote ${file}\n`);
  }
  for (const path of await stalePages(folder, fresh)) await fs.rm(join(folder, path));
}

/** Pages below `index/` that hold nothing but a block of ours and are not part of the index any more. */
async function stalePages(folder: string, fresh: ReadonlyMap<string, string>): Promise<string[]> {
  const names = await fs.readdir(join(folder, 'index')).catch(() => []);
  const stale: string[] = [];
  for (const name of names.sort()) {
    const path = `index/${name}`;
    if (!name.endsWith('.md') || fresh.has(path)) continue;
    if (holdsOnlyBlock((await read(join(folder, path)))?.text ?? '')) stale.push(path);
  }
  return stale;
}

async function read(file: string): Promise<OnDisk | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await fs.readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new Error(code === 'EISDIR' ? `${file} is a folder; rename or remove it` : `${file} can't be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const decoded = decodeSeed(bytes);
  if ('skipped' in decoded) throw new Error(`${file} was left alone: ${decoded.skipped}`);
  return decoded;
}
