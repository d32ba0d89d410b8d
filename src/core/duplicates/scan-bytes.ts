import { APOSTROPHE, classOf, DIGIT, foldedUnit, isLower, LETTER, MARK, OTHER, POINT, SINGLE } from './code-points';
import { ABBREVIATION_CODES, BREAK, finishHash, HASH_PRIME, HASH_SEED, hashCodePoint, hashIntoLine, wordCode } from './word-hash';
import type { WordStore } from './word-store';

const BEYOND = 7;
const CLASSES = new Uint8Array(256).fill(BEYOND);
const FOLDED = new Uint8Array(256);
for (let c = 0; c < 128; c++) {
  CLASSES[c] = classOf(c);
  FOLDED[c] = foldedUnit(c);
}

/**
 * Writes the words of a UTF-8 text behind the last region of a store, without making a string: the cold index. It finds
 * the words that `findWords` finds in the decoded text (a byte order mark at the start skipped, broken sequences read as
 * something that is no word). The caller closes the region.
 */
export function scanBytes(bytes: Uint8Array, store: WordStore): void {
  store.reserve(bytes.length);
  const words = store.words;
  const length = bytes.length;
  let count = store.wordCount;
  let line = 0;
  let opened = -1;
  let lineHash = 0;
  let broken = false;
  let terminator = 0;
  let ended = false;
  const first = count;
  let i = 0;
  while (i < length) {
    const c = bytes[i]!;
    let kind = CLASSES[c]!;
    let width = 1;
    let code = c;
    if (kind === BEYOND) {
      const packed = decode(bytes, i);
      code = packed >>> 3;
      width = packed & 7;
      kind = classOf(code);
    }
    if (kind !== LETTER && kind !== DIGIT && kind !== SINGLE) {
      i += width;
      if (c === 32) {
        if (terminator > 0) ended = true;
      } else if (c === 10 || c === 13) {
        if (c === 13 && bytes[i] === 10) i++;
        line++;
        broken = true;
      } else if (c === 46) terminator |= 1;
      else if (c === 33 || c === 63 || code === 0x2026) terminator = 2;
      else if ((c === 9 || code === 0xa0) && terminator > 0) ended = true;
      continue;
    }
    if (count > first && (broken || (ended && !(code < 128 ? code >= 97 && code <= 122 : isLower(code))))) {
      const previous = words[count - 1]!;
      if (broken || terminator !== 1 || ABBREVIATION_CODES[previous] !== 1) words[count - 1] = previous | BREAK;
    }
    broken = false;
    ended = false;
    terminator = 0;
    if (opened !== line) {
      if (opened >= 0) store.lineHashes[store.lineCount++] = lineHash;
      store.lineWords[store.lineCount] = count;
      store.lineNumbers[store.lineCount] = line;
      opened = line;
      lineHash = 0;
    }
    let hash = code < 128 ? Math.imul(HASH_SEED ^ FOLDED[code]!, HASH_PRIME) : hashCodePoint(HASH_SEED, code);
    i += width;
    let previous = kind;
    while (kind !== SINGLE && i < length) {
      const d = bytes[i]!;
      let next = CLASSES[d]!;
      if (next === LETTER || next === DIGIT) {
        hash = Math.imul(hash ^ FOLDED[d]!, HASH_PRIME);
        previous = next;
        i++;
        continue;
      }
      if (next === OTHER) break;
      let point = d;
      let size = 1;
      if (next === BEYOND) {
        const packed = decode(bytes, i);
        point = packed >>> 3;
        size = packed & 7;
        next = classOf(point);
      }
      if (next === LETTER || next === DIGIT) previous = next;
      else if (next !== MARK) {
        const joins = (next === APOSTROPHE && previous === LETTER) || (next === POINT && previous === DIGIT);
        if (!joins || i + size >= length || classAt(bytes, i + size) !== previous) break;
      }
      hash = hashCodePoint(hash, point);
      i += size;
    }
    const finished = finishHash(hash);
    lineHash = hashIntoLine(lineHash, finished);
    words[count++] = wordCode(finished);
  }
  if (opened >= 0) {
    store.lineHashes[store.lineCount++] = lineHash;
    words[count - 1]! |= BREAK;
  }
  store.wordCount = count;
}

function classAt(bytes: Uint8Array, at: number): number {
  const c = bytes[at]!;
  return c < 128 ? CLASSES[c]! : c >= 0xf0 ? OTHER : classOf(decode(bytes, at) >>> 3);
}

/** The code point at `at` and its width in bytes, packed as `code << 3 | width`; a broken sequence is U+FFFD of width 1. */
function decode(bytes: Uint8Array, at: number): number {
  const c = bytes[at]!;
  const d = bytes[at + 1] ?? 0;
  if (c >= 0xc2 && c < 0xe0 && d >> 6 === 2) return ((((c & 31) << 6) | (d & 63)) << 3) | 2;
  const e = bytes[at + 2] ?? 0;
  if (c >= 0xe0 && c < 0xf0 && d >> 6 === 2 && e >> 6 === 2) {
    const code = ((c & 15) << 12) | ((d & 63) << 6) | (e & 63);
    if (code >= 0x800 && (code < 0xd800 || code >= 0xe000)) return (code << 3) | 3;
  }
  const f = bytes[at + 3] ?? 0;
  if (c >= 0xf0 && c < 0xf5 && d >> 6 === 2 && e >> 6 === 2 && f >> 6 === 2) {
    const code = ((c & 7) << 18) | ((d & 63) << 12) | ((e & 63) << 6) | (f & 63);
    if (code >= 0x10000 && code <= 0x10ffff) return (code << 3) | 4;
  }
  return (0xfffd << 3) | 1;
}
