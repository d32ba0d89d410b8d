import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const alive = new Set<string>();
let hooked = false;

/** A new empty folder under the system's temporary one, named `winnow-…`. It goes when `removeScratch` is called, at the latest when the process ends. */
export function makeScratch(purpose: string): string {
  if (!hooked) {
    process.once('exit', () => [...alive].forEach(removeScratch));
    hooked = true;
  }
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), `winnow-${purpose}-`));
  alive.add(folder);
  return folder;
}

export function removeScratch(folder: string): void {
  alive.delete(folder);
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** A copy of `folder` to work on, so that nothing an editor does reaches the original. */
export function scratchCopy(folder: string, purpose: string): string {
  const copy = makeScratch(purpose);
  fs.cpSync(folder, copy, { recursive: true });
  return copy;
}

/** What Winnow's tools have left in the system's temporary folder and could not be removed by themselves, by name. */
export function scratchLeft(): string[] {
  return fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('winnow-'));
}
