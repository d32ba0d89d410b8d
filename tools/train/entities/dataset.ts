import { Evidence, MOST_EVIDENCE } from '../../../src/core/entities/tagger/evidence';
import { MOST_FEATURES, writeFeatures } from '../../../src/core/entities/tagger/features';
import { BEGIN, INSIDE, labelOf, LAST, OUTSIDE, SINGLE } from '../../../src/core/entities/tagger/labels';
import type { Lexicon } from '../../../src/core/entities/tagger/lexicon';
import { Preparer } from '../../../src/core/entities/tagger/prepare';
import type { Sentence } from '../../../src/core/entities/tagger/sentence';
import { CAPITAL, type WordFacts } from '../../../src/core/entities/tagger/word-facts';
import { type FeatureIndex, Growing } from './feature-index';
import type { Example, Name } from './retokenize';

/** A training document in our tokens. */
export interface TrainingDocument {
  readonly examples: readonly Example[];
  /** How much an error in it counts. */
  readonly weight: number;
  /** True where the source marks names of the kind `other` only now and then. */
  readonly looseOther: boolean;
}

/** Runs of candidate tokens with their features and labels, in flat arrays. */
export interface Dataset {
  readonly segments: number;
  /** First token of each run; one more at the end. */
  readonly segmentStarts: Int32Array;
  readonly segmentWeights: Float32Array;
  /** Which document each run is from. */
  readonly segmentDocuments: Int32Array;
  /** One label a token, or bits of all that would do. */
  readonly allowed: Int32Array;
  readonly featureStarts: Int32Array;
  readonly features: Int32Array;
  /** Evidence features, filled in by `addEvidence`. */
  evidenceStarts: Int32Array;
  evidence: Int32Array;
}

/** A document with what the evidence pass needs. */
export interface PreparedDocument {
  readonly preparer: Preparer;
  readonly sentences: readonly Sentence[];
  /** First token in the dataset of each run of each sentence. */
  readonly firsts: readonly (readonly number[])[];
}

const OTHER = 3;

/** Extracts the features of all documents. Features seen fewer than `fewest` times are left out. */
export function buildDataset(documents: readonly TrainingDocument[], lexicon: Lexicon, index: FeatureIndex): { data: Dataset; prepared: PreparedDocument[] } {
  const facts = new Map<string, WordFacts>();
  const keys = new Uint32Array(MOST_FEATURES);
  const segmentStarts = new Growing();
  const weights: number[] = [];
  const owners: number[] = [];
  const allowed = new Growing();
  const featureStarts = new Growing();
  const features = new Growing();
  const prepared = documents.map((document, d) => {
    const preparer = new Preparer(lexicon, facts);
    const sentences = preparer.prepare(document.examples.map(({ words }) => words));
    const firsts = sentences.map((sentence, s) => {
      const { names = [], others } = document.examples[s] ?? {};
      const labels = goldLabels(sentence, names);
      const otherLabels = others ? goldLabels(sentence, others) : labels;
      return sentence.segments.map((segment) => {
        const first = allowed.length;
        segmentStarts.push(first);
        weights.push(document.weight);
        owners.push(d);
        for (let i = segment.start; i < segment.end; i++) {
          allowed.push(labelMask(labels[i] ?? OUTSIDE, sentence, i, document.looseOther) | (1 << (otherLabels[i] ?? OUTSIDE)));
          featureStarts.push(features.length);
          const n = writeFeatures(sentence, segment, i, keys);
          for (let k = 0; k < n; k++) features.push(index.add(keys[k] as number));
        }
        return first;
      });
    });
    return { preparer, sentences, firsts };
  });
  featureStarts.push(features.length);
  segmentStarts.push(allowed.length);
  const data: Dataset = {
    segments: weights.length,
    segmentStarts: segmentStarts.done(),
    segmentWeights: Float32Array.from(weights),
    segmentDocuments: Int32Array.from(owners),
    allowed: allowed.done(),
    featureStarts: featureStarts.done(),
    features: features.done(),
    evidenceStarts: new Int32Array(allowed.length + 1),
    evidence: new Int32Array(0),
  };
  return { data, prepared };
}

/** Adds the evidence features that the given first labels of all tokens lead to. */
export function addEvidence(data: Dataset, prepared: readonly PreparedDocument[], firstLabels: Uint8Array, index: FeatureIndex): void {
  const keys = new Uint32Array(MOST_EVIDENCE);
  const starts = new Growing();
  const features = new Growing();
  for (const { preparer, sentences, firsts } of prepared) {
    const evidence = new Evidence();
    const labels = sentences.map((sentence, s) => {
      const own = new Uint8Array(sentence.words.length);
      sentence.segments.forEach((segment, k) => {
        const first = firsts[s]?.[k] ?? 0;
        own.set(firstLabels.subarray(first, first + segment.end - segment.start), segment.start);
      });
      return own;
    });
    sentences.forEach((sentence, s) => evidence.learn(sentence, labels[s] as Uint8Array));
    sentences.forEach((sentence, s) => {
      const own = labels[s] as Uint8Array;
      evidence.without(sentence, own, () => {
        for (const segment of sentence.segments) {
          for (let i = segment.start; i < segment.end; i++) {
            starts.push(features.length);
            const n = evidence.write(sentence, segment, i, own[i] ?? OUTSIDE, preparer.seen(sentence.spellings[i] ?? ''), keys);
            for (let k = 0; k < n; k++) features.push(index.add(keys[k] as number));
          }
        }
      });
    });
  }
  starts.push(features.length);
  data.evidenceStarts = starts.done();
  data.evidence = features.done();
}

/** The labels of a sentence's tokens; a name that no run of candidates holds whole is left out. */
function goldLabels(sentence: Sentence, names: readonly Name[]): Uint8Array {
  const labels = new Uint8Array(sentence.words.length);
  for (const { start, end, type } of names) {
    if (!sentence.segments.some((segment) => segment.start <= start && end <= segment.end)) continue;
    for (let i = start; i < end; i++) {
      const part = end - start === 1 ? SINGLE : i === start ? BEGIN : i === end - 1 ? LAST : INSIDE;
      labels[i] = labelOf(type, part);
    }
  }
  return labels;
}

/** Bits of the labels that would be right for a token. */
function labelMask(label: number, sentence: Sentence, i: number, loose: boolean): number {
  const other = (1 << labelOf(OTHER, BEGIN)) | (1 << labelOf(OTHER, INSIDE)) | (1 << labelOf(OTHER, LAST)) | (1 << labelOf(OTHER, SINGLE));
  const open = loose && (label === OUTSIDE || label >= labelOf(OTHER, BEGIN)) && i > 0 && (sentence.words[i]?.kind ?? 0) >= CAPITAL;
  return open ? other | 1 : 1 << label;
}
