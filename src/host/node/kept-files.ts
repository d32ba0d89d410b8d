import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptFiles } from '../port';
import { replaceFileAtomically } from './replace-file';

/** Files of one workspace folder in the extension's storage: a folder of its own below `storage`, named by its URI. */
export function keptFiles(storage: string, folder: string): KeptFiles {
  const place = join(storage, 'index', createHash('sha256').update(folder).digest('hex').slice(0, 16));
  return {
    list: () => readdir(place).catch(() => []),
    read: (name) => readFile(join(place, name)).catch(() => undefined),
    write: async (name, bytes) => {
      await mkdir(place, { recursive: true });
      await replaceFileAtomically(join(place, name), bytes);
    },
    remove: (name) => rm(join(place, name), { force: true }),
  };
}
