import { build, type Metafile, type Plugin } from 'esbuild';
import path from 'node:path';
import { ROOT } from './host/paths';

/** Libraries that are bundled by themselves, so that each bundle of ours stays small and each library is parsed once. */
const LIBRARIES: Readonly<Record<string, string>> = { yaml: 'yaml', re2js: 're2js', picomatch: 'picomatch' };
/** Used by activation: not worth loading late. */
const EAGER: ReadonlySet<string> = new Set(['picomatch']);

/** Where the web bundles find a library: a global that its own bundle sets. */
export const GLOBAL = 'winnowLibraries';

/**
 * Leaves the libraries out of a bundle in dist/ (or dist/web/): node requires them from `vendor/` beside it, a browser's
 * worker loads them before it with importScripts.
 */
export function separateLibraries(web: boolean): Plugin {
  return {
    name: 'separate-libraries',
    setup(bundle) {
      const filter = new RegExp(`^(?:${Object.keys(LIBRARIES).join('|')})$`);
      bundle.onResolve({ filter }, ({ path: name }) =>
        web ? { path: name, namespace: 'library' } : { path: `./vendor/${LIBRARIES[name]}.js`, external: true },
      );
      bundle.onLoad({ filter: /.*/, namespace: 'library' }, ({ path: name }) => ({
        contents: `module.exports = globalThis.${GLOBAL}.${LIBRARIES[name]};`,
        loader: 'js',
      }));
    },
  };
}

/**
 * For the bundles that run in the extension host: a library is loaded when something of it is first used, never by activation.
 * Node requires it from `vendor/`, in a browser it lies in the bundle.
 */
export function lazyLibraries(web: boolean): Plugin {
  return {
    name: 'lazy-libraries',
    setup(bundle) {
      const filter = new RegExp(`^(?:${Object.keys(LIBRARIES).join('|')})$`);
      bundle.onResolve({ filter }, ({ path: name, namespace }) => {
        if (EAGER.has(name)) return web ? undefined : { path: `./vendor/${LIBRARIES[name]}.js`, external: true };
        return namespace === 'lazy' ? undefined : { path: name, namespace: 'lazy' };
      });
      bundle.onResolve({ filter: /^\.\/vendor\// }, ({ path: file }) => ({ path: file, external: true }));
      bundle.onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path: name }) => {
        const names = Object.keys((await import(name)) as object).filter((key) => key !== 'default' && /^[A-Za-z_$][\w$]*$/.test(key));
        const source = web ? name : `./vendor/${LIBRARIES[name]}.js`;
        const getters = names.map((key) => `Object.defineProperty(exports, '${key}', { enumerable: true, get: () => load().${key} });`);
        return { contents: `const load = () => require('${source}');\n${getters.join('\n')}`, loader: 'js', resolveDir: ROOT };
      });
    },
  };
}

/** Bundles the libraries into dist/vendor/ and dist/web/vendor/; answers what went into each bundle. */
export async function buildLibraries(production: boolean): Promise<Metafile[]> {
  const built = await Promise.all(
    Object.entries(LIBRARIES).flatMap(([name, file]) => {
      const shared = { absWorkingDir: ROOT, bundle: true, minify: production, legalComments: 'none', logLevel: 'warning', metafile: true } as const;
      const stdin = { contents: `module.exports = require(${JSON.stringify(name)});`, resolveDir: ROOT };
      return [
        build({ ...shared, stdin, format: 'cjs', platform: 'node', target: 'node20', outfile: path.join('dist/vendor', `${file}.js`) }),
        build({
          ...shared,
          stdin: { contents: `(globalThis.${GLOBAL} ??= {}).${file} = require(${JSON.stringify(name)});`, resolveDir: ROOT },
          format: 'iife',
          platform: 'browser',
          target: 'es2022',
          outfile: path.join('dist/web/vendor', `${file}.js`),
        }),
      ];
    }),
  );
  return built.map(({ metafile }) => metafile);
}
