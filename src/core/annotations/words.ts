import { endsLine, type Pieces } from './pieces';

/** The words of a text by their hashes alone: what tells, without the old text, which word of a new one is which old one. */
export interface Words {
  /** 12-bit hash of each word, in order. */
  readonly hashes: readonly number[];
  /** For each piece (see `Pieces`) the index of its first word; one more at the end, their count. */
  readonly firsts: readonly number[];
}

/** Where the words of one text stand. */
export interface WordPlaces {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly hashes: readonly number[];
}

/** Scripts without spaces between words: each of their characters is a word. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const HASH_BITS = 12;

/** The words of `text`: runs of letters, marks and digits. UTF-16 offsets. */
export function wordPlaces(text: string): WordPlaces {
  const starts: number[] = [];
  const ends: number[] = [];
  const hashes: number[] = [];
  for (const { index, 0: word } of text.matchAll(WORD)) {
    starts.push(index);
    ends.push(index + word.length);
    hashes.push(hashOf(word));
  }
  return { starts, ends, hashes };
}

/** What a sidecar keeps of the words: `starts` are those of the pieces, the text's end included. */
export function wordsOf(places: WordPlaces, starts: readonly number[]): Words {
  const firsts: number[] = [];
  let word = 0;
  for (let piece = 0; piece + 1 < starts.length; piece++) {
    while (word < places.starts.length && (places.starts[word] ?? 0) < (starts[piece] ?? 0)) word++;
    firsts.push(word);
  }
  return { hashes: places.hashes, firsts: [...firsts, places.starts.length] };
}

/** FNV-1a over UTF-16 code units, 32 bits, folded to `HASH_BITS`. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> HASH_BITS) ^ (hash >>> (2 * HASH_BITS))) & ((1 << HASH_BITS) - 1);
}

/** Two digits a word and one run of digits a piece, `-` for a piece without words; lines end where those of `writePieces` do. */
export function writeWords({ hashes, firsts }: Words, pieces: Pieces): string {
  let written = '';
  for (let piece = 0; piece + 1 < firsts.length; piece++) {
    const own = hashes.slice(firsts[piece], firsts[piece + 1]);
    written += own.length === 0 ? '-' : own.map((hash) => `${DIGITS[hash >>> 6] ?? ''}${DIGITS[hash & 63] ?? ''}`).join('');
    if (piece + 2 < firsts.length) written += endsLine(pieces.hashes[piece] ?? -1) ? '\n' : ' ';
  }
  return written;
}

const WRITTEN = /^(?:-|(?:[\w-]{2})+)$/;

/** Reads what `writeWords` wrote for so many pieces, or undefined for anything else. */
export function readWords(source: string, pieces: number): Words | undefined {
  const hashes: number[] = [];
  const firsts: number[] = [0];
  for (const run of source.split(/\s+/)) {
    if (run === '') continue;
    if (!WRITTEN.test(run)) return undefined;
    for (let i = 0; run !== '-' && i < run.length; i += 2) hashes.push(DIGITS.indexOf(run.charAt(i)) * 64 + DIGITS.indexOf(run.charAt(i + 1)));
    firsts.push(hashes.length);
  }
  return firsts.length === pieces + 1 ? { hashes, firsts } : undefined;
}
