import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** A package on npm, nailed to its bytes. */
export interface Pinned {
  readonly spec: string;
  /** `sha512-…` of the tarball, as in package-lock.json. */
  readonly integrity: string;
}

/** Runs npm with whatever registry and proxy the user has set, and returns what it prints. */
export function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
}

/** Fetches a package's tarball into `folder` and returns its path; throws if its bytes are not the pinned ones. */
export function fetchTarball(pinned: Pinned, folder: string): string {
  const printed = npm(['pack', pinned.spec, '--silent', '--pack-destination', folder], folder);
  const file = path.join(folder, printed.trim().split('\n').at(-1) ?? '');
  const integrity = `sha512-${createHash('sha512').update(fs.readFileSync(file)).digest('base64')}`;
  if (integrity !== pinned.integrity) throw new Error(`${pinned.spec}: got ${integrity}, wanted ${pinned.integrity}`);
  return file;
}

export interface Unpacking {
  /** Leading path segments to drop. */
  readonly strip: number;
  /** The members to take, all when empty. */
  readonly members: readonly string[];
  readonly exclude?: readonly string[];
}

export function unpack(tarball: string, into: string, { strip, members, exclude = [] }: Unpacking): void {
  fs.mkdirSync(into, { recursive: true });
  const left = exclude.map((pattern) => `--exclude=${pattern}`);
  execFileSync('tar', ['-xf', tarball, '-C', into, `--strip-components=${strip}`, ...left, ...members]);
}
