import type { CorpusView } from '../../../src/core/rule';
import { SharedLines } from '../../../src/core/shared-lines';
import type { GoldRecord } from '../../train/boilerplate/data';
import { seedOf } from './seed';

/** The corpus of one seed. */
export const ALONE: CorpusView = { copies: () => [], lineSpread: () => ({ seeds: 1, of: 1 }) };

/**
 * The corpora that records stand in as a user would have them: a folder for each extractor (and one of whole pages), with
 * one seed for each page. Other extractors' copies of a page are never in its folder. Only texts are looked at.
 */
export function foldersOf(records: readonly GoldRecord[]): (record: GoldRecord) => CorpusView {
  const folders = new Map<string, SharedLines>();
  for (const record of records) {
    const name = nameOf(record);
    const lines = folders.get(name) ?? new SharedLines();
    folders.set(name, lines);
    lines.put(record.page, seedOf(record));
  }
  return (record) => {
    const lines = folders.get(nameOf(record));
    return lines ? { copies: () => [], lineSpread: (line) => ({ seeds: lines.spread(line), of: lines.size }) } : ALONE;
  };
}

function nameOf({ flavour, extractor }: GoldRecord): string {
  return `${flavour} ${extractor ?? ''}`;
}
