import type { BoilerplateClass } from '../classes';
import type { PackEntry } from '../pack';
import { Arena } from './arena';
import { SHAPE_COUNT, scanLine } from './line-scan';
import { type WordNumbers, numberWords } from './word-numbers';
import { type Tokens, newTokens } from './tokens';

/** The pack's groups of classes as features. */
const PACK_GROUP: Readonly<Record<BoilerplateClass, number>> = {
  related: 2,
  headlines: 2,
  share: 3,
  newsletter: 3,
  comments: 3,
  widget: 3,
  advertisement: 4,
  legal: 4,
  navigation: 5,
  tags: 5,
  credit: 6,
  byline: 7,
  timestamp: 7,
  bio: 7,
  other: 3,
};

export const PACK = ['packSure', 'packUnsure', 'packRelated', 'packPrompt', 'packLegal', 'packNavigation', 'packCredit', 'packByline', 'packHeading', 'packTaken', 'packComments'] as const;
export const PACK_COUNT = PACK.length;

/** What the texts of lines tell, each line by itself. */
export interface LineScans {
  readonly count: number;
  /** `SHAPE_COUNT` numbers a line. */
  readonly shape: Float32Array;
  readonly tokens: Tokens;
  /** Which tokens are the same word. */
  readonly words: WordNumbers;
  /** Where the words of each line start in `tokens`; one more at the end. */
  readonly offsets: Int32Array;
  /** 1 for lines that read like a paragraph. */
  readonly prose: Uint8Array;
  /** What each line is written like: equal for lines of one kind of list. */
  readonly forms: Int32Array;
}

/** Everything about the lines of one page that does not depend on weights. */
export interface PageScan extends LineScans {
  /** `PACK_COUNT` numbers a line. */
  readonly pack: Float32Array;
  /** In how many lines of the page each line's words stand again as a whole. */
  readonly repeats: Uint8Array;
  /** In how many lines its first three words open. */
  readonly openings: Uint8Array;
  /** In how many lines its last two words close. */
  readonly endings: Uint8Array;
  /** Where arrays come from that live as long as the page. */
  readonly arena: Arena;
}

/** Number of words of a line. */
export function wordsOf(scan: LineScans, line: number): number {
  return scan.shape[line * SHAPE_COUNT + 1]!;
}

/** 1 when the line ends with a full stop. */
export function stopOf(scan: LineScans, line: number): number {
  return scan.shape[line * SHAPE_COUNT + 10]!;
}

/** Scans the non-blank lines of a page. */
export function scanLines(texts: readonly string[]): LineScans {
  const count = texts.length;
  const shape = new Float32Array(count * SHAPE_COUNT);
  const offsets = new Int32Array(count + 1);
  const prose = new Uint8Array(count);
  const tokens = newTokens();
  for (let line = 0; line < count; line++) {
    offsets[line] = tokens.count;
    scanLine(texts[line]!, tokens, shape, line * SHAPE_COUNT);
    const words = shape[line * SHAPE_COUNT + 1]!;
    prose[line] = words >= 20 || (words >= 8 && shape[line * SHAPE_COUNT + 10] === 1) ? 1 : 0;
  }
  offsets[count] = tokens.count;
  const forms = Int32Array.from({ length: count }, (_, line) => formOf(shape, line));
  return { count, shape, tokens, words: numberWords(tokens.hashes, tokens.count, new Arena()), offsets, prose, forms };
}

