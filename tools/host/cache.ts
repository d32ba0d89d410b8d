import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * The folder of `cache` that was made by exactly this recipe; made now by `make` if it is not there.
 * It is built beside its place and renamed, so a broken or a second run at the same time never leaves half a folder.
 * Folders of older recipes are removed.
 * @param recipe all that decides the contents
 * @param make fills the empty folder `staging`; `final` is where it will stand
 */
export async function cached(
  cache: string,
  recipe: unknown,
  make: (staging: string, final: string) => void | Promise<void>,
): Promise<string> {
  const name = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 16);
  const final = path.join(cache, name);
  if (fs.existsSync(final)) return final;
  fs.mkdirSync(cache, { recursive: true });
  const staging = fs.mkdtempSync(path.join(cache, '.making-'));
  try {
    await make(staging, final);
    for (const entry of fs.readdirSync(cache)) {
      if (entry !== name && !entry.startsWith('.making-')) remove(path.join(cache, entry));
    }
    if (!fs.existsSync(final)) fs.renameSync(staging, final);
  } finally {
    remove(staging);
  }
  return final;
}

function remove(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
