import { WORD_LIMIT } from '../../../src/core/boilerplate/model/model-file';
import { HEAD_COUNT, WORD_WEIGHTS } from '../../../src/core/boilerplate/model/word-score';
import { randomFrom } from './random';

/** Rows of hashed words: the buckets of row `i` are `slots[starts[i]…starts[i + 1]]`. */
export interface WordRows {
  readonly slots: Int32Array;
  readonly starts: Int32Array;
  /** What each head should say, as bits. */
  readonly answers: Uint8Array;
  readonly weights: Float32Array;
}

const EPOCHS = 6;
const RATE = 0.25;
const DECAY = 2e-5;

/** Logistic regression over hashed words by AdaGrad (Duchi et al. 2011), all heads at once. Returns the weights as they ship: 8 bits each. */
export function trainWords(rows: WordRows, use: Int32Array, seed: number): Float32Array {
  const weights = new Float32Array(WORD_WEIGHTS);
  const squares = new Float32Array(WORD_WEIGHTS).fill(1e-2);
  const sums = new Float64Array(HEAD_COUNT);
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
      const from = rows.starts[row]!;
      const to = rows.starts[row + 1]!;
      const scale = 1 / Math.sqrt(to - from);
      sums.fill(0);
      for (let i = from; i < to; i++) {
        const at = rows.slots[i]! * HEAD_COUNT;
        for (let head = 0; head < HEAD_COUNT; head++) sums[head]! += weights[at + head]!;
      }
      // From here on the sums are the heads' errors.
      for (let head = 0; head < HEAD_COUNT; head++) sums[head] = (1 / (1 + Math.exp(-sums[head]! * scale)) - ((rows.answers[row]! >> head) & 1)) * rows.weights[row]! * scale;
      for (let i = from; i < to; i++) {
        const from = rows.slots[i]! * HEAD_COUNT;
        for (let at = from; at < from + HEAD_COUNT; at++) {
          const gradient = sums[at - from]! + DECAY * weights[at]!;
          squares[at]! += gradient * gradient;
          weights[at]! -= (RATE * gradient) / Math.sqrt(squares[at]!);
        }
      }
    }
  }
  return quantized(weights);
}

/** The weights rounded to what an Int8 holds. */
function quantized(weights: Float32Array): Float32Array {
  return weights.map((weight) => Math.round((Math.max(-WORD_LIMIT, Math.min(WORD_LIMIT, weight)) * 127) / WORD_LIMIT) * (WORD_LIMIT / 127));
}
