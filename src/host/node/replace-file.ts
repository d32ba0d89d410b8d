import { constants, promises as fs, type Stats } from 'node:fs';
import { dirname, join, basename } from 'node:path';
import { randomBytes } from 'node:crypto';
import { ChangedMeanwhile } from '../changed-meanwhile';

/**
 * Replaces the bytes of a file in one step (write beside it, flush, rename): a crash or a full disk leaves the old file
 * whole. A symbolic link is followed, and the file keeps its permissions. With `expected` (undefined in it: no file) the
 * file is replaced only while it holds these bytes.
 * @throws ChangedMeanwhile when it does not hold `expected` any more.
 * @throws Error with a message for people: a folder stands there, the file or its folder is read-only, the disk is full.
 */
export async function replaceFileAtomically(path: string, bytes: Uint8Array, expected?: { readonly bytes: Uint8Array | undefined }): Promise<void> {
  const target = await fs.realpath(path).catch(() => path);
  const before = await fs.stat(target).catch(() => undefined);
  if (before?.isDirectory()) throw new Error(`${path} is a folder; rename or remove it`);
  if (before) await mayWrite(target);
  await removeLeftovers(target);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await writeFlushed(temporary, bytes, before);
    if (expected && !(await holds(target, expected.bytes))) throw new ChangedMeanwhile(path);
    await fs.rename(temporary, target);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    if (error instanceof ChangedMeanwhile) throw error;
    throw new Error(`${path} was not written: ${explain(error)}`, { cause: error });
  }
}

async function holds(path: string, expected: Uint8Array | undefined): Promise<boolean> {
  const now = await fs.readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return now === undefined || expected === undefined ? now === expected : now.equals(expected);
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

const tidied = new Set<string>();

/** Removes, once for each file, the temporary files of processes that were killed while they wrote it. */
async function removeLeftovers(target: string): Promise<void> {
  if (tidied.has(target)) return;
  tidied.add(target);
  const prefix = `.${basename(target)}.`;
  const names = await fs.readdir(dirname(target)).catch(() => []);
  for (const name of names) {
    const pid = name.startsWith(prefix) ? /^(\d+)\.[0-9a-f]{8}\.tmp$/.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) await fs.rm(join(dirname(target), name), { force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
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
