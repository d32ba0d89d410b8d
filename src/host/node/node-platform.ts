import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MAX_SEED_BYTES, sizeProblem } from '../decode';
import type { FileRead, Platform } from '../port';
import { keptFiles } from './kept-files';
import { linkedFiles } from './linked-files';

/**
 * The machine as a node process sees it. `dataFolders` are absolute paths, tried in order; `storage` is where things are
 * kept between sessions, if anywhere.
 */
export function nodePlatform(dataFolders: readonly string[], storage?: string): Platform {
  return {
    read: (uri) => (uri.startsWith('file:') ? readSeedFile(fileURLToPath(uri)) : undefined),
    changeTimes: (uris) => Promise.all(uris.map(async (uri) => (uri.startsWith('file:') ? changeTime(fileURLToPath(uri)) : undefined))),
    readSync: (uri) => {
      if (!uri.startsWith('file:')) return undefined;
      try {
        const path = fileURLToPath(uri);
        const info = statSync(path);
        return info.isFile() && info.size <= MAX_SEED_BYTES ? readFileSync(path) : undefined;
      } catch {
        return undefined;
      }
    },
    pathOf: (uri) => (uri.startsWith('file:') ? fileURLToPath(uri) : uri),
    linkedFiles,
    asset: (name) => {
      const path = dataFolders.map((folder) => join(folder, name)).find(existsSync);
      return path === undefined ? Promise.reject(new Error(`The data file ${name} is missing; install Winnow again`)) : readFile(path);
    },
    keep: (folder) => (storage === undefined ? undefined : keptFiles(storage, folder)),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    giveWay: () => new Promise((resolve) => setImmediate(() => setImmediate(resolve))),
  };
}

/**
 * Reads one file that may be a seed.
 * @throws Error with a message for people when it is no regular file, too large, gone or not readable.
 */
export async function readSeedFile(path: string): Promise<FileRead> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) throw new Error('is a folder, not a file');
    if (!info.isFile()) throw new Error('is no regular file');
    const large = sizeProblem(info.size);
    if (large !== undefined) throw new Error(large);
    return { bytes: await readFile(path), changed: info.ctimeMs };
  } catch (error) {
    throw new Error(explain(error), { cause: error });
  }
}

/** The inode's time: it grows with every write, and when another file is put in this one's place, whatever times that brings along. */
async function changeTime(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ ctimeMs }) => ctimeMs,
    () => undefined,
  );
}

const EXPLAINED: Readonly<Record<string, string>> = {
  ENOENT: 'is gone (deleted, or a link to nothing)',
  EACCES: 'may not be read; change its permissions',
  EPERM: 'may not be read; change its permissions',
  ELOOP: 'is a link that leads back to itself',
  EISDIR: 'is a folder, not a file',
};

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  return (code === undefined ? undefined : EXPLAINED[code]) ?? error.message;
}
