import type { BoilerplateClass } from '../classes';
import type { PackEntry } from '../pack';
import { Arena } from './arena';
import { SHAPE_COUNT, scanLine } from './line-scan';
import { CAPITAL, FUNCTION_WORD, NUMBER, type Tokens, newTokens } from './tokens';
import { numberWords } from './word-numbers';

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

/** Where the parts of each line start and end in a list of all lines' parts. */
export interface Ranges {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** What the texts of lines tell, each line by itself. */
export interface LineScans {
  readonly count: number;
  /** `SHAPE_COUNT` numbers a line. */
  readonly shape: Float32Array;
  /** The words of all lines that were scanned, also of those that are not at hand any more. */
  readonly tokens: Tokens;
  /** Where the words of each line stand in `tokens`. */
  readonly words: Ranges;
  /** The words that carry meaning, of all lines that were scanned. */
  readonly content: Content;
  /** Where those of each line stand in `content`. */
  readonly contents: Ranges;
  /** 1 for lines that read like a paragraph. */
  readonly prose: Uint8Array;
  /** What each line is written like: equal for lines of one kind of list. */
  readonly forms: Int32Array;
  /** Equal for lines of the same words; of the same first three; of the same last two. */
  readonly wholes: Int32Array;
  readonly heads: Int32Array;
  readonly tails: Int32Array;
}

/** Words that carry meaning: neither stop words, short ones nor numbers. */
export interface Content {
  /** Which of them are the same word: numbers below `size`. */
  readonly ids: Int32Array;
  readonly size: number;
  /** 1 for those that start with a capital. */
  readonly names: Uint8Array;
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

/** Scans the non-blank lines of a page. The arrays live as long as the arena's. */
export function scanLines(texts: readonly string[], arena = new Arena()): LineScans {
  const count = texts.length;
  const shape = arena.singles(count * SHAPE_COUNT);
  const words = { starts: arena.integers(count), ends: arena.integers(count) };
  const prose = arena.bytes(count);
  const forms = arena.integers(count);
  const tokens = newTokens(arena);
  for (let line = 0; line < count; line++) {
    words.starts[line] = tokens.count;
    scanLine(texts[line]!, tokens, shape, line * SHAPE_COUNT);
    words.ends[line] = tokens.count;
    const many = shape[line * SHAPE_COUNT + 1]!;
    prose[line] = many >= 20 || (many >= 8 && shape[line * SHAPE_COUNT + 10] === 1) ? 1 : 0;
    forms[line] = formOf(shape, line);
  }
  const { content, contents } = findContent(tokens, words, arena);
  const { wholes, heads, tails } = lineHashes(tokens, words, arena);
  return { count, shape, tokens, words, content, contents, prose, forms, wholes, heads, tails };
}

function findContent({ hashes, flags, count }: Tokens, words: Ranges, arena: Arena): { content: Content; contents: Ranges } {
  const lines = words.starts.length;
  const contents = { starts: arena.integers(lines), ends: arena.integers(lines) };
  const names = arena.bytes(count);
  const own = arena.integers(count);
  let used = 0;
  for (let line = 0; line < lines; line++) {
    contents.starts[line] = used;
    for (let i = words.starts[line]!, to = words.ends[line]!; i < to; i++) {
      const flag = flags[i]!;
      if ((flag & (FUNCTION_WORD | NUMBER)) !== 0) continue;
      names[used] = flag & CAPITAL;
      own[used++] = hashes[i]!;
    }
    contents.ends[line] = used;
  }
  const { ids, size } = numberWords(own, used, arena);
  return { content: { ids, size, names }, contents };
}

function lineHashes({ hashes }: Tokens, { starts, ends }: Ranges, arena: Arena): { wholes: Int32Array; heads: Int32Array; tails: Int32Array } {
  const count = starts.length;
  const wholes = arena.integers(count);
  const heads = arena.integers(count);
  const tails = arena.integers(count);
  for (let line = 0; line < count; line++) {
    const from = starts[line]!;
    const to = ends[line]!;
    let hash = 17;
    let opening = 0;
    for (let i = from; i < to; i++) {
      hash = (Math.imul(hash, 31) + hashes[i]!) | 0;
      if (i === from + 2) opening = hash;
    }
    wholes[line] = hash;
    heads[line] = to - from < 3 ? hash ^ 0x55555555 : opening;
    tails[line] = to - from < 3 ? hash : (Math.imul(hashes[to - 2]!, 31) + hashes[to - 1]!) | 0;
  }
  return { wholes, heads, tails };
}

/** The scans of some of the lines, in order: what `scanLines` gives for their texts, with the words of all lines. */
export function pickLines(all: LineScans, lines: readonly number[], arena = new Arena()): LineScans {
  const count = lines.length;
  const shape = arena.singles(count * SHAPE_COUNT);
  const prose = arena.bytes(count);
  for (let line = 0; line < count; line++) {
    const from = lines[line]!;
    for (let f = 0; f < SHAPE_COUNT; f++) shape[line * SHAPE_COUNT + f] = all.shape[from * SHAPE_COUNT + f]!;
    prose[line] = all.prose[from]!;
  }
  const picked = (of: Int32Array): Int32Array => {
    const some = arena.integers(count);
    for (let line = 0; line < count; line++) some[line] = of[lines[line]!]!;
    return some;
  };
  const within = ({ starts, ends }: Ranges): Ranges => ({ starts: picked(starts), ends: picked(ends) });
  return {
    count,
    shape,
    tokens: all.tokens,
    words: within(all.words),
    content: all.content,
    contents: within(all.contents),
    prose,
    forms: picked(all.forms),
    wholes: picked(all.wholes),
    heads: picked(all.heads),
    tails: picked(all.tails),
  };
}

/** The lines as a page. `entries` is the pack's word on each line, `taken` tells lines under a heading. */
export function scanPage(lines: LineScans, entries: readonly (PackEntry | undefined)[], taken: { has(line: number): boolean }, arena = new Arena()): PageScan {
  const { count, wholes, heads, tails } = lines;
  const pack = arena.singles(count * PACK_COUNT);
  for (let line = 0; line < count; line++) writePack(pack, line * PACK_COUNT, entries[line], taken.has(line));
  // Key by key: pages that are spread into objects have forms of their own, and every look at one is slow.
  return {
    count,
    shape: lines.shape,
    tokens: lines.tokens,
    words: lines.words,
    content: lines.content,
    contents: lines.contents,
    prose: lines.prose,
    forms: lines.forms,
    wholes,
    heads,
    tails,
    pack,
    repeats: others(wholes, arena),
    openings: others(heads, arena),
    endings: others(tails, arena),
    arena,
  };
}

function writePack(pack: Float32Array, at: number, entry: PackEntry | undefined, taken: boolean): void {
  if (taken) pack[at + 9] = 1;
  if (!entry) return;
  pack[at + (entry.sure ? 0 : 1)] = 1;
  pack[at + PACK_GROUP[entry.class]] = 1;
  if (entry.kind === 'heading') pack[at + 8] = 1;
  if (entry.class === 'comments') pack[at + 10] = 1;
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

/** Marks and numbers whose presence makes a line's form, from the highest bit down. */
const FORM_MARKS = Uint8Array.of(6, 8, 27, 28, 29, 30, 23, 26, 10, 17, 16, 19);

/** What a line is written like, coarsely: lists inside articles repeat one form. */
function formOf(shape: Float32Array, line: number): number {
  const at = line * SHAPE_COUNT;
  const words = shape[at + 1]!;
  let form = words <= 1 ? 0 : words <= 4 ? 1 : words <= 9 ? 2 : words <= 16 ? 3 : 4;
  for (let mark = 0; mark < FORM_MARKS.length; mark++) form = form * 2 + (shape[at + FORM_MARKS[mark]!]! > 0 ? 1 : 0);
  return form;
}
