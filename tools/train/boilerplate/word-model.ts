import { WORD_WEIGHTS, wordScore } from '../../../src/core/boilerplate/model/word-score';
import { WORD_LIMIT } from '../../../src/core/boilerplate/model/model-file';
import { randomFrom } from './random';

/** Rows of hashed words: the slots of row `i` are `slots[starts[i]…starts[i + 1]]`. */
export interface WordRows {
  readonly slots: Int32Array;
  readonly starts: Int32Array;
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
}

const EPOCHS = 6;
const RATE = 0.25;
const DECAY = 2e-5;

/** Logistic regression over hashed words by AdaGrad (Duchi et al. 2011). Returns the weights as they ship: 8 bits each. */
export function trainWords(rows: WordRows, use: Int32Array, seed: number): Float32Array {
  const weights = new Float32Array(WORD_WEIGHTS);
  const squares = new Float32Array(WORD_WEIGHTS).fill(1e-2);
  const random = randomFrom(seed);
  const order = use.slice();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const kept = order[i]!;
      order[i] = order[j]!;
      order[j] = kept;
    }
    for (const row of order) {
      const slots = rows.slots.subarray(rows.starts[row], rows.starts[row + 1]);
      const scale = 1 / Math.sqrt(slots.length);
      const error = (1 / (1 + Math.exp(-wordScore(weights, slots, slots.length))) - rows.labels[row]!) * rows.weights[row]! * scale;
      for (const slot of slots) {
        const gradient = error + DECAY * weights[slot]!;
        squares[slot]! += gradient * gradient;
        weights[slot]! -= (RATE * gradient) / Math.sqrt(squares[slot]!);
      }
    }
  }
  return quantized(weights);
}

/** The weights rounded to what an Int8 holds. */
function quantized(weights: Float32Array): Float32Array {
  return weights.map((weight) => Math.round((Math.max(-WORD_LIMIT, Math.min(WORD_LIMIT, weight)) * 127) / WORD_LIMIT) * (WORD_LIMIT / 127));
}
