import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const alive = new Set<string>();
let hooked = false;

/** A new empty folder in `under`, named `winnow-…`. It goes when `removeScratch` is called, at the latest when the process ends. */
export function makeScratch(purpose: string, under = os.tmpdir()): string {
  if (!hooked) {
    process.once('exit', () => [...alive].forEach(removeScratch));
    hooked = true;
  }
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(under), `winnow-${purpose}-`));
  alive.add(folder);
  return folder;
}

export function removeScratch(folder: string): void {
  alive.delete(folder);
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** A copy of `folder`, under the same name, to work on, so that nothing an editor does reaches the original. `remove` takes it away. */
export function scratchCopy(folder: string): { readonly folder: string; remove(): void } {
  const around = makeScratch('copy');
  const copy = path.join(around, path.basename(folder));
  fs.cpSync(folder, copy, { recursive: true });
  return { folder: copy, remove: () => removeScratch(around) };
}
