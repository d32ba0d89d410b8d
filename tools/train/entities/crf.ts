import { BEFORE, LABELS, mayEnd, mayStart } from '../../../src/core/entities/tagger/labels';
import { decode } from '../../../src/core/entities/tagger/decode';
import { MOST_EVIDENCE } from '../../../src/core/entities/tagger/evidence';
import { MOST_FEATURES } from '../../../src/core/entities/tagger/features';
import type { Dataset } from './dataset';
import { Random } from '../../random';

/** How the weights are learnt. */
export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Weight decay at each touch, times the rate. */
  readonly decay: number;
  /** Share of a token's features left out at each look. */
  readonly dropout: number;
  /** Share of looks at which a document's evidence is left out. */
  readonly evidenceDropout: number;
  /** True for the documents to learn from. */
  readonly keep: (document: number) => boolean;
}

const FLOOR = 5e-3;
/** What the sum of squares starts with: keeps the first steps small. */
const FIRST_SQUARE = 1;
const CLEAR_START = -1e9;

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over runs of candidate tokens, learnt online
 * with AdaGrad (Duchi, Hazan and Singer 2011). Where several labels would do, it learns their sum (Tsuboi et al. 2008).
 */
export class FieldTrainer {
  readonly weights: Float32Array;
  readonly transitions = new Float64Array(LABELS * LABELS);
  readonly #squares: Float32Array;
  readonly #transitionSquares = new Float64Array(LABELS * LABELS);
  readonly #random: Random;
  #scores = new Float64Array(0);
  #gradients = new Float64Array(0);
  #active = new Int32Array(0);
  #activeStarts = new Int32Array(0);

  /** `rowOf` maps a feature's number to its row of weights, -1 for a feature too rare to learn. */
  constructor(
    readonly data: Dataset,
    readonly rowOf: Int32Array,
    rows: number,
    seed = 17,
  ) {
    this.#random = new Random(seed);
    this.weights = new Float32Array(rows * LABELS);
    this.#squares = new Float32Array(rows * LABELS);
  }

