import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Pack, joinPacks, parsePack } from '../../../src/core/boilerplate/pack';

const FOLDER = join(process.cwd(), 'src/core/boilerplate/packs');

/** The rule packs that ship, joined. */
export function shippedPack(): Pack {
  return joinPacks(readdirSync(FOLDER).sort().map((file) => parsePack(readFileSync(join(FOLDER, file), 'utf8'))));
}
