import { constants, promises as fs, type Stats } from 'node:fs';
import { dirname, join, basename } from 'node:path';
import { randomBytes } from 'node:crypto';

/**
 * Replaces the bytes of a file in one step (write beside it, flush, rename): a crash or a full disk leaves the old file
 * whole. A symbolic link is followed, and the file keeps its permissions.
 * @throws Error with a message for people: a folder stands there, the file or its folder is read-only, the disk is full.
 */
export async function replaceFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const target = await fs.realpath(path).catch(() => path);
  const before = await fs.stat(target).catch(() => undefined);
  if (before?.isDirectory()) throw new Error(`${path} is a folder; rename or remove it`);
  if (before) await mayWrite(target);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await writeFlushed(temporary, bytes, before);
    await fs.rename(temporary, target);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw new Error(`${path} was not written: ${explain(error)}`, { cause: error });
  }
}

async function mayWrite(path: string): Promise<void> {
  try {
    await fs.access(path, constants.W_OK);
  } catch (error) {
    throw new Error(`${path} is read-only; it was left as it is`, { cause: error });
  }
}

async function writeFlushed(path: string, bytes: Uint8Array, like: Stats | undefined): Promise<void> {
  const file = await fs.open(path, 'wx', like ? like.mode & 0o777 : 0o666);
  try {
    await file.writeFile(bytes);
    if (like) await file.chmod(like.mode & 0o777);
    await file.sync();
  } finally {
    await file.close();
  }
}

const EXPLAINED: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'its folder may not be written to',
  EPERM: 'its folder may not be written to',
  ENOENT: 'its folder is gone',
};

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  return (code === undefined ? undefined : EXPLAINED[code]) ?? error.message;
}
