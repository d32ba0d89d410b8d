import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import path from 'node:path';
import { ROOT } from './host/paths';
import { GLOBAL, separateLibraries } from './libraries';

/**
 * Modules of ours that are bundled by themselves, so that the thread and the command line share them and no bundle grows
 * large: module → name of the bundle. In the order in which they need each other.
 */
const PARTS: Readonly<Record<string, string>> = {
  'src/core/duplicates/common-words': 'common-words',
  'src/core/duplicates/passage-index': 'passages',
  'src/core/entities/tagger/tagger': 'tagger',
  'src/core/facts/dates': 'dates',
  'src/core/boilerplate/model/line-model': 'line-model',
  'src/core/boilerplate/judge': 'boilerplate',
  'src/core/corpus-index': 'index-pages',
  'src/host/folder-service': 'engine',
};

/** Leaves the parts out of a bundle in dist/ (or dist/web/): node requires them from beside it, a browser's worker has loaded them. */
export function separateParts(web: boolean): Plugin {
  return {
    name: 'separate-parts',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.\.?\// }, ({ path: module, resolveDir, kind, namespace }) => {
        if (kind === 'entry-point' || namespace !== 'file') return undefined;
        const part = PARTS[path.relative(ROOT, path.resolve(resolveDir, module)).replaceAll('\\', '/')];
        if (part === undefined) return undefined;
        return web ? { path: part, namespace: 'part' } : { path: `./${part}.js`, external: true };
      });
      bundle.onLoad({ filter: /.*/, namespace: 'part' }, ({ path: part }) => ({ contents: `module.exports = globalThis.${GLOBAL}['${part}'];`, loader: 'js' }));
    },
  };
}

/** Bundles the parts into dist/ and dist/web/; answers what went into each bundle. */
export async function buildParts(production: boolean, target: { readonly node: string; readonly web: string }): Promise<Metafile[]> {
  const shared: BuildOptions = { absWorkingDir: ROOT, bundle: true, legalComments: 'none', logLevel: 'warning', metafile: true, minify: production, sourcemap: production ? false : 'linked' };
  const built = await Promise.all(
    Object.entries(PARTS).flatMap(([module, part]) => [
      build({ ...shared, entryPoints: [`${module}.ts`], outfile: `dist/${part}.js`, format: 'cjs', platform: 'node', target: target.node, plugins: [separateLibraries(false), separateParts(false)] }),
      build({
        ...shared,
        stdin: { contents: `(globalThis.${GLOBAL} ??= {})['${part}'] = require('./${module}.ts');`, resolveDir: ROOT },
        outfile: `dist/web/${part}.js`,
        format: 'iife',
        platform: 'browser',
        target: target.web,
        plugins: [separateLibraries(true), separateParts(true)],
      }),
    ]),
  );
  return built.flatMap(({ metafile }) => (metafile ? [metafile] : []));
}
