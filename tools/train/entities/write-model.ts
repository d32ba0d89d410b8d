import { LABELS } from '../../../src/core/entities/tagger/labels';
import { packAscending, packFloats, packSections } from '../../../src/core/entities/tagger/model-file';
import type { FieldTrainer } from './crf';
import type { FeatureIndex } from './feature-index';

const LIMIT = 127;

/** The model file: the lexicon's sections and the weights as bytes. Features whose weights all lie under `least` are left out. */
export function writeModel(lexicon: ReadonlyMap<string, Uint8Array>, field: FieldTrainer, index: FeatureIndex, least: number): { bytes: Uint8Array; features: number } {
  const { weights, rowOf, transitions } = field;
  const kept: { key: number; row: number }[] = [];
  let most = 0;
  for (let id = 0; id < index.size; id++) {
    const row = rowOf[id] ?? -1;
    if (row < 0) continue;
    let top = 0;
    for (let y = 0; y < LABELS; y++) top = Math.max(top, Math.abs(weights[row * LABELS + y] as number));
    most = Math.max(most, top);
    if (top >= least) kept.push({ key: index.keys[id] as number, row });
  }
  kept.sort((a, b) => a.key - b.key);
  const scale = most / LIMIT;
  const columns = new Int8Array(kept.length * LABELS);
  kept.forEach(({ row }, i) => {
    for (let y = 0; y < LABELS; y++) columns[y * kept.length + i] = Math.round((weights[row * LABELS + y] as number) / scale);
  });
  const sections = new Map(lexicon);
  sections.set('FKEY', packAscending(Uint32Array.from(kept, ({ key }) => key)));
  sections.set('FVAL', new Uint8Array(columns.buffer));
  sections.set('SCAL', packFloats([scale]));
  sections.set('TRAN', packFloats(transitions));
  return { bytes: packSections(sections), features: kept.length };
}
