import { type Trees, nextOf, question } from './trees';

const HEAD = 13;
/** A leaf, where a question has its feature. */
const LEAF = 255;
const LEAF_BYTES = 3;
const QUESTION_BYTES = 6;
const DEEPEST = 32;

/** How many bytes `writeTrees` writes. */
export function sizeOfTrees(trees: Trees): number {
  const nodes = trees.questions.length;
  let leaves = 0;
  for (let node = 0; node < nodes; node++) leaves += isLeaf(trees, node) ? 1 : 0;
  return HEAD + trees.starts.length - 1 + leaves * LEAF_BYTES + (nodes - leaves) * QUESTION_BYTES;
}

/**
 * Writes trees from byte `start` on, little-endian: count u16, most questions u8, base and leaf step f32, nodes in all
 * u16; for each tree the number of its nodes u8 and its nodes: feature u8, then f32 threshold and u8 next node within the
 * tree, or for a leaf, whose feature is 255, i16 steps.
 */
export function writeTrees(view: DataView, start: number, trees: Trees): void {
  const { starts, questions, thresholds, values } = trees;
  const step = Math.max(1e-6, values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 32_767);
  let at = start;
  view.setUint16(at, starts.length - 1, true);
  view.setUint8(at + 2, trees.depth);
  view.setFloat32(at + 3, trees.base, true);
  view.setFloat32(at + 7, step, true);
  view.setUint16(at + 11, questions.length, true);
  at += HEAD;
  for (let tree = 0; tree + 1 < starts.length; tree++) {
    const first = starts[tree]!;
    view.setUint8(at++, starts[tree + 1]! - first);
    for (let node = first; node < starts[tree + 1]!; node++) {
      const leaf = isLeaf(trees, node);
      view.setUint8(at, leaf ? LEAF : questions[node]! & 255);
      if (leaf) view.setInt16(at + 1, Math.round(values[node]! / step), true);
      else {
        view.setFloat32(at + 1, thresholds[node]!, true);
        view.setUint8(at + 5, nextOf(trees, node) - first);
      }
      at += leaf ? LEAF_BYTES : QUESTION_BYTES;
    }
  }
}

/** Reads what `writeTrees` wrote, and where it ends. Throws an Error when it is cut off, or no trees with so many features. */
export function readTrees(view: DataView, start: number, featureCount: number): { trees: Trees; end: number } {
  need(view, start, HEAD);
  const count = view.getUint16(start, true);
  const depth = view.getUint8(start + 2);
  const base = view.getFloat32(start + 3, true);
  const step = view.getFloat32(start + 7, true);
  const nodes = view.getUint16(start + 11, true);
  if (depth > DEEPEST) throw new Error('The boilerplate model has trees that are too deep');
  const starts = new Int32Array(count + 1);
  const questions = new Uint32Array(nodes);
  const thresholds = new Float32Array(nodes).fill(NaN);
  const values = new Float32Array(nodes);
  let at = start + HEAD;
  let node = 0;
  for (let tree = 0; tree < count; tree++) {
    need(view, at, 1);
    const size = view.getUint8(at++);
    const first = node;
    if (size === 0 || first + size > nodes) throw new Error('The boilerplate model has a broken tree');
    for (; node < first + size; node++) {
      need(view, at, LEAF_BYTES);
      const feature = view.getUint8(at);
      if (feature === LEAF) {
        questions[node] = question(0, node);
        values[node] = view.getInt16(at + 1, true) * step;
        at += LEAF_BYTES;
        continue;
      }
      need(view, at, QUESTION_BYTES);
      if (feature >= featureCount) throw new Error('The boilerplate model asks for a feature that does not exist');
      thresholds[node] = view.getFloat32(at + 1, true);
      const next = first + view.getUint8(at + 5);
      questions[node] = question(feature, next);
      if (next <= node || next + 1 >= first + size) throw new Error('The boilerplate model has a broken tree');
      at += QUESTION_BYTES;
    }
    starts[tree + 1] = node;
  }
  if (node !== nodes) throw new Error('The boilerplate model has a broken tree');
  return { trees: { depth, starts, questions, thresholds, values, base }, end: at };
}

function isLeaf(trees: Trees, node: number): boolean {
  return nextOf(trees, node) === node;
}

function need(view: DataView, at: number, bytes: number): void {
  if (at + bytes > view.byteLength) throw new Error('The boilerplate model is cut off');
}
