import { hashFeature, hashPair } from './hash';
import { runAround, type Segment, type Sentence } from './sentence';
import { CAPITAL, LOWER, type WordFacts } from './word-facts';

/** Template number behind those that every token has. */
const AFTER_ACRONYM = 200;
/** Words before a bracket that may spell out the acronym in it. */
const LONGEST_ORIGIN = 10;

/** The most features a token can have. */
export const MOST_FEATURES = 96;

const OUTSIDE_TEXT: WordFacts = {
  text: '', hash: 1, lower: 1, shape: 1, prefixes: [0, 0, 0, 0], suffixes: [0, 0, 0, 0],
  row: -1, coarse: 0, middle: 0, fine: 0, casing: 0, lists: 0, kind: 0, sport: false,
};

/**
 * Writes the feature hashes of token `i`, which lies in `segment`, into `out` and returns how many there are.
 * Templates after Ratinov and Roth (2009) and Turian et al. (2010): words, shapes, affixes, clusters and lists in a window
 * of two, and the words at the edges of the run of capitals.
 */
export function writeFeatures(sentence: Sentence, segment: Segment, i: number, out: Uint32Array): number {
  const { words, style, topic } = sentence;
  const w = words[i] ?? OUTSIDE_TEXT;
  const p1 = words[i - 1] ?? OUTSIDE_TEXT;
  const p2 = words[i - 2] ?? OUTSIDE_TEXT;
  const n1 = words[i + 1] ?? OUTSIDE_TEXT;
  const n2 = words[i + 2] ?? OUTSIDE_TEXT;
  let n = 0;
  let template = 1;
  const add = (value: number): void => {
    out[n++] = hashFeature(template++, value);
  };
  /** A value of 0 says nothing: no feature. */
  const some = (value: number): void => {
    if (value !== 0) out[n++] = hashFeature(template, value);
    template++;
  };
  add(0);
  add(w.hash);
  add(w.lower);
  add(p1.lower);
  add(n1.lower);
  add(p2.lower);
  add(n2.lower);
  add(hashPair(p1.lower, w.lower));
  add(hashPair(w.lower, n1.lower));
  add(hashPair(p2.lower, p1.lower));
  add(hashPair(n1.lower, n2.lower));
  add(hashPair(p1.lower, n1.lower));
  add(w.shape);
  add(hashPair(p1.shape, w.shape));
  add(hashPair(w.shape, n1.shape));
  add(hashPair(hashPair(p1.shape, w.shape), n1.shape));
  some(w.prefixes[1] ?? 0);
  some(w.prefixes[2] ?? 0);
  some(w.prefixes[3] ?? 0);
  some(w.suffixes[0] ?? 0);
  some(w.suffixes[1] ?? 0);
  some(w.suffixes[2] ?? 0);
  some(w.suffixes[3] ?? 0);
  some(p1.suffixes[2] ?? 0);
  some(n1.suffixes[2] ?? 0);
  add(w.coarse);
  add(w.middle);
  add(w.fine);
  some(p1.coarse);
  some(p1.middle);
  some(p1.fine);
  some(n1.coarse);
  some(n1.middle);
  some(n1.fine);
  some(p2.middle);
  some(n2.middle);
  some(p2.fine);
  some(n2.fine);
  add(hashPair(p1.middle, w.middle));
  add(hashPair(w.middle, n1.middle));
  add(hashPair(hashPair(p1.coarse, w.coarse), n1.coarse));
  add(hashPair(p1.fine, n1.fine));
  add(hashPair(p1.lower, w.middle));
  add(hashPair(w.middle, n1.lower));
  const first = i <= sentence.first ? 1 : 0;
  const place = style * 2 + first;
  add(place);
  add(hashPair(place, w.casing));
  add(hashPair(hashPair(place, w.casing), hashPair(w.kind, w.fine)));
  add(hashPair(w.casing * 8 + w.kind, hashPair(p1.casing * 8 + p1.kind, n1.casing * 8 + n1.kind)));
  some(w.lists);
  some(p1.lists);
  some(n1.lists);
  add(hashPair(w.lists, hashPair(p1.lists, n1.lists)));
  add(hashPair(w.lists, hashPair(w.shape, place)));
  some(sentence.phrases[i] ?? 0);
  const run = runAround(words, segment, i);
  const before = words[run.start - 1] ?? OUTSIDE_TEXT;
  const behind = words[run.end] ?? OUTSIDE_TEXT;
  const head = words[run.start] ?? OUTSIDE_TEXT;
  const tail = words[run.end - 1] ?? OUTSIDE_TEXT;
  const where = Math.min(3, i - run.start) * 4 + Math.min(3, run.end - 1 - i);
  add(where);
  add(hashPair(where, before.lower));
  add(hashPair(where, behind.lower));
  add(hashPair(where, tail.lower));
  add(hashPair(where, head.lower));
  add(hashPair(where, tail.fine));
  add(hashPair(where, head.fine));
  add(hashPair(where, before.fine));
  add(hashPair(where, behind.fine));
  add(hashPair(before.middle, hashPair(tail.middle, behind.middle)));
  add(hashPair(before.lower, hashPair(where, behind.lower)));
  add(hashPair(where, hashPair(head.lists, tail.lists)));
  add(hashPair(hashPair(where, w.lists), hashPair(w.casing, tail.suffixes[2] ?? 0)));
  if (p1.text === '(' && n1.text === ')') n = writeAcronym(words, i, out, n);
  if (topic === 0) return n;
  template = AFTER_ACRONYM;
  const setting = topic * 4 + style;
  add(setting);
  add(hashPair(setting, hashPair(w.lists, where)));
  add(hashPair(setting, w.middle));
  add(hashPair(setting, w.lower));
  add(hashPair(setting, before.lower));
  add(hashPair(setting, behind.lower));
  add(hashPair(setting, hashPair(before.kind * 8 + behind.kind, where)));
  add(hashPair(setting, hashPair(w.lists & 31, hashPair(before.lower, behind.kind))));
  add(hashPair(setting, hashPair(w.lists & 31, hashPair(before.kind, behind.lower))));
  add(hashPair(setting, hashPair(before.kind * 8 + behind.kind, w.middle)));
  return n;
}

/** What stands before "(UNHCR)": whether its initials agree, and how it ends. */
function writeAcronym(words: readonly WordFacts[], i: number, out: Uint32Array, from: number): number {
  const word = (words[i] ?? OUTSIDE_TEXT).text;
  let initials = '';
  let start = i - 1;
  while (start > 0 && i - start < LONGEST_ORIGIN) {
    const { text, kind } = words[start - 1] ?? OUTSIDE_TEXT;
    if (kind < LOWER && text !== '&' && text !== '-') break;
    start--;
    if (kind >= CAPITAL) initials = text.charAt(0) + initials;
  }
  const tail = words[i - 2] ?? OUTSIDE_TEXT;
  const agrees = initials.length > 1 && word.length > 1 && initials.endsWith(word.charAt(word.length - 1)) && initials.includes(word.charAt(0));
  const exact = initials.endsWith(word.toUpperCase());
  let n = from;
  let template = AFTER_ACRONYM + 20;
  const value = (agrees ? 1 : 0) + (exact ? 2 : 0);
  out[n++] = hashFeature(template++, value);
  out[n++] = hashFeature(template++, hashPair(value, (words[i] ?? OUTSIDE_TEXT).shape));
  out[n++] = hashFeature(template++, hashPair(value, tail.fine));
  out[n++] = hashFeature(template++, hashPair(value, tail.lower));
  return n;
}
