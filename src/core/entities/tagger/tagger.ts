import type { Mention } from '../mention';
import { findSentences } from '../../text/sentences';
import type { SeedText } from '../../text/seed-text';
import { guessLanguage } from '../../text-language';
import { decode } from './decode';
import { settleByDocument } from './document-rules';
import { Evidence, MOST_EVIDENCE } from './evidence';
import { MOST_FEATURES, writeFeatures } from './features';
import { type Hint, HintTable } from './hints';
import { LABELS, OUTSIDE } from './labels';
import { CASING } from './lexicon';
import { type Model, readModel } from './model';
import { mentionsOf } from './name-spans';
import { Preparer } from './prepare';
import type { Sentence } from './sentence';
import { type Tokens, tokenize } from './tokens';
import { LOWER, type WordFacts } from './word-facts';

/** Finds the names in seeds. Holds caches only: the same seed and hints always give the same mentions. */
export interface Tagger {
  /**
   * The people, places, organisations and other names of a seed, sorted by start, not overlapping, word-exact. `hints` are
   * names known from elsewhere: evidence, not orders, so the text may say otherwise. None where the text is not English.
   */
  tag(seed: SeedText, hints?: Iterable<Hint>): Mention[];
}

/** Reads the model file `models/entities-en.bin`. Throws a RangeError when the bytes are no model of this version. */
export function loadTagger(bytes: Uint8Array): Tagger {
  const model = readModel(bytes);
  const facts = new Map<string, WordFacts>();
  return {
    tag: (seed, hints = []) => tagSeed(model, facts, seed, hints),
  };
}

/** Scores of every segment of a document, kept between the two readings. */
interface Reading {
  readonly sentence: Sentence;
  readonly tokens: Tokens;
  readonly labels: Uint8Array;
  readonly scores: readonly Float64Array[];
}

function tagSeed(model: Model, facts: Map<string, WordFacts>, seed: SeedText, hints: Iterable<Hint>): Mention[] {
  const preparer = new Preparer(model.lexicon, facts);
  const tokens = seed.blocks.flatMap((block) => findSentences(seed.text, block)).map((span) => tokenize(seed.text, span));
  const sentences = preparer.prepare(tokens.map(({ words }) => words));
  if (isForeign(seed, sentences)) return [];
  const known = new HintTable(hints);
  const readings = sentences.map((sentence, i) => readFirst(model, known, sentence, tokens[i] as Tokens));
  const evidence = new Evidence();
  for (const { sentence, labels } of readings) evidence.learn(sentence, labels);
  const mentions = readings.flatMap((reading) => {
    readAgain(model, preparer, evidence, reading);
    return mentionsOf(reading.sentence, reading.tokens, reading.labels);
  });
  return settleByDocument(mentions, tokens, seed.text);
}

/** Share of the words in lower case that English must know, where its stop words are few (tables, lists). */
const KNOWN_SHARE = 0.35;

function isForeign(seed: SeedText, sentences: readonly Sentence[]): boolean {
  const language = guessLanguage(seed.slice(seed.body));
  if (language !== 'other') return language !== 'en' && language !== 'unknown';
  let lower = 0;
  let known = 0;
  for (const { words } of sentences) {
    for (const { kind, casing } of words) {
      if (kind !== LOWER) continue;
      lower++;
      if (casing === CASING.lower) known++;
    }
  }
  return known < lower * KNOWN_SHARE;
}

function readFirst(model: Model, known: HintTable, sentence: Sentence, tokens: Tokens): Reading {
  const labels = new Uint8Array(tokens.count);
  const scores = sentence.segments.map((segment) => {
    const count = segment.end - segment.start;
    const matrix = new Float64Array(count * LABELS);
    for (let i = 0; i < count; i++) {
      const n = writeFeatures(sentence, segment, segment.start + i, KEYS);
      model.weights.add(KEYS, n, matrix, i * LABELS);
    }
    if (!known.empty) known.add(sentence, segment, matrix);
    decode(matrix, count, model.transitions, labels, segment.start);
    return matrix;
  });
  return { sentence, tokens, labels, scores };
}

const KEYS = new Uint32Array(MOST_FEATURES);
const EVIDENCE_KEYS = new Uint32Array(MOST_EVIDENCE);

/** Second reading: the first scores plus what the rest of the document says. */
function readAgain(model: Model, preparer: Preparer, evidence: Evidence, { sentence, labels, scores }: Reading): void {
  const first = labels.slice();
  evidence.without(sentence, first, () => {
    sentence.segments.forEach((segment, s) => {
      const matrix = scores[s] as Float64Array;
      const count = segment.end - segment.start;
      for (let i = 0; i < count; i++) {
        const at = segment.start + i;
        const n = evidence.write(sentence, segment, at, first[at] ?? OUTSIDE, preparer.seen(sentence.spellings[at] ?? ''), EVIDENCE_KEYS);
        if (n > 0) model.weights.add(EVIDENCE_KEYS, n, matrix, i * LABELS);
      }
      decode(matrix, count, model.transitions, labels, segment.start);
    });
  });
}