/** The scans of some of the lines, in order: what `scanLines` gives for their texts, word numbers aside. */
export function pickLines(all: LineScans, lines: readonly number[]): LineScans {
  const count = lines.length;
  const shape = new Float32Array(count * SHAPE_COUNT);
  const offsets = new Int32Array(count + 1);
  const most = all.tokens.count;
  const tokens: Tokens = { hashes: new Int32Array(most), flags: new Uint8Array(most), count: 0 };
  const ids = new Int32Array(most);
  lines.forEach((from, line) => {
    shape.set(all.shape.subarray(from * SHAPE_COUNT, (from + 1) * SHAPE_COUNT), line * SHAPE_COUNT);
    const start = all.offsets[from]!;
    const end = all.offsets[from + 1]!;
    offsets[line] = tokens.count;
    tokens.hashes.set(all.tokens.hashes.subarray(start, end), tokens.count);
    tokens.flags.set(all.tokens.flags.subarray(start, end), tokens.count);
    ids.set(all.words.ids.subarray(start, end), tokens.count);
    tokens.count += end - start;
  });
  offsets[count] = tokens.count;
  const prose = Uint8Array.from(lines, (from) => all.prose[from]!);
  const forms = Int32Array.from(lines, (from) => all.forms[from]!);
  return { count, shape, tokens, words: { ids, size: all.words.size }, offsets, prose, forms };
}

/** The lines as a page. `entries` is the pack's word on each line, `taken` tells lines under a heading. */
export function scanPage(lines: LineScans, entries: readonly (PackEntry | undefined)[], taken: { has(line: number): boolean }, arena = new Arena()): PageScan {
  const { count, tokens, offsets } = lines;
  const pack = arena.singles(count * PACK_COUNT);
  for (let line = 0; line < count; line++) writePack(pack, line * PACK_COUNT, entries[line], taken.has(line));
  return { ...lines, pack, ...repetition(tokens, offsets, count, arena), arena };
}

function writePack(pack: Float32Array, at: number, entry: PackEntry | undefined, taken: boolean): void {
  if (taken) pack[at + 9] = 1;
  if (!entry) return;
  pack[at + (entry.sure ? 0 : 1)] = 1;
  pack[at + PACK_GROUP[entry.class]] = 1;
  if (entry.kind === 'heading') pack[at + 8] = 1;
  if (entry.class === 'comments') pack[at + 10] = 1;
}

function repetition(tokens: Tokens, offsets: Int32Array, count: number, arena: Arena): { repeats: Uint8Array; openings: Uint8Array; endings: Uint8Array } {
  const keys = [arena.integers(count), arena.integers(count), arena.integers(count)] as const;
  for (let line = 0; line < count; line++) {
    const from = offsets[line] ?? 0;
    const to = offsets[line + 1] ?? 0;
    let hash = 17;
    let opening = 0;
    for (let i = from; i < to; i++) {
      hash = (Math.imul(hash, 31) + (tokens.hashes[i] ?? 0)) | 0;
      if (i === from + 2) opening = hash;
    }
    keys[0][line] = hash;
    keys[1][line] = to - from < 3 ? hash ^ 0x55555555 : opening;
    keys[2][line] = to - from < 3 ? hash : (Math.imul(tokens.hashes[to - 2] ?? 0, 31) + (tokens.hashes[to - 1] ?? 0)) | 0;
  }
  return { repeats: others(keys[0], arena), openings: others(keys[1], arena), endings: others(keys[2], arena) };
}

/** For each line, how many others have its key. */
function others(keys: Int32Array, arena: Arena): Uint8Array {
  const { ids, size } = numberWords(keys, keys.length, arena);
  const counts = arena.integers(size);
  for (const id of ids) counts[id]!++;
  const found = arena.bytes(keys.length);
  for (let line = 0; line < found.length; line++) found[line] = Math.min(255, counts[ids[line]!]! - 1);
  return found;
}

/** What a line is written like, coarsely: lists inside articles repeat one form. */
function formOf(shape: Float32Array, line: number): number {
  const at = line * SHAPE_COUNT;
  const of = (feature: number): number => shape[at + feature] ?? 0;
  const length = of(1) <= 1 ? 0 : of(1) <= 4 ? 1 : of(1) <= 9 ? 2 : of(1) <= 16 ? 3 : 4;
  const marks = [of(6), of(8), of(27), of(28), of(29), of(30), of(23), of(26), of(10), of(17), of(16), of(19)];
  return marks.reduce((form, mark) => form * 2 + (mark > 0 ? 1 : 0), length);
}
