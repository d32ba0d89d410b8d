/**
 * The container of a model file: the magic `WNER`, a version, then sections, each with a four-letter name and its length in
 * bytes (unsigned 32 bit, little endian). Sorted hashes are stored as differences in variable-length bytes.
 */

const MAGIC = 'WNER';
export const MODEL_VERSION = 1;

/** Writes sections in the order given. */
export function packSections(sections: ReadonlyMap<string, Uint8Array>): Uint8Array {
  let size = 8;
  for (const bytes of sections.values()) size += 8 + bytes.length;
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  writeName(out, 0, MAGIC);
  view.setUint32(4, MODEL_VERSION, true);
  let at = 8;
  for (const [name, bytes] of sections) {
    writeName(out, at, name);
    view.setUint32(at + 4, bytes.length, true);
    out.set(bytes, at + 8);
    at += 8 + bytes.length;
  }
  return out;
}

/** Reads the sections of a model file. Throws a RangeError that says what is wrong when the bytes are no such file. */
export function unpackSections(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length < 8 || readName(bytes, 0) !== MAGIC) throw new RangeError('Not an entity model: the file does not start with WNER');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(4, true);
  if (version !== MODEL_VERSION) throw new RangeError(`The entity model has version ${version}, this program reads version ${MODEL_VERSION}`);
  const sections = new Map<string, Uint8Array>();
  for (let at = 8; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw new RangeError('The entity model is cut off');
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) throw new RangeError(`The entity model is cut off in section ${readName(bytes, at)}`);
    sections.set(readName(bytes, at), bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return sections;
}

/** The section `name`; throws a RangeError when the file lacks it. */
export function sectionOf(sections: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = sections.get(name);
  if (!bytes) throw new RangeError(`The entity model lacks its section ${name}`);
  return bytes;
}

/** Packs ascending unsigned 32-bit numbers as differences, seven bits a byte, low bits first. */
export function packAscending(values: Uint32Array): Uint8Array {
  const out = new Uint8Array(values.length * 5);
  let n = 0;
  let previous = 0;
  for (const value of values) {
    let rest = value - previous;
    previous = value;
    while (rest > 127) {
      out[n++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    out[n++] = rest;
  }
  return out.slice(0, n);
}

export function unpackAscending(bytes: Uint8Array): Uint32Array {
  let count = 0;
  for (const byte of bytes) if (byte < 128) count++;
  const values = new Uint32Array(count);
  let n = 0;
  let value = 0;
  let factor = 1;
  for (const byte of bytes) {
    value += (byte & 127) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    values[n++] = value;
    factor = 1;
  }
  return values;
}

/** A little-endian copy of 32-bit floats. */
export function packFloats(values: ArrayLike<number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (let i = 0; i < values.length; i++) view.setFloat32(i * 4, values[i] ?? 0, true);
  return new Uint8Array(view.buffer);
}

export function unpackFloats(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: bytes.length >> 2 }, (_, i) => view.getFloat32(i * 4, true));
}

export function packWords(values: Uint16Array): Uint8Array {
  const out = new Uint8Array(values.length * 2);
  values.forEach((value, i) => {
    out[i] = value & 255;
    out[values.length + i] = value >> 8;
  });
  return out;
}

export function unpackWords(bytes: Uint8Array): Uint16Array {
  const count = bytes.length >> 1;
  return Uint16Array.from({ length: count }, (_, i) => (bytes[i] ?? 0) | ((bytes[count + i] ?? 0) << 8));
}

function writeName(out: Uint8Array, at: number, name: string): void {
  for (let i = 0; i < 4; i++) out[at + i] = name.charCodeAt(i);
}

function readName(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