  /** Runs the epochs and keeps the mean of the weights behind the last half of them; `report` gets the mean loss a token after each. */
  train(options: TrainingOptions, report: (epoch: number, loss: number) => void): void {
    const order = Int32Array.from({ length: this.data.segments }, (_, s) => s).filter((s) => options.keep(this.data.segmentDocuments[s] as number));
    const mean = new Float32Array(this.weights.length);
    const meanMoves = new Float64Array(this.transitions.length);
    const counted = Math.ceil(options.epochs / 2);
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      this.#random.shuffle(order);
      const rate = options.rate * (1 - (0.9 * epoch) / options.epochs);
      let loss = 0;
      let tokens = 0;
      for (const s of order) {
        const from = this.data.segmentStarts[s] as number;
        const to = this.data.segmentStarts[s + 1] as number;
        loss += this.#learn(from, to, rate * (this.data.segmentWeights[s] as number), options);
        tokens += to - from;
      }
      report(epoch, loss / Math.max(1, tokens));
      if (epoch < options.epochs - counted) continue;
      for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + (this.weights[i] as number) / counted;
      for (let i = 0; i < meanMoves.length; i++) meanMoves[i] = (meanMoves[i] as number) + (this.transitions[i] as number) / counted;
    }
    this.weights.set(mean);
    this.transitions.set(meanMoves);
  }

  /** Makes this the mean of several fields over the same rows: what one of them learnt by chance, the others lack. */
  blend(fields: readonly FieldTrainer[]): void {
    for (let i = 0; i < this.weights.length; i++) this.weights[i] = fields.reduce((sum, { weights }) => sum + (weights[i] as number), 0) / fields.length;
    for (let i = 0; i < this.transitions.length; i++) this.transitions[i] = fields.reduce((sum, { transitions }) => sum + (transitions[i] as number), 0) / fields.length;
  }

  /** The best labels of all tokens, without evidence. */
  label(): Uint8Array {
    const labels = new Uint8Array(this.data.allowed.length);
    for (let s = 0; s < this.data.segments; s++) {
      const from = this.data.segmentStarts[s] as number;
      const to = this.data.segmentStarts[s + 1] as number;
      this.#score(from, to, 0, false);
      decode(this.#scores, to - from, this.transitions, labels, from);
    }
    return labels;
  }

  #score(from: number, to: number, dropout: number, withEvidence: boolean): void {
    const count = to - from;
    if (this.#scores.length < count * LABELS) {
      this.#scores = new Float64Array(count * LABELS * 2);
      this.#gradients = new Float64Array(count * LABELS * 2);
      this.#active = new Int32Array(count * 2 * (MOST_FEATURES + MOST_EVIDENCE));
      this.#activeStarts = new Int32Array(count * 2 + 1);
    }
    const { features, featureStarts, evidence, evidenceStarts } = this.data;
    let n = 0;
    for (let t = from; t < to; t++) {
      this.#activeStarts[t - from] = n;
      for (let k = featureStarts[t] as number; k < (featureStarts[t + 1] as number); k++) {
        const row = this.rowOf[features[k] as number] as number;
        if (row >= 0 && (dropout === 0 || this.#random.next() >= dropout)) this.#active[n++] = row * LABELS;
      }
      if (withEvidence) {
        for (let k = evidenceStarts[t] as number; k < (evidenceStarts[t + 1] as number); k++) {
          const row = this.rowOf[evidence[k] as number] as number;
          if (row >= 0) this.#active[n++] = row * LABELS;
        }
      }
      const at = (t - from) * LABELS;
      for (let y = 0; y < LABELS; y++) this.#scores[at + y] = 0;
      for (let k = this.#activeStarts[t - from] as number; k < n; k++) {
        const row = this.#active[k] as number;
        for (let y = 0; y < LABELS; y++) this.#scores[at + y] = (this.#scores[at + y] as number) + (this.weights[row + y] as number);
      }
    }
    this.#activeStarts[count] = n;
  }

  #learn(from: number, to: number, rate: number, options: TrainingOptions): number {
    const count = to - from;
    this.#score(from, to, options.dropout, this.#random.next() >= options.evidenceDropout);
    this.#gradients.fill(0, 0, count * LABELS);
    const moves = new Float64Array(LABELS * LABELS);
    const all = this.#expect(from, count, false, this.#gradients, moves, -1);
    const right = this.#expect(from, count, true, this.#gradients, moves, 1);
    for (let i = 0; i < count; i++) {
      const at = i * LABELS;
      for (let y = 0; y < LABELS; y++) {
        const g = this.#gradients[at + y] as number;
        if (g < FLOOR && g > -FLOOR) continue;
        for (let k = this.#activeStarts[i] as number; k < (this.#activeStarts[i + 1] as number); k++) {
          const w = (this.#active[k] as number) + y;
          const square = (this.#squares[w] as number) + g * g;
          this.#squares[w] = square;
          const weight = this.weights[w] as number;
          this.weights[w] = weight + rate * (g / Math.sqrt(square + FIRST_SQUARE) - options.decay * weight);
        }
      }
    }
    for (let m = 0; m < moves.length; m++) {
      const g = moves[m] as number;
      if (g === 0) continue;
      this.#transitionSquares[m] = (this.#transitionSquares[m] as number) + g * g;
      this.transitions[m] = (this.transitions[m] as number) + (rate * g) / Math.sqrt((this.#transitionSquares[m] as number) + FIRST_SQUARE);
    }
    return all - right;
  }

  /** Forward and backward sums; adds `sign` times the expected labels and moves. Returns the log of the sum. */
  #expect(from: number, count: number, bound: boolean, gradients: Float64Array, moves: Float64Array, sign: number): number {
    const forward = new Float64Array(count * LABELS);
    const backward = new Float64Array(count * LABELS);
    const scores = this.#scores;
    const open = (i: number, y: number): boolean => !bound || (((this.data.allowed[from + i] as number) >> y) & 1) === 1;
    const terms = new Float64Array(LABELS);
    for (let i = 0; i < count; i++) {
      const row = i * LABELS;
      for (let y = 0; y < LABELS; y++) {
        if (!open(i, y) || (i === 0 && !mayStart(y))) {
          forward[row + y] = CLEAR_START;
          continue;
        }
        if (i === 0) {
          forward[row + y] = scores[row + y] as number;
          continue;
        }
        const before = BEFORE[y] as readonly number[];
        for (let b = 0; b < before.length; b++) {
          const p = before[b] as number;
          terms[b] = (forward[row - LABELS + p] as number) + (this.transitions[p * LABELS + y] as number);
        }
        forward[row + y] = logSum(terms, before.length) + (scores[row + y] as number);
      }
    }
    for (let i = count - 1; i >= 0; i--) {
      const row = i * LABELS;
      if (i === count - 1) {
        for (let y = 0; y < LABELS; y++) backward[row + y] = mayEnd(y) ? 0 : CLEAR_START;
        continue;
      }
      backward.fill(-Infinity, row, row + LABELS);
      for (let next = 0; next < LABELS; next++) {
        if (!open(i + 1, next)) continue;
        const ahead = (backward[row + LABELS + next] as number) + (scores[row + LABELS + next] as number);
        for (const p of BEFORE[next] as readonly number[]) {
          const value = ahead + (this.transitions[p * LABELS + next] as number);
          const now = backward[row + p] as number;
          backward[row + p] = now === -Infinity ? value : now > value ? now + Math.log1p(Math.exp(value - now)) : value + Math.log1p(Math.exp(now - value));
        }
      }
    }
    const ends = new Float64Array(LABELS);
    const last = (count - 1) * LABELS;
    for (let y = 0; y < LABELS; y++) ends[y] = (forward[last + y] as number) + (backward[last + y] as number);
    const total = logSum(ends, LABELS);
    for (let i = 0; i < count; i++) {
      const row = i * LABELS;
      for (let y = 0; y < LABELS; y++) {
        const p = Math.exp((forward[row + y] as number) + (backward[row + y] as number) - total);
        gradients[row + y] = (gradients[row + y] as number) + sign * p;
        if (i === 0 || p < 1e-6) continue;
        for (const b of BEFORE[y] as readonly number[]) {
          const move = b * LABELS + y;
          const q = Math.exp((forward[row - LABELS + b] as number) + (this.transitions[move] as number) + (scores[row + y] as number) + (backward[row + y] as number) - total);
          if (q > 1e-6) moves[move] = (moves[move] as number) + sign * q;
        }
      }
    }
    return total;
  }
}

function logSum(terms: Float64Array, count: number): number {
  let most = -Infinity;
  for (let i = 0; i < count; i++) if ((terms[i] as number) > most) most = terms[i] as number;
  if (most < CLEAR_START / 2) return CLEAR_START;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp((terms[i] as number) - most);
  return most + Math.log(sum);
}
