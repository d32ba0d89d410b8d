import { LABELS } from '../../../src/core/entities/tagger/labels';
import { packAscending, packFloats, packSections } from '../../../src/core/entities/tagger/model-file';
import type { FieldTrainer } from './crf';
import type { FeatureIndex } from './feature-index';
import type { HiddenLayer } from './hidden-layer';

const LIMIT = 127;

/** The model file: the lexicon's sections and the weights as bytes. Features whose weights all lie under `least` are left out. */
export function writeModel(lexicon: ReadonlyMap<string, Uint8Array>, field: FieldTrainer, index: FeatureIndex, least: number, parts: number, centroidScale: number): { bytes: Uint8Array; features: number } {
  const { weights, rowOf, transitions, layer } = field;
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
  sections.delete('CSCL');
  sections.set('FKEY', packAscending(Uint32Array.from(kept, ({ key }) => key)));
  sections.set('FVAL', new Uint8Array(columns.buffer));
  sections.set('SCAL', packFloats([scale]));
  sections.set('TRAN', packFloats(transitions));
  if (layer) addLayer(sections, layer, parts, centroidScale);
  else sections.delete('CENT');
  return { bytes: packSections(sections), features: kept.length };
}

function addLayer(sections: Map<string, Uint8Array>, layer: HiddenLayer, parts: number, centroidScale: number): void {
  const input = quantised(layer.input);
  const spelling = quantised(layer.spelling);
  const output = quantised(layer.output);
  sections.set('NDIM', packFloats([layer.hidden, parts, centroidScale, input.scale, spelling.scale, output.scale]));
  sections.set('NINP', input.bytes);
  sections.set('NSPL', spelling.bytes);
  sections.set('NOUT', output.bytes);
  sections.set('NBIA', packFloats(layer.bias));
}

function quantised(values: Float32Array): { bytes: Uint8Array; scale: number } {
  let most = 1e-6;
  for (const value of values) most = Math.max(most, Math.abs(value));
  const scale = most / LIMIT;
  return { bytes: new Uint8Array(Int8Array.from(values, (value) => Math.round(value / scale)).buffer), scale };
}
