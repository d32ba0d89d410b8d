import type { Metafile } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './host/paths';

/** The licences of the packages whose code is inside the bundles, as one text to ship beside them. */
export function thirdPartyNotices(bundles: readonly Metafile[]): string {
  const folders = new Set(bundles.flatMap(({ inputs }) => Object.keys(inputs)).flatMap((file) => packageFolder(file) ?? []));
  return [...folders].sort().map(notice).join('\n\n');
}

/** `node_modules/@scope/name` of a bundled file, or nothing when the file is our own. */
function packageFolder(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

function notice(folder: string): string {
  const absolute = path.join(ROOT, folder);
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(absolute, 'package.json'), 'utf8')) as Manifest;
  const file = fs.readdirSync(absolute).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? `Licence: ${license ?? 'not stated'}` : fs.readFileSync(path.join(absolute, file), 'utf8').trim();
  return `${name} ${version}\n${'-'.repeat(72)}\n${text}\n`;
}
