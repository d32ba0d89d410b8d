/** How a format counts characters: UTF-16 code units, Unicode code points, or bytes of UTF-8. */
export const OFFSET_UNITS = ['utf16', 'codepoints', 'bytes'] as const;
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** One checkpoint every so many code units: a look-up then reads at most this far. */
const STEP = 512;

/** How wide the character at `i` is, in UTF-16 and in the unit; a lone surrogate is one character of 3 bytes. */
function widthAt(text: string, i: number, unit: OffsetUnit): { readonly chars: number; readonly units: number } {
  const code = text.codePointAt(i) ?? 0;
  const chars = code > 0xffff ? 2 : 1;
  if (unit === 'utf16') return { chars, units: chars };
  if (unit === 'codepoints') return { chars, units: 1 };
  return { chars, units: code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4 };
}

/** The way between UTF-16 offsets of one text and its offsets in another unit: linear to build, near constant to ask. */
export class UnitOffsets {
  readonly #utf16: number[] = [0];
  readonly #units: number[] = [0];
  /** Length of the text in the unit. */
  readonly length: number;

  constructor(
    readonly text: string,
    readonly unit: OffsetUnit,
  ) {
    let units = 0;
    if (unit !== 'utf16') {
      for (let i = 0, last = 0; i < text.length; ) {
        const width = widthAt(text, i, unit);
        i += width.chars;
        units += width.units;
        if (i - last < STEP) continue;
        this.#utf16.push(i);
        this.#units.push(units);
        last = i;
      }
    }
    this.length = unit === 'utf16' ? text.length : units;
  }

  /** The unit's offset of a UTF-16 offset; inside a surrogate pair, that of the pair. Clamped to the text. */
  fromUtf16(offset: number): number {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    if (this.unit === 'utf16') return clamped;
    const from = floorIndex(this.#utf16, clamped);
    let i = this.#utf16[from] ?? 0;
    let units = this.#units[from] ?? 0;
    while (i < clamped) {
      const width = widthAt(this.text, i, this.unit);
      if (i + width.chars > clamped) break;
      i += width.chars;
      units += width.units;
    }
    return units;
  }

  /** The UTF-16 offset of an offset in the unit; inside a character, that of the character. Clamped to the text. */
  toUtf16(offset: number): number {
    if (this.unit === 'utf16') return Math.max(0, Math.min(offset, this.text.length));
    const from = floorIndex(this.#units, offset);
    let i = this.#utf16[from] ?? 0;
    let units = this.#units[from] ?? 0;
    while (i < this.text.length) {
      const width = widthAt(this.text, i, this.unit);
      if (units + width.units > offset) break;
      i += width.chars;
      units += width.units;
    }
    return i;
  }
}

/** Index of the last of the ascending numbers that is not above `value`, 0 when all are; by binary search. */
export function floorIndex(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
