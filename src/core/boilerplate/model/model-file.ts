import { FEATURE_COUNT } from './features';
import { readTrees, sizeOfTrees, writeTrees } from './tree-file';
import type { Trees } from './trees';
import { HEAD_COUNT, WORD_WEIGHTS } from './word-score';

/** The numbers of a line model. */
export interface Weights {
  readonly words: Float32Array;
  readonly trees: Trees;
}

const MAGIC = 0x334d4257;
/** Largest word weight that 8 bits hold. */
export const WORD_LIMIT = 6;
const WORD_STEP = WORD_LIMIT / 127;

/**
 * Writes a model: magic "WBM3", the number of features (u16) and of words' heads (u16), 8-bit word weights, and the
 * trees, little-endian.
 */
export function writeModel(weights: Weights): Uint8Array {
  const bytes = new Uint8Array(8 + WORD_WEIGHTS + sizeOfTrees(weights.trees));
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
  const { trees, end } = readTrees(view, 8 + WORD_WEIGHTS, FEATURE_COUNT);
  if (end !== bytes.length) throw new Error('The boilerplate model has a wrong length');
  return { words, trees };
}
