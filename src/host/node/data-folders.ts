import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where the product's data files lie, seen from the folder of a running script: `data` beside a bundle, else the
 * repository's own folders when the sources run as they are.
 */
export function dataFolders(here: string): string[] {
  const bundled = join(here, 'data');
  if (existsSync(bundled)) return [bundled];
  const repository = join(here, '..', '..');
  return [join(repository, 'models'), join(repository, 'src', 'core', 'boilerplate', 'packs')];
}
