import path from 'node:path';

/** The repository. Every tool is started by an npm script, so npm has made it the working directory. */
export const ROOT = process.cwd();
export const DIST = path.join(ROOT, 'dist');
export const OUT = path.join(ROOT, 'out');
export const SAMPLES = path.join(ROOT, 'samples');

/** Caches fetched from npm, kept between runs and ignored by git. One folder for each version of their recipe. */
export const HOST_CACHE = path.join(ROOT, '.vscode-host');
export const BROWSER_CACHE = path.join(ROOT, '.chromium');

/** A path given by the user, relative to where they typed the command. */
export function userPath(given: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? ROOT, given);
}
