import { WORD_BITS } from './word-hash';

/** Words in a gram, the unit that is looked up. */
export const GRAM = 4;

/** Hash of the gram that starts at `at`. */
export function gramHash(words: Uint16Array, at: number): number {
  let hash = Math.imul(words[at]! & WORD_BITS, 0x9e3779b1);
  hash = Math.imul((hash ^ (hash >>> 15)) + (words[at + 1]! & WORD_BITS), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 13)) + (words[at + 2]! & WORD_BITS), 0xc2b2ae35);
  hash = Math.imul((hash ^ (hash >>> 15)) + (words[at + 3]! & WORD_BITS), 0x27d4eb2f);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** True when the grams at two places are equal word by word. */
export function sameGram(words: Uint16Array, a: number, other: Uint16Array, b: number): boolean {
  return (
    ((words[a]! ^ other[b]!) & WORD_BITS) === 0 &&
    ((words[a + 1]! ^ other[b + 1]!) & WORD_BITS) === 0 &&
    ((words[a + 2]! ^ other[b + 2]!) & WORD_BITS) === 0 &&
    ((words[a + 3]! ^ other[b + 3]!) & WORD_BITS) === 0
  );
}

/**
 * Winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003): of every
 * `window` grams in a row the one of least hash is kept, so that two texts that share GRAM + window − 1 words share a
 * fingerprint; of equal hashes the one that was kept before stays (robust winnowing). Writes hash and place of each kept gram of words[start, end) to `hashes` and `places` from `at` on;
 * returns the new end. The arrays must have room for end − start entries more.
 */
export function winnow(words: Uint16Array, start: number, end: number, window: number, hashes: Uint32Array, places: Uint32Array, at: number): number {
  const grams = end - start - GRAM + 1;
  if (grams <= 0) return at;
  const width = Math.min(window, grams);
  const ring = new Uint32Array(width);
  let least = -1;
  let leastHash = 0;
  let out = at;
  for (let i = 0; i < grams; i++) {
    const hash = gramHash(words, start + i);
    ring[i % width] = hash;
    if (least < 0 || hash < leastHash) {
      least = i;
      leastHash = hash;
      if (i < width - 1) continue;
    } else if (least > i - width) {
      if (i !== width - 1) continue;
    } else {
      least = i - width + 1;
      leastHash = ring[least % width]!;
      for (let j = least + 1; j <= i; j++) {
        const other = ring[j % width]!;
        if (other <= leastHash) {
          least = j;
          leastHash = other;
        }
      }
    }
    hashes[out] = leastHash;
    places[out++] = start + least;
  }
  return out;
}
