/** A file that can be read in pieces: `rest` is the text without the entries of its list, which are `pieces`, each a list of its own. */
export interface Pieces {
  readonly rest: string;
  /** Where the entries were cut out. */
  readonly cut: { readonly start: number; readonly end: number };
  readonly pieces: readonly { readonly text: string; readonly start: number }[];
}

/** In UTF-16 units: how long a file must be to be read in pieces, and how long a piece is at least. */
export interface PieceSizes {
  readonly file: number;
  readonly piece: number;
}

/** What is made of a short piece is gone before the memory has to be tidied up. */
export const PIECE_SIZES: PieceSizes = { file: 100_000, piece: 2000 };
const LIST = /^entities:[ ]*(?:#.*)?\r?\n/m;
const LISTS = /^[?"' ]*entities\b/gm;
/** Lines that may have a say beyond their piece: directives, ends of documents, tabs, odd line ends. */
const BEYOND_LINE = /^(?:---|\.\.\.|%|[ ]*\t)|\r(?!\n)/m;
/** Anchors, aliases and tags. */
const BEYOND_NODE = /(?:^|[\s,[{-])[&*!]\S/m;

/**
 * Parts a large entities.yaml at the entries of its list: a line that stands as far in as the first entry and begins with a
 * dash begins an entry in every block sequence, since whatever an entry holds stands further in or has a mistake. When the
 * rest and all pieces are read without a syntax error, so is the file, with the same entries. Undefined when the file
 * is small, or when something in it has a say beyond its own entry.
 */
export function piecesOf(text: string, sizes: PieceSizes): Pieces | undefined {
  if (text.length < sizes.file || BEYOND_LINE.test(text) || BEYOND_NODE.test(text)) return undefined;
  const list = LIST.exec(text);
  if (!list || text.match(LISTS)?.length !== 1) return undefined;
  const start = list.index + list[0].length;
  const first = /^(?:[ ]*(?:#.*)?\r?\n)*([ ]*)-(?=[ \r\n])/.exec(text.slice(start));
  if (!first) return undefined;
  const indent = first[1] ?? '';
  const entry = new RegExp(`^${indent}-(?=[ \\r\\n])`, 'gm');
  const end = endOf(text, start, indent.length);
  if (end < text.length && !/\w/.test(text.charAt(end))) return undefined;
  const pieces: { text: string; start: number }[] = [];
  let from = start;
  entry.lastIndex = start;
  for (let match = entry.exec(text); match && match.index < end; match = entry.exec(text)) {
    if (match.index - from < sizes.piece) continue;
    pieces.push({ text: text.slice(from, match.index), start: from });
    from = match.index;
  }
  pieces.push({ text: text.slice(from, end), start: from });
  return { rest: text.slice(0, start) + text.slice(end), cut: { start, end }, pieces };
}

/** The start of the first line behind the list: one that stands less far in, or at the margin without a dash. */
function endOf(text: string, start: number, indent: number): number {
  const behind = indent === 0 ? /^(?![- #\r\n])/gm : new RegExp(`^[ ]{0,${indent - 1}}(?![ #\\r\\n])`, 'gm');
  behind.lastIndex = start;
  const found = behind.exec(text)?.index ?? text.length;
  return Math.max(start, found);
}
