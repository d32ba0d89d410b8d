/** A named run of bytes to keep on disk. The name says what the bytes are: equal names, equal bytes. */
export interface Shard {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Section = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** Changes whenever words are hashed, cut or laid out in another way: what another version wrote is not read. */
export const INDEX_VERSION = 1;
const MAGIC = 0x574e4958;
/** Magic number, version, kind, number of sections, two halves of the checksum. */
const HEADER = 6;

/**
 * Packs arrays into bytes: header, the byte length of each section with its width, the sections padded to four bytes. The
 * number are in the machine's byte order; another order makes the magic number wrong, and the shard is not read.
 */
export function pack(kind: number, sections: readonly Section[]): Uint8Array {
  const head = 4 * (HEADER + 2 * sections.length);
  const bytes = new Uint8Array(sections.reduce((sum, { byteLength }) => sum + padded(byteLength), head));
  const header = new Uint32Array(bytes.buffer, 0, head / 4);
  header.set([MAGIC, INDEX_VERSION, kind, sections.length]);
  let at = head;
  sections.forEach((section, i) => {
    header[HEADER + 2 * i] = section.byteLength;
    header[HEADER + 2 * i + 1] = section.BYTES_PER_ELEMENT;
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at += padded(section.byteLength);
  });
  const [low, high] = checksum(bytes);
  header[4] = low;
  header[5] = high;
  return bytes;
}

/** The sections of packed bytes, or undefined when they are torn, of another version or kind. */
export function unpack(kind: number, given: Uint8Array): Section[] | undefined {
  if (given.byteLength < 4 * HEADER || given.byteLength % 4 !== 0) return undefined;
  const bytes = given.slice();
  const all = new Uint32Array(bytes.buffer);
  const [magic, version, itsKind, count = 0, low, high] = all;
  if (magic !== MAGIC || version !== INDEX_VERSION || itsKind !== kind || 4 * (HEADER + 2 * count) > bytes.length) return undefined;
  const sum = checksum(bytes);
  if (sum[0] !== low || sum[1] !== high) return undefined;
  const sections: Section[] = [];
  let at = 4 * (HEADER + 2 * count);
  for (let i = 0; i < count; i++) {
    const size = all[HEADER + 2 * i] ?? 0;
    const width = all[HEADER + 2 * i + 1];
    if (at + size > bytes.length || (width !== 2 && width !== 4)) return undefined;
    sections.push(width === 2 ? new Uint16Array(bytes.buffer, at, size / 2) : new Uint32Array(bytes.buffer, at, size / 4));
    at += padded(size);
  }
  return sections;
}

/** A name for bytes that `pack` made. */
export function shardName(bytes: Uint8Array): string {
  const [low, high] = checksum(bytes);
  return [low, high, bytes.length].map((part) => part.toString(16).padStart(8, '0')).join('');
}

/** Strings as one section, each with a 0 behind it. */
export function packStrings(strings: readonly string[]): Uint16Array<ArrayBuffer> {
  const units = new Uint16Array(strings.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  for (const one of strings) {
    for (let i = 0; i < one.length; i++) units[at++] = one.charCodeAt(i);
    at++;
  }
  return units;
}

/** The strings of such a section. */
export function unpackStrings(units: Section): string[] {
  const strings: string[] = [];
  let from = 0;
  for (let at = 0; at < units.length; at++) {
    if (units[at] !== 0) continue;
    let one = '';
    for (let i = from; i < at; i += CHUNK) one += String.fromCharCode(...units.subarray(i, Math.min(at, i + CHUNK)));
    strings.push(one);
    from = at + 1;
  }
  return strings;
}

const CHUNK = 4096;

function padded(size: number): number {
  return (size + 3) & ~3;
}

/** 64 bits over all 32-bit words but those that hold the checksum itself. */
function checksum(bytes: Uint8Array): readonly [number, number] {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  let low = 0x811c9dc5 | 0;
  let high = 0x1234567 | 0;
  for (let i = 0; i < words.length; i++) {
    if (i === 4 || i === 5) continue;
    low = Math.imul(low ^ words[i]!, 0x01000193);
    high = Math.imul(high + words[i]!, 0x85ebca6b) ^ (high >>> 15);
  }
  return [low >>> 0, high >>> 0];
}
