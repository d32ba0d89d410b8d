import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What stands on disk under `root`: relative path → kind, size, modification time and a hash of the bytes. Two equal
 * fingerprints mean that nothing was written, moved or deleted in between.
 */
export async function fingerprint(root: string): Promise<Readonly<Record<string, string>>> {
  const entries: Record<string, string> = {};
  const visit = async (path: string): Promise<void> => {
    const names = (await readdir(join(root, path))).sort();
    for (const name of names) {
      const inner = path === '' ? name : `${path}/${name}`;
      entries[inner] = await describeEntry(join(root, inner));
      if (entries[inner] === 'folder') await visit(inner);
    }
  };
  await visit('');
  return entries;
}

async function describeEntry(path: string): Promise<string> {
  const stat = await lstat(path);
  if (stat.isSymbolicLink()) return `link to ${await readlink(path)}`;
  if (stat.isDirectory()) return 'folder';
  const hash = await readFile(path).then(
    (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    (error: unknown) => `unread (${error instanceof Error && 'code' in error ? String(error.code) : 'error'})`,
  );
  return `file of ${stat.size} bytes, ${stat.mtimeMs}, ${hash}`;
}
