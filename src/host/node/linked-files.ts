import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** In a folder with more files to look at than this, the whole folder is listed instead. */
const FEW = 16;

/**
 * The files, given as URIs, that are reached by a symbolic link: URI → path of the file itself, named below `folder` when it
 * lies there. Other files, and links to nothing, are left out.
 */
export async function linkedFiles(folder: string, uris: readonly string[]): Promise<Map<string, string>> {
  if (!folder.startsWith('file:')) return new Map();
  const base = fileURLToPath(folder);
  const realBase = await realpath(base).catch(() => base);
  const named = (real: string): string => (real.startsWith(realBase + sep) ? base + real.slice(realBase.length) : real);
  const byFolder = new Map<string, { readonly uri: string; readonly path: string }[]>();
  for (const uri of uris) {
    if (!uri.startsWith('file:')) continue;
    const path = fileURLToPath(uri);
    const at = dirname(path);
    const files = byFolder.get(at);
    if (files) files.push({ uri, path });
    else byFolder.set(at, [{ uri, path }]);
  }
  const linked = new Map<string, string>();
  for (const [at, files] of byFolder) {
    const realFolder = named(await realpath(at).catch(() => at));
    const links = await linksIn(at, files.map(({ path }) => basename(path)));
    for (const { uri, path } of files) {
      const real = links.has(basename(path)) ? named(await realpath(path).catch(() => path)) : join(realFolder, basename(path));
      if (real !== path) linked.set(uri, real);
    }
  }
  return linked;
}

async function linksIn(folder: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const links = new Set<string>();
  if (names.length > FEW) {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) if (entry.isSymbolicLink()) links.add(entry.name);
    return links;
  }
  for (const name of names) if ((await lstat(join(folder, name)).catch(() => undefined))?.isSymbolicLink() === true) links.add(name);
  return links;
}
