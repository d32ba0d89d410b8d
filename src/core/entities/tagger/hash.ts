/** 32-bit hashes of words and features. Integer arithmetic only, so that every engine yields the same value. */

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over the UTF-16 code units of `text` from `start` to `end`, finished by a mixer. Unsigned. */
export function hashText(text: string, start = 0, end = text.length): number {
  let h = OFFSET;
  for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), PRIME);
  return finish(h);
}

/** The hash of a feature: which template, and one value. Unsigned. */
export function hashFeature(template: number, value: number): number {
  return finish(Math.imul(template, 0x9e3779b1) ^ Math.imul(value, 0x85ebca6b));
}

/** The hash of an ordered pair of values. Unsigned. */
export function hashPair(a: number, b: number): number {
  return (Math.imul(a ^ 0x2545f491, 0x9e3779b1) + Math.imul(b, 0xc2b2ae35) + (a >>> 15)) >>> 0;
}

function finish(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}
