import { LABELS } from './labels';
import type { Lexicon } from './lexicon';
import { sectionOf, unpackFloats } from './model-file';
import { CAPITALS, runAround, type Segment, type Sentence } from './sentence';

/** Words that the network sees: two on either side, and those at both sides of both edges of the run of capitals. */
export const WINDOW = 9;
/** Kinds of spelling times kinds of casing, and one more set for lines of capitals. */
export const SPELLINGS = 5 * 7 * 2;
/** Dimensions that one code byte stands for, and its centroids. */
export const PART_SIZE = 4;
export const CENTROIDS = 256;

/** Writes the places of the words that the network sees for token `i` into `out`; a place outside the sentence holds none. */
export function networkPlaces(sentence: Sentence, segment: Segment, i: number, out: Int32Array): void {
  const run = runAround(sentence.words, segment, i);
  for (let k = 0; k < 5; k++) out[k] = i + k - 2;
  out[5] = run.start - 1;
  out[6] = run.start;
  out[7] = run.end - 1;
  out[8] = run.end;
}

/** What the network looks at besides the vector: how the word at `i` is spelled. */
export function spellingClass(sentence: Sentence, i: number): number {
  const word = sentence.words[i];
  if (!word) return 0;
  return (word.kind * 7 + word.casing) * 2 + (sentence.style === CAPITALS ? 1 : 0);
}

/**
 * A small feed-forward network over a window of word vectors (Collobert et al. 2011, section 3.3.1), one hidden layer.
 * The vectors are product-quantised (Jégou et al. 2011), so the first layer is a table: one row for each place in the
 * window, part and centroid, summed. Additions, products and comparisons with 0 only.
 */
export class Network {
  readonly #hidden: number;
  readonly #parts: number;
  readonly #codes: Uint8Array;
  readonly #vectors: Float32Array;
  readonly #spellings: Float32Array;
  readonly #bias: Float64Array;
  readonly #output: Float64Array;
  readonly #layer: Float64Array;
  readonly #places = new Int32Array(WINDOW);

  /**
   * `vectors`: WINDOW × parts × CENTROIDS × hidden; `spellings`: WINDOW × SPELLINGS × hidden; `output`: hidden × LABELS.
   */
  constructor(hidden: number, codes: Uint8Array, vectors: Float32Array, spellings: Float32Array, bias: Float64Array, output: Float64Array) {
    this.#hidden = hidden;
    this.#parts = vectors.length / (WINDOW * CENTROIDS * hidden);
    this.#codes = codes;
    this.#vectors = vectors;
    this.#spellings = spellings;
    this.#bias = bias;
    this.#output = output;
    this.#layer = new Float64Array(hidden);
  }

  /** Adds the network's scores of token `i` to `scores` from `at`. */
  add(sentence: Sentence, segment: Segment, i: number, scores: Float64Array, at: number): void {
    const size = this.#hidden;
    const layer = this.#layer;
    layer.set(this.#bias);
    networkPlaces(sentence, segment, i, this.#places);
    for (let place = 0; place < WINDOW; place++) {
      const k = this.#places[place] as number;
      const spelling = (place * SPELLINGS + spellingClass(sentence, k)) * size;
      for (let h = 0; h < size; h++) layer[h] = (layer[h] as number) + (this.#spellings[spelling + h] as number);
      const row = sentence.words[k]?.row ?? -1;
      if (row < 0) continue;
      for (let part = 0; part < this.#parts; part++) {
        const code = this.#codes[row * this.#parts + part] as number;
        const from = ((place * this.#parts + part) * CENTROIDS + code) * size;
        for (let h = 0; h < size; h++) layer[h] = (layer[h] as number) + (this.#vectors[from + h] as number);
      }
    }
    for (let h = 0; h < size; h++) {
      const value = layer[h] as number;
      if (value <= 0) continue;
      for (let y = 0; y < LABELS; y++) scores[at + y] = (scores[at + y] as number) + value * (this.#output[h * LABELS + y] as number);
    }
  }
}

/** Reads the network of a model file; undefined when it has none. Throws a RangeError when its parts do not fit. */
export function readNetwork(sections: ReadonlyMap<string, Uint8Array>, lexicon: Lexicon): Network | undefined {
  if (!sections.has('NOUT')) return undefined;
  const sizes = unpackFloats(sectionOf(sections, 'NDIM'));
  const [hidden = 0, parts = 0, centroidScale = 0, inputScale = 0, spellingScale = 0, outputScale = 0] = sizes;
  const centroids = signed(sectionOf(sections, 'CENT'));
  const input = signed(sectionOf(sections, 'NINP'));
  const spellings = signed(sectionOf(sections, 'NSPL'));
  const output = signed(sectionOf(sections, 'NOUT'));
  const bias = unpackFloats(sectionOf(sections, 'NBIA'));
  const fits = centroids.length === parts * CENTROIDS * PART_SIZE && input.length === WINDOW * parts * PART_SIZE * hidden;
  if (!fits || output.length !== hidden * LABELS || bias.length !== hidden || spellings.length !== WINDOW * SPELLINGS * hidden) {
    throw new RangeError('The parts of the entity model do not fit each other');
  }
  const vectors = firstLayer(centroids, input, parts, hidden, centroidScale * inputScale);
  const scaled = Float32Array.from(spellings, (value) => value * spellingScale);
  return new Network(hidden, lexicon.codes, vectors, scaled, bias, Float64Array.from(output, (value) => value * outputScale));
}

/** What each centroid adds to the hidden layer at each place: integer sums, scaled once. */
function firstLayer(centroids: Int8Array, input: Int8Array, parts: number, hidden: number, scale: number): Float32Array {
  const vectors = new Float32Array(WINDOW * parts * CENTROIDS * hidden);
  let to = 0;
  for (let place = 0; place < WINDOW; place++) {
    for (let part = 0; part < parts; part++) {
      const weights = (place * parts + part) * PART_SIZE * hidden;
      for (let c = 0; c < CENTROIDS; c++) {
        const from = (part * CENTROIDS + c) * PART_SIZE;
        for (let h = 0; h < hidden; h++) {
          let sum = 0;
          for (let d = 0; d < PART_SIZE; d++) sum += (centroids[from + d] as number) * (input[weights + d * hidden + h] as number);
          vectors[to++] = sum * scale;
        }
      }
    }
  }
  return vectors;
}

function signed(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
