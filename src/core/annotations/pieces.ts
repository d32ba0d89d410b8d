/**
 * A text as a row of pieces, each a sentence or a line with the white space behind it. A sidecar keeps how long each
 * piece was and a hash of it: enough to tell, without the old text, which piece of a new text is which old one, even
 * where a passage stands twice.
 */
export interface Pieces {
  readonly count: number;
  /** Code points of each piece, the white space behind it included. */
  readonly lengths: readonly number[];
  /** 30-bit hash of each piece without the white space behind it; -1 for white space alone. */
  readonly hashes: readonly number[];
}

const PIECE = /[^\n]*?(?:[.!?…。！？]["”’')\]»]*(?:[ \t\u00a0]+|$)|\n|$)\s*/gmuy;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const HASH_DIGITS = 5;
const HASH_MASK = 0x3fffffff;

/** Where the pieces of a text with line feeds start, and its end: `starts[count]`. UTF-16. */
export function pieceStarts(plain: string): number[] {
  const starts: number[] = [];
  PIECE.lastIndex = 0;
  for (let at = 0; at < plain.length; ) {
    starts.push(at);
    PIECE.lastIndex = at;
    const found = PIECE.exec(plain)?.[0].length ?? 0;
    at += found > 0 ? found : plain.length - at;
  }
  starts.push(plain.length);
  return starts;
}

/** The pieces of a text with line feeds. */
export function piecesOf(plain: string, starts: readonly number[] = pieceStarts(plain)): Pieces {
  const lengths: number[] = [];
  const hashes: number[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    const piece = plain.slice(starts[i], starts[i + 1]);
    lengths.push(codePoints(piece));
    hashes.push(hashOf(piece.trimEnd()));
  }
  return { count: lengths.length, lengths, hashes };
}

function codePoints(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xdc00 && unit < 0xe000 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}

/** FNV-1a over UTF-16 code units, 32 bits, folded to 30. */
function hashOf(text: string): number {
  if (text === '') return -1;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash >>> 30) ^ hash) & HASH_MASK;
}

/** A line ends behind a hash whose lowest bits are these: an edit then changes one line of the file, not all behind it. */
const LINE_BITS = 7;

export function endsLine(hash: number): boolean {
  return hash >= 0 && (hash & LINE_BITS) === LINE_BITS;
}

/** One word a piece: its length in base 36 and its hash in five digits, `2k.x8fQa`; on several lines. */
export function writePieces(pieces: Pieces): string {
  let written = '';
  for (let i = 0; i < pieces.count; i++) {
    const hash = pieces.hashes[i] ?? -1;
    const last = i === pieces.count - 1;
    written += `${(pieces.lengths[i] ?? 0).toString(36)}${writeHash(hash)}${last ? '' : endsLine(hash) ? '\n' : ' '}`;
  }
  return written;
}

function writeHash(hash: number): string {
  if (hash < 0) return '';
  let digits = '.';
  for (let i = HASH_DIGITS - 1; i >= 0; i--) digits += DIGITS[(hash >>> (6 * i)) & 63] ?? '';
  return digits;
}

const WRITTEN = /^([0-9a-z]{1,8})(?:\.([\w-]{5}))?$/;

/** Reads what `writePieces` wrote, or undefined for anything else. */
export function readPieces(source: string): Pieces | undefined {
  const lengths: number[] = [];
  const hashes: number[] = [];
  for (const word of source.split(/\s+/)) {
    if (word === '') continue;
    const match = WRITTEN.exec(word);
    if (!match) return undefined;
    lengths.push(parseInt(match[1] ?? '0', 36));
    let hash = match[2] === undefined ? -1 : 0;
    for (const digit of match[2] ?? '') hash = hash * 64 + DIGITS.indexOf(digit);
    hashes.push(hash);
  }
  return { count: lengths.length, lengths, hashes };
}
