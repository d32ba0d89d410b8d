import { utf8Problem } from './utf8-problem';

/** Byte order marks that a seed may start with; each stays when the seed is written back. */
export type ByteOrderMark = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A seed's text as an editor shows it, without its mark; or why its bytes are not read as text, and what helps. */
export type Decoded = { readonly text: string; readonly bom: ByteOrderMark | undefined } | { readonly skipped: string };

/** A larger file is no news article, and would hold up all others: it is skipped without being decoded. */
export const MAX_SEED_BYTES = 16 * 1024 * 1024;

const MARKS: readonly (readonly [ByteOrderMark, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const UTF32_LE = [0xff, 0xfe, 0, 0];
/** First bytes of what scrapers most often save under a wrong name. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive or an Office document', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a gzip archive', [0x1f, 0x8b, 0x08]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
];
const SAVE_AS_UTF8 = 'Open it in an editor with its real encoding and save it as UTF-8.';
/** How many of the first bytes are looked at to tell UTF-16 without a mark from a binary file. */
const SAMPLE = 4096;

/** Why a file of so many bytes is skipped, or undefined when it is small enough. Ask before reading it. */
export function sizeProblem(bytes: number): string | undefined {
  if (bytes <= MAX_SEED_BYTES) return undefined;
  const limit = MAX_SEED_BYTES / 1024 / 1024;
  return `Too large: ${(bytes / 1024 / 1024).toFixed(1)} MiB, the limit is ${limit} MiB. Split it into one file an article.`;
}

/**
 * Reads the bytes of a seed: UTF-8, with or without a mark, or UTF-16 with one. Strict: a file that would not come
 * back byte for byte from `encodeSeed` is skipped. Never throws. Positions in the reasons are 0-based bytes.
 */
export function decodeSeed(bytes: Uint8Array): Decoded {
  const large = sizeProblem(bytes.length);
  if (large !== undefined) return { skipped: large };
  const format = SIGNATURES.find(([, signature]) => startsWith(bytes, signature))?.[0];
  if (format !== undefined) return { skipped: `Not text: this is ${format}. Rename it, or save its text as UTF-8.` };
  if (startsWith(bytes, UTF32_LE)) return { skipped: `UTF-32, which is not read. ${SAVE_AS_UTF8}` };
  const [bom, mark] = MARKS.find(([, signature]) => startsWith(bytes, signature)) ?? [undefined, []];
  const body = bytes.subarray(mark.length);
  const text = bom === 'utf-16le' || bom === 'utf-16be' ? readUtf16(body, bom) : readUtf8(body, mark.length);
  return typeof text === 'string' ? { text, bom } : text;
}

/**
 * The bytes to write for a text: UTF-8, or the encoding that `bom` names with its mark in front. For anything that
 * `decodeSeed` read, `encodeSeed(text, bom)` gives the same bytes again.
 */
export function encodeSeed(text: string, bom: ByteOrderMark | undefined): Uint8Array<ArrayBuffer> {
  if (bom === undefined) return new TextEncoder().encode(text);
  if (bom === 'utf-8') return new TextEncoder().encode(`\ufeff${text}`);
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  const little = bom === 'utf-16le';
  view.setUint16(0, 0xfeff, little);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), little);
  return bytes;
}

function readUtf8(body: Uint8Array, offset: number): string | { readonly skipped: string } {
  const nul = body.indexOf(0);
  if (nul >= 0) {
    if (looksLikeUtf16(body)) return { skipped: `UTF-16 without a byte order mark (NUL byte at position ${offset + nul}). ${SAVE_AS_UTF8}` };
    return { skipped: `Not text: NUL byte at position ${offset + nul}. Remove the byte if this is an article, or keep the file out of the seeds folder.` };
  }
  const text = decoded(body, 'utf-8');
  if (text !== undefined) return text;
  const problem = utf8Problem(body);
  if (!problem) return { skipped: `Not UTF-8. ${SAVE_AS_UTF8}` };
  const hex = problem.byte.toString(16).toUpperCase().padStart(2, '0');
  return { skipped: `Not UTF-8: ${problem.cut ? 'cut-off character' : 'wrong byte'} 0x${hex} at position ${offset + problem.at}, line ${problem.line + 1}. ${SAVE_AS_UTF8}` };
}

function readUtf16(body: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string | { readonly skipped: string } {
  const name = encoding === 'utf-16le' ? 'UTF-16 LE' : 'UTF-16 BE';
  if (body.length % 2 === 1) return { skipped: `Broken ${name}: the last character is cut off at position ${body.length + 1}. ${SAVE_AS_UTF8}` };
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const unit = (i: number): number => (i < body.length ? view.getUint16(i, encoding === 'utf-16le') : 0);
  for (let i = 0; i < body.length; i += 2) {
    const code = unit(i);
    if (code === 0) return { skipped: `Not text: NUL character at position ${i + 2} of ${name}. Keep the file out of the seeds folder.` };
    if (code < 0xd800 || code > 0xdfff) continue;
    const next = unit(i + 2);
    if (code > 0xdbff || next < 0xdc00 || next > 0xdfff) return { skipped: `Broken ${name}: half a character at position ${i + 2}. ${SAVE_AS_UTF8}` };
    i += 2;
  }
  return decoded(body, encoding) ?? { skipped: `Broken ${name}. ${SAVE_AS_UTF8}` };
}

function decoded(body: Uint8Array, encoding: ByteOrderMark): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** Western text in UTF-16 has a NUL in nearly every second byte, always on the same side. */
function looksLikeUtf16(body: Uint8Array): boolean {
  const sides = [0, 0];
  const length = Math.min(body.length, SAMPLE);
  for (let i = 0; i < length; i++) if (body[i] === 0) sides[i & 1] = (sides[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = sides;
  return Math.max(even, odd) > length * 0.3 && Math.min(even, odd) < length * 0.02;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}
