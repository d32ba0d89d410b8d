import { LABELS } from '../../../src/core/entities/tagger/labels';
import { SPELLINGS, WINDOW } from '../../../src/core/entities/tagger/network';
import type { Dataset } from './dataset';
import { Random } from './random';

/** The network of `src/core/entities/tagger/network.ts` while it learns: back-propagation with AdaGrad. */
export class HiddenLayer {
  readonly input: Float32Array;
  readonly spelling: Float32Array;
  readonly bias: Float32Array;
  readonly output: Float32Array;
  readonly #squares: { input: Float32Array; spelling: Float32Array; bias: Float32Array; output: Float32Array };
  readonly #random = new Random(29);
  #states = new Float32Array(0);

  /** `vectors`: `size` numbers a row, as decoded from their codes. `rate`: the layer's learning rate over the field's. */
  constructor(
    readonly hidden: number,
    readonly vectors: Float32Array,
    readonly size: number,
    readonly rate: number,
    readonly dropout: number,
  ) {
    const random = new Random(41);
    const draw = (length: number, spread: number): Float32Array => Float32Array.from({ length }, () => (random.next() * 2 - 1) * spread);
    this.input = draw(WINDOW * size * hidden, Math.sqrt(6 / (WINDOW + hidden)) * 0.5);
    this.spelling = draw(WINDOW * SPELLINGS * hidden, 0.05);
    this.bias = new Float32Array(hidden);
    this.output = draw(hidden * LABELS, Math.sqrt(6 / (hidden + LABELS)) * 0.5);
    this.#squares = {
      input: new Float32Array(this.input.length).fill(0.01),
      spelling: new Float32Array(this.spelling.length).fill(0.01),
      bias: new Float32Array(hidden).fill(0.01),
      output: new Float32Array(this.output.length).fill(0.01),
    };
  }

  /** Adds the scores of token `t` to `scores` and keeps the hidden state in `slot`. */
  forward(data: Dataset, t: number, slot: number, scores: Float64Array, at: number, learning: boolean): void {
    const { hidden, size, vectors, input } = this;
    if (this.#states.length < (slot + 1) * hidden) {
      const larger = new Float32Array((slot + 1) * hidden * 2);
      larger.set(this.#states);
      this.#states = larger;
    }
    const states = this.#states.subarray(slot * hidden, (slot + 1) * hidden);
    states.set(this.bias);
    for (let place = 0; place < WINDOW; place++) {
      const spelling = (place * SPELLINGS + (data.spellings[t * WINDOW + place] as number)) * hidden;
      for (let h = 0; h < hidden; h++) states[h] = (states[h] as number) + (this.spelling[spelling + h] as number);
      const row = data.rows[t * WINDOW + place] as number;
      if (row < 0) continue;
      for (let d = 0; d < size; d++) {
        const x = vectors[row * size + d] as number;
        const from = (place * size + d) * hidden;
        for (let h = 0; h < hidden; h++) states[h] = (states[h] as number) + x * (input[from + h] as number);
      }
    }
    const keep = 1 - this.dropout;
    for (let h = 0; h < hidden; h++) {
      let value = states[h] as number;
      if (value < 0 || (learning && this.#random.next() > keep)) value = 0;
      else if (learning) value /= keep;
      states[h] = value;
      if (value > 0) for (let y = 0; y < LABELS; y++) scores[at + y] = (scores[at + y] as number) + value * (this.output[h * LABELS + y] as number);
    }
  }

  backward(data: Dataset, t: number, slot: number, gradients: Float64Array, at: number, fieldRate: number): void {
    const { hidden, size, vectors, input, output } = this;
    let sum = 0;
    for (let y = 0; y < LABELS; y++) sum += Math.abs(gradients[at + y] as number);
    if (sum < 0.02) return;
    const rate = fieldRate * this.rate;
    const states = this.#states.subarray(slot * hidden, (slot + 1) * hidden);
    const delta = new Float32Array(hidden);
    const live: number[] = [];
    for (let h = 0; h < hidden; h++) {
      const value = states[h] as number;
      if (value === 0) continue;
      let d = 0;
      for (let y = 0; y < LABELS; y++) {
        const g = gradients[at + y] as number;
        const w = h * LABELS + y;
        d += g * (output[w] as number);
        step(output, this.#squares.output, w, g * value, rate);
      }
      delta[h] = d / (1 - this.dropout);
      live.push(h);
      step(this.bias, this.#squares.bias, h, delta[h] as number, rate);
    }
    for (let place = 0; place < WINDOW; place++) {
      const spelling = (place * SPELLINGS + (data.spellings[t * WINDOW + place] as number)) * hidden;
      for (const h of live) step(this.spelling, this.#squares.spelling, spelling + h, delta[h] as number, rate);
      const row = data.rows[t * WINDOW + place] as number;
      if (row < 0) continue;
      for (let d = 0; d < size; d++) {
        const x = vectors[row * size + d] as number;
        const from = (place * size + d) * hidden;
        for (const h of live) step(input, this.#squares.input, from + h, x * (delta[h] as number), rate);
      }
    }
  }
}

function step(weights: Float32Array, squares: Float32Array, i: number, gradient: number, rate: number): void {
  const square = (squares[i] as number) + gradient * gradient;
  squares[i] = square;
  weights[i] = (weights[i] as number) + (rate * gradient) / Math.sqrt(square);
}
