/** What is read when no glob says otherwise: the extension's default for `winnow.seeds`. */
export const DEFAULT_GLOBS: readonly string[] = ['**/seeds/**/*.txt', '**/seeds/**/*.seed'];

/**
 * Globs that count from `folderPath` (an absolute path or URI path with `/`): a pattern such as `**\/seeds/**\/*.txt` is
 * also tried without its first folders when the folder lies inside a folder of that name, so that opening `seeds/`
 * itself finds its seeds.
 */
export function globsWithin(folderPath: string, globs: readonly string[]): string[] {
  const segments = new Set(folderPath.split('/'));
  const found = new Set<string>();
  for (const glob of globs) {
    found.add(glob);
    const inner = /^\*\*\/([^*?[\]{}/]+)\/(.+)$/.exec(glob);
    if (inner?.[1] !== undefined && inner[2] !== undefined && segments.has(inner[1])) found.add(inner[2]);
  }
  return [...found];
}

/**
 * The seeds root of a seed: the folder that holds INDEX.md, entities.yaml and winnow.yaml for it. It is the outermost
 * folder named `seeds` on the way from `folder` to the seed, else `folder` itself. Both are URIs or `/`-paths without a
 * trailing slash.
 */
export function rootOf(folder: string, seed: string): string {
  if (/(?:^|\/)seeds$/.test(folder)) return folder;
  const inner = seed.slice(folder.length + 1).split('/');
  const at = inner.slice(0, -1).indexOf('seeds');
  return at < 0 ? folder : [folder, ...inner.slice(0, at + 1)].join('/');
}

/** The path of `uri` relative to `root`, `/`-separated and decoded: what the index shows and sorts by. */
export function pathWithin(root: string, uri: string): string {
  const path = uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
