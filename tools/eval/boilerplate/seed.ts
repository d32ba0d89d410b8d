import { SeedText } from '../../../src/core/text/seed-text';
import type { GoldRecord } from '../../train/boilerplate/data';

const LINE_BREAKS = /[\r\n\u2028\u2029]+/g;

/** A record as a seed: each of its lines is one of the seed's. */
export function seedOf(record: GoldRecord): SeedText {
  return new SeedText(record.lines.map((line) => line.t.replace(LINE_BREAKS, ' ')).join('\n'));
}
