import { fold } from '../text/fold';

/** What a code point does in a word: the classes of `core/text/words`, kept in pages so that scanning is a table look-up. */
export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const MARK = 3;
export const APOSTROPHE = 4;
export const POINT = 5;
export const SINGLE = 6;

/** `foldedUnit` says this of a code point that folds to more than one code unit; see `foldedUnits`. */
export const MANY_UNITS = 1;

interface Page {
  readonly classes: Uint8Array;
  /** The code unit that a code point folds to, 0 for none. */
  readonly folded: Uint16Array;
  readonly lower: Uint8Array;
}

const PAGE = 256;
const pages: (Page | undefined)[] = new Array<Page | undefined>(0x110000 / PAGE);
const units = new Map<number, readonly number[]>();
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function classify(code: number, char: string): number {
  if (code >= 0xd800 && code < 0xe000) return OTHER;
  if (code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x2bc || code === 0xff07) return APOSTROPHE;
  if (code === 0x2e || code === 0x2c) return POINT;
  if (/\p{M}/u.test(char)) return MARK;
  if (!/\p{L}/u.test(char)) return /\p{N}/u.test(char) ? DIGIT : OTHER;
  return UNSPACED.test(char) ? SINGLE : LETTER;
}

function makePage(index: number): Page {
  const page: Page = { classes: new Uint8Array(PAGE), folded: new Uint16Array(PAGE), lower: new Uint8Array(PAGE) };
  for (let i = 0; i < PAGE; i++) {
    const code = index * PAGE + i;
    const char = String.fromCodePoint(code);
    const kind = classify(code, char);
    page.classes[i] = kind;
    page.lower[i] = /\p{Ll}/u.test(char) ? 1 : 0;
    if (kind === OTHER) continue;
    const folded = fold(char).replace('ς', 'σ');
    page.folded[i] = folded.length > 1 ? MANY_UNITS : folded.length === 0 ? 0 : folded.charCodeAt(0);
    if (folded.length > 1) units.set(code, Array.from(folded, (_, at) => folded.charCodeAt(at)));
  }
  return (pages[index] = page);
}

function pageOf(code: number): Page {
  return pages[code >> 8] ?? makePage(code >> 8);
}

/** The class of a code point. */
export function classOf(code: number): number {
  return pageOf(code).classes[code & 255] ?? OTHER;
}

/** True for a lower-case letter. */
export function isLower(code: number): boolean {
  return pageOf(code).lower[code & 255] === 1;
}

/** The code unit that `code` folds to; 0 when folding drops it, `MANY_UNITS` when it becomes several. */
export function foldedUnit(code: number): number {
  return pageOf(code).folded[code & 255] ?? 0;
}

/** All code units that `code` folds to. */
export function foldedUnits(code: number): readonly number[] {
  const unit = foldedUnit(code);
  if (unit === MANY_UNITS) return units.get(code) ?? [];
  return unit === 0 ? [] : [unit];
}
