import type { Mention } from '../mention';
import { findSentences } from '../../text/sentences';
import type { SeedText } from '../../text/seed-text';
import { guessLanguage } from '../../text-language';
import { decode } from './decode';
import { settleByDocument } from './document-rules';
import { Evidence, MOST_EVIDENCE } from './evidence';
import { MOST_FEATURES, writeFeatures } from './features';
import { type Hint, HintTable } from './hints';
import { BEGIN, LABELS, LAST, NAME_TYPES, OUTSIDE, partOf, SINGLE, typeOf } from './labels';
import { CASING } from './lexicon';
import { type Model, readModel } from './model';
import { Preparer } from './prepare';
import { PROSE, type Sentence } from './sentence';
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
    return mentionsOf(reading);
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

/** Forms of address that are never a given name. */
const TITLE = /^(?:Justice|Judge|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Gen|General|Lt|Col|Maj|Capt|Sgt|Cmdr|Pol|Rev|Hon|Sen|Senator|Rep|Gov|Governor|President|Minister|Secretary|Undersecretary|Ambassador|Chancellor|Madam|Mme|Sheikh|Shaikh|Pope|Highness|HRH|Excellency|Majesty|Honourable|Honorable)\.?$/;
const DOLLAR = /^[Dd]ollars?$/;
const WORD = /[\p{L}\p{N}]/u;

function mentionsOf({ sentence, tokens, labels }: Reading): Mention[] {
  const mentions: Mention[] = [];
  let first = 0;
  for (let i = 0; i < tokens.count; i++) {
    const label = labels[i] ?? OUTSIDE;
    if (label === OUTSIDE) continue;
    const part = partOf(label);
    if (part === BEGIN || part === SINGLE) first = i;
    const type = NAME_TYPES[typeOf(label)];
    if (part < LAST || type === undefined) continue;
    if (type === 'place' && DOLLAR.test(tokens.words[i + 1] ?? '')) continue;
    const start = firstWord(sentence, tokens, first, i, type);
    mentions.push({ start: tokens.starts[start] ?? 0, end: tokens.ends[i] ?? 0, type, source: 'model' });
  }
  return mentions;
}

/** Where the name proper starts: behind a person's title; at a "The" with a capital inside a sentence ("The Hague"). */
function firstWord(sentence: Sentence, { words }: Tokens, first: number, last: number, type: string): number {
  let start = first;
  if (type === 'person') while (start < last && TITLE.test(words[start] ?? '')) start++;
  else if (sentence.style === PROSE && words[start - 1] === 'The' && WORD.test(words[start - 2] ?? '')) start--;
  return start;
}
