import { loadLineModel } from '../core/boilerplate/model/line-model';
import { joinPacks, parsePack } from '../core/boilerplate/pack';
import type { CorpusParts } from '../core/corpus';
import { loadGazetteer } from '../core/entities/gazetteer';
import type { Platform } from './port';

/** Rule packs, gazetteer and line model among the data files. */
const PACKS = ['en.yaml', 'other.yaml'];
const GAZETTEER = 'gazetteer.json';
const LINE_MODEL = 'boilerplate-en.bin';

/**
 * The data files that a corpus works with.
 * @throws Error when one is missing or broken
 */
export async function loadCorpusData(platform: Platform): Promise<Pick<Required<CorpusParts>, 'pack' | 'model' | 'gazetteer'>> {
  const texts = await Promise.all(PACKS.map(async (name) => new TextDecoder().decode(await platform.asset(name))));
  const model = loadLineModel(await platform.asset(LINE_MODEL));
  return { pack: joinPacks(texts.map(parsePack)), model, gazetteer: loadGazetteer(await platform.asset(GAZETTEER)) };
}
