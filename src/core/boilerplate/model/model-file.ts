import { FEATURE_COUNT } from './features';
import type { Trees } from './trees';
import { HEAD_COUNT, WORD_WEIGHTS } from './word-score';

/** The numbers of a line model. */
export interface Weights {
  readonly words: Float32Array;
  readonly trees: Trees;
}

const MAGIC = 0x324d4257;
/** Largest word weight that 8 bits hold. */
export const WORD_LIMIT = 6;
const WORD_STEP = WORD_LIMIT / 127;

/**
 * Writes a model: magic "WBM2", the number of features (u16) and of words' heads (u16), 8-bit word weights, and the trees (count u16,
 * depth u8, base and leaf step f32, features u8, thresholds f32, leaves i16), little-endian.
 */
export function writeModel(weights: Weights): Uint8Array {
  const bytes = new Uint8Array(8 + WORD_WEIGHTS + sizeOf(weights.trees));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, FEATURE_COUNT, true);
  view.setUint16(6, HEAD_COUNT, true);
  let at = 8;
  for (let i = 0; i < WORD_WEIGHTS; i++) view.setInt8(at++, Math.round((weights.words[i] ?? 0) / WORD_STEP));
  writeTrees(view, at, weights.trees);
  return bytes;
}

/** Reads what `writeModel` wrote. Throws an Error when the bytes are no model, or one of other features. */
export function readModel(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 + WORD_WEIGHTS || view.getUint32(0, true) !== MAGIC) throw new Error('No boilerplate model');
  if (view.getUint16(4, true) !== FEATURE_COUNT || view.getUint16(6, true) !== HEAD_COUNT) throw new Error('The boilerplate model was trained with other features');
  const words = new Float32Array(WORD_WEIGHTS);
  for (let i = 0; i < WORD_WEIGHTS; i++) words[i] = view.getInt8(8 + i) * WORD_STEP;
  const { trees, end } = readTrees(view, 8 + WORD_WEIGHTS);
  if (end !== bytes.length) throw new Error('The boilerplate model has a wrong length');
  return { words, trees };
}

const HEAD = 11;

function sizeOf(trees: Trees): number {
  return HEAD + trees.count * trees.depth * 5 + trees.count * (1 << trees.depth) * 2;
}

function writeTrees(view: DataView, start: number, trees: Trees): void {
  const step = Math.max(1e-6, trees.leaves.reduce((most, leaf) => Math.max(most, Math.abs(leaf)), 0) / 32_767);
  let at = start;
  view.setUint16(at, trees.count, true);
  view.setUint8(at + 2, trees.depth);
  view.setFloat32(at + 3, trees.base, true);
  view.setFloat32(at + 7, step, true);
  at += HEAD;
  for (const feature of trees.features) view.setUint8(at++, feature);
  for (const threshold of trees.thresholds) {
    view.setFloat32(at, threshold, true);
    at += 4;
  }
  for (const leaf of trees.leaves) {
    view.setInt16(at, Math.round(leaf / step), true);
    at += 2;
  }
}

function readTrees(view: DataView, start: number): { trees: Trees; end: number } {
  if (start + HEAD > view.byteLength) throw new Error('The boilerplate model is cut off');
  const count = view.getUint16(start, true);
  const depth = view.getUint8(start + 2);
  const base = view.getFloat32(start + 3, true);
  const step = view.getFloat32(start + 7, true);
  const questions = count * depth;
  const end = start + HEAD + questions * 5 + count * (1 << depth) * 2;
  if (depth > 8 || end > view.byteLength) throw new Error('The boilerplate model is cut off');
  let at = start + HEAD;
  const features = Uint8Array.from({ length: questions }, () => view.getUint8(at++));
  if (features.some((feature) => feature >= FEATURE_COUNT)) throw new Error('The boilerplate model asks for a feature that does not exist');
  const thresholds = new Float32Array(questions);
  for (let i = 0; i < questions; i++, at += 4) thresholds[i] = view.getFloat32(at, true);
  const leaves = new Float32Array(count << depth);
  for (let i = 0; i < leaves.length; i++, at += 2) leaves[i] = view.getInt16(at, true) * step;
  return { trees: { count, depth, features, thresholds, leaves, base }, end };
}
