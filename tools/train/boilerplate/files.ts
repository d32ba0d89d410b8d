import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LineModel, loadLineModel } from '../../../src/core/boilerplate/model/line-model';
import { type Pack, joinPacks, parsePack } from '../../../src/core/boilerplate/pack';

/** Where the model that ships stands. */
export const MODEL_FILE = 'models/boilerplate-en.bin';
const PACKS = 'src/core/boilerplate/packs';

/** The model of a fold: trained without the domains of that fold, for measuring only. */
export function foldFile(fold: number): string {
  return `tools/train/boilerplate/folds/fold-${fold}.bin`;
}

/** What whole pages are judged by, a fold: learned without its domains, for measuring only. */
export const PAGES_FILE = 'tools/train/boilerplate/folds/pages.json';

/** Number of outer folds. */
export const FOLDS = 5;

export function readPacks(): Pack {
  return joinPacks(readdirSync(PACKS).sort().map((file) => parsePack(readFileSync(join(PACKS, file), 'utf8'))));
}

export function readModelFile(file: string): LineModel {
  return loadLineModel(readFileSync(file));
}
