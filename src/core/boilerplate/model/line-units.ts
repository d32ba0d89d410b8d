import { DIGIT, SPACE, kindOf } from './char-kinds';
import { FIRST_HASH, mixHash } from './word-groups';

/** Longest part of a line, in UTF-16 units, that is looked at: paragraphs are clear long before. */
export const LONGEST = 1_500;
/** The code units of the line at hand and their kinds: typed arrays are read many times faster than parts of strings. */
export const units = new Uint16Array(LONGEST + 1);
export const kinds = new Uint8Array(LONGEST + 1);

/** Makes the first `end` units of a text those at hand, with a space behind them. */
export function load(text: string, end: number): void {
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    units[i] = unit;
    kinds[i] = kindOf(unit);
  }
  units[end] = 32;
  kinds[end] = SPACE;
}

/** Numbers are words of four kinds: years, clock times, those of one or two digits, and others. */
export const YEAR = mixHash(FIRST_HASH, 35);
const CLOCK = mixHash(FIRST_HASH, 36);
const SMALL = mixHash(FIRST_HASH, 37);
const AMOUNT = mixHash(FIRST_HASH, 38);

/** The word that stands for the number in `units[from…to]`. */
export function numberHash(from: number, to: number): number {
  const first = units[from]!;
  if (to - from === 4 && ((first === 0x31 && units[from + 1] === 0x39) || (first === 0x32 && units[from + 1] === 0x30))) return YEAR;
  if (to - from > 2) return AMOUNT;
  return (units[to] === 0x3a && kinds[to + 1] === DIGIT) || (from > 1 && units[from - 1] === 0x3a && kinds[from - 2] === DIGIT) ? CLOCK : SMALL;
}
