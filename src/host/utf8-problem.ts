/** The first place where bytes are not UTF-8. */
export interface Utf8Problem {
  /** 0-based position of the wrong byte, or of the first byte of a character that the end cuts off. */
  readonly at: number;
  readonly byte: number;
  /** 0-based line, counted by line feeds. */
  readonly line: number;
  /** True when the bytes end inside a character. */
  readonly cut: boolean;
}

/**
 * Finds the first byte that well-formed UTF-8 cannot have (Unicode Standard, table 3-7), or undefined when there is
 * none. Read only after a strict decoder refused the bytes: it says where, the decoder does not.
 */
export function utf8Problem(bytes: Uint8Array): Utf8Problem | undefined {
  let line = 0;
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      if (lead === 10) line++;
      i++;
      continue;
    }
    const length = lengthOf(lead);
    if (length === 0) return { at: i, byte: lead, line, cut: false };
    for (let k = 1; k < length; k++) {
      const byte = bytes[i + k];
      if (byte === undefined) return { at: i, byte: lead, line, cut: true };
      const [low, high] = k === 1 ? secondByte(lead) : [0x80, 0xbf];
      if (byte < low || byte > high) return { at: i, byte: lead, line, cut: false };
    }
    i += length;
  }
  return undefined;
}

function lengthOf(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** Bounds of the byte after `lead`: no overlong form, no surrogate, nothing above U+10FFFF. */
function secondByte(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
