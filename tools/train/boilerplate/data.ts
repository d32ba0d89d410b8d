import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One line of a gold record. */
export interface GoldLine {
  readonly t: string;
  readonly keep: 0 | 1;
  readonly x?: string;
  /** What kind of boilerplate a machine took it for. */
  readonly c?: string;
}

/** One record of a gold file (format: the data set's own README). */
export interface GoldRecord {
  readonly id: string;
  readonly page: string;
  readonly tier: 'core' | 'web';
  readonly flavour: 'full' | 'residue';
  readonly lang: string;
  /** What made the text out of the page. */
  readonly extractor?: string;
  readonly domain: string;
  readonly lines: readonly GoldLine[];
}

/** Reads a JSON-lines file, gzipped or not. */
export function readGold(file: string): GoldRecord[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as GoldRecord]));
}

/** The fold of a domain: a hash, so that it needs no table and never changes. */
export function foldOf(domain: string, folds: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < domain.length; i++) hash = Math.imul(hash ^ domain.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) % folds;
}
