import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import fs from 'node:fs';
import path from 'node:path';
import { buildAll } from './build';
import { ROOT, userPath } from './host/paths';

/*
 *   npm run package [-- --out FILE.vsix]
 */

/** What may not ship: sources, tests, tools, maps. */
const NOT_SHIPPED = /(^|\/)(src|test|tools|node_modules|out|samples)\/|\.ts$|\.map$/;

/**
 * Builds minified bundles and packs them into one `.vsix`.
 * @throws if a source, a test or a map would be in it
 */
export async function packageExtension(file: string): Promise<void> {
  await buildAll({ production: true });
  const files = await listFiles({ cwd: ROOT, packageManager: PackageManager.None });
  const wrong = files.filter((name) => NOT_SHIPPED.test(name));
  if (wrong.length > 0) throw new Error(`These may not be in the package: ${wrong.join(', ')}`);
  await createVSIX({ cwd: ROOT, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false, packagePath: file });
  console.log(`${path.basename(file)}: ${files.length} files, ${(fs.statSync(file).size / 1024).toFixed(1)} KiB`);
}

if (require.main === module) {
  const at = process.argv.indexOf('--out');
  const { name, version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { name: string; version: string };
  const file = at < 0 ? path.join(ROOT, `${name}-${version}.vsix`) : userPath(process.argv[at + 1] ?? '');
  packageExtension(file).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
