import type { Mention } from '../mention';
import { findSentences } from '../../text/sentences';
import { finished, type Slices } from '../../slices';
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
import type { Segment, Sentence } from './sentence';
import { type Tokens, tokenize } from './tokens';
import { CAPITAL, LOWER, type WordFacts } from './word-facts';

/** Finds the names in seeds. Holds caches only: the same seed and hints always give the same mentions. */
export interface Tagger {
  /**
   * The people, places, organisations and other names of a seed, sorted by start, not overlapping, word-exact. `hints` are
   * names known from elsewhere: evidence, not orders, so the text may say otherwise. None where the text is not English.
   */
  tag(seed: SeedText, hints?: Iterable<Hint>): Mention[];
  /** The same in slices. */
  tagInSlices(seed: SeedText, hints?: Iterable<Hint>): Slices<Mention[]>;
}

/** Reads the model file `models/entities-en.bin`. Throws a RangeError when the bytes are no model of this version. */
export function loadTagger(bytes: Uint8Array): Tagger {
  const model = readModel(bytes);
  const facts = new Map<string, WordFacts>();
  return {
    tag: (seed, hints = []) => finished(tagSeed(model, facts, seed, hints)),
    tagInSlices: (seed, hints = []) => tagSeed(model, facts, seed, hints),
  };
}

/** A sentence at its first reading: its scores begin at `first` in those of the document. */
interface Reading {
  readonly sentence: Sentence;
  readonly tokens: Tokens;
  readonly labels: Uint8Array;
  readonly first: number;
}

/** Tokens read in one slice. */
const SLICE = 2000;

function* tagSeed(model: Model, facts: Map<string, WordFacts>, seed: SeedText, hints: Iterable<Hint>): Slices<Mention[]> {
  const preparer = new Preparer(model.lexicon, facts);
  const tokens: Tokens[] = [];
  let since = 0;
  for (const block of seed.blocks) {
    for (const span of findSentences(seed.text, block)) tokens.push(tokenize(seed.text, span));
    since += tokens.at(-1)?.count ?? 0;
    if (since < SLICE) continue;
    yield;
    since = 0;
  }
  const sentences = preparer.prepare(tokens.map(({ words }) => words));
  if (isForeign(seed, sentences)) return [];
  const known = new HintTable(hints);
  const scores = new Float64Array(LABELS * sentences.reduce((sum, { segments }) => sum + lengthOf(segments), 0));
  let first = 0;
  const readings: Reading[] = [];
  for (const [i, sentence] of sentences.entries()) {
    const reading = { sentence, tokens: tokens[i] as Tokens, labels: new Uint8Array(sentence.words.length), first };
    readFirst(model, known, reading, scores);
    first += lengthOf(sentence.segments) * LABELS;
    readings.push(reading);
    if ((since += sentence.words.length) < SLICE) continue;
    yield;
    since = 0;
  }
  const evidence = new Evidence();
  for (const { sentence, labels } of readings) evidence.learn(sentence, labels);
  const mentions: Mention[] = [];
  for (const reading of readings) {
    if (reading.sentence.segments.length === 0) continue;
    readAgain(model, preparer, evidence, reading, scores);
    for (const mention of mentionsOf(reading.sentence, reading.tokens, reading.labels)) mentions.push(mention);
    if ((since += reading.sentence.words.length) < SLICE) continue;
    yield;
    since = 0;
  }
  return settleByDocument(mentions, tokens, seed.text);
}

function lengthOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { start, end }) => sum + end - start, 0);
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

function readFirst(model: Model, known: HintTable, { sentence, labels, first }: Reading, scores: Float64Array): void {
  let at = first;
  for (const segment of sentence.segments) {
    const count = segment.end - segment.start;
    for (let i = 0; i < count; i++) {
      const n = writeFeatures(sentence, segment, segment.start + i, KEYS);
      model.weights.add(KEYS, n, scores, at + i * LABELS);
    }
    if (!known.empty) known.add(sentence, segment, scores, at);
    decode(scores, count, model.transitions, labels, segment.start, at);
    at += count * LABELS;
  }
}

const KEYS = new Uint32Array(MOST_FEATURES);
const EVIDENCE_KEYS = new Uint32Array(MOST_EVIDENCE);

/** Second reading: the first scores plus what the rest of the document says. */
function readAgain(model: Model, preparer: Preparer, evidence: Evidence, { sentence, labels, first }: Reading, scores: Float64Array): void {
  const before = labels.slice();
  evidence.without(sentence, before, () => {
    let at = first;
    for (const segment of sentence.segments) {
      const count = segment.end - segment.start;
      for (let i = 0; i < count; i++) {
        const token = segment.start + i;
        if ((sentence.words[token]?.kind ?? 0) < CAPITAL) continue;
        const n = evidence.write(sentence, segment, token, before[token] ?? OUTSIDE, preparer.seen(sentence.spellings[token] ?? ''), EVIDENCE_KEYS);
        if (n > 0) model.weights.add(EVIDENCE_KEYS, n, scores, at + i * LABELS);
      }
      decode(scores, count, model.transitions, labels, segment.start, at);
      at += count * LABELS;
    }
  });
}
