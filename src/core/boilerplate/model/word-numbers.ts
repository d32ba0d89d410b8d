import type { Arena } from './arena';

/** Numbers the words of a page: the same word has the same number, from 0 on. */
export interface WordNumbers {
  /** The number of each token. */
  readonly ids: Int32Array;
  /** How many different words there are. */
  readonly size: number;
}

/** Numbers `count` hashed words by open addressing over typed arrays, sized once. */
export function numberWords(hashes: Int32Array, count: number, arena: Arena): WordNumbers {
  let size = 64;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  const keys = arena.integers(size);
  const numbers = arena.integers(size);
  const ids = arena.integers(count);
  let next = 0;
  for (let i = 0; i < count; i++) {
    const hash = hashes[i]!;
    let slot = (hash ^ (hash >>> 13)) & mask;
    while (numbers[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
    if (numbers[slot] === 0) {
      keys[slot] = hash;
      numbers[slot] = ++next;
    }
    ids[i] = numbers[slot]! - 1;
  }
  return { ids, size: next };
}
