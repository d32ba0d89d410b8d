import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { LABELS } from '../../../src/core/entities/tagger/labels';
import { packAscending, packFloats, packSections, sectionOf, unpackAscending, unpackFloats, unpackSections } from '../../../src/core/entities/tagger/model-file';

/** Features whose mean weights all lie under this are left out. */
const LEAST = 0.04;
const LIMIT = 127;

/**
 * `blend OUT MODEL...`: the mean of several models trained with the same lexicon. What one of them learnt by chance the others
 * lack, so the mean is better than each, and costs no more to run.
 */
function main([out, ...paths]: readonly string[]): void {
  const models = paths.map((path) => unpackSections(readFileSync(path)));
  const [first] = models;
  if (out === undefined || !first) throw new Error('usage: blend OUT MODEL...');
  const rows = new Map<number, Float64Array>();
  const transitions = new Float64Array(LABELS * LABELS);
  for (const model of models) {
    if (!Buffer.from(sectionOf(model, 'WKEY')).equals(sectionOf(first, 'WKEY'))) throw new Error('the models have different lexicons');
    unpackFloats(sectionOf(model, 'TRAN')).forEach((value, i) => (transitions[i] = (transitions[i] ?? 0) + value / models.length));
    const keys = unpackAscending(sectionOf(model, 'FKEY'));
    const columns = Int8Array.from(sectionOf(model, 'FVAL'));
    const scale = (unpackFloats(sectionOf(model, 'SCAL'))[0] ?? 1) / models.length;
    keys.forEach((key, i) => {
      const row = rows.get(key) ?? new Float64Array(LABELS);
      rows.set(key, row);
      for (let y = 0; y < LABELS; y++) row[y] = (row[y] ?? 0) + (columns[y * keys.length + i] ?? 0) * scale;
    });
  }
  const top = (row: Float64Array): number => row.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const keys = Uint32Array.from([...rows].filter(([, row]) => top(row) >= LEAST).map(([key]) => key)).sort();
  const scale = [...rows.values()].reduce((most, row) => Math.max(most, top(row)), 0) / LIMIT;
  const columns = new Int8Array(keys.length * LABELS);
  keys.forEach((key, i) => rows.get(key)?.forEach((value, y) => (columns[y * keys.length + i] = Math.round(value / scale))));
  const sections = new Map(first);
  sections.set('FKEY', packAscending(keys));
  sections.set('FVAL', new Uint8Array(columns.buffer));
  sections.set('SCAL', packFloats([scale]));
  sections.set('TRAN', packFloats(transitions));
  const bytes = packSections(sections);
  writeFileSync(out, bytes);
  console.log(`${keys.length} features, ${bytes.length} bytes, ${gzipSync(bytes).length} gzipped`);
}

main(process.argv.slice(2));
