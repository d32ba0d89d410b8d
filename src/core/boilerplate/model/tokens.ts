import type { Arena } from './arena';

/** The words of all scanned lines, hashed; a number is one word of its own kind. */
export interface Tokens {
  hashes: Int32Array;
  /** 1: starts with a capital; 2: stop word or short; 4: a number. */
  flags: Uint8Array;
  count: number;
  readonly arena: Arena;
}

export const CAPITAL = 1;
export const FUNCTION_WORD = 2;
export const NUMBER = 4;

const FIRST_SIZE = 512;

/** No words yet; what is added lives in the arena. */
export function newTokens(arena: Arena): Tokens {
  return { hashes: arena.integers(FIRST_SIZE), flags: arena.bytes(FIRST_SIZE), count: 0, arena };
}

function grow(tokens: Tokens): void {
  const size = tokens.hashes.length * 2;
  const { hashes, flags, arena } = tokens;
  tokens.hashes = arena.integers(size);
  tokens.hashes.set(hashes);
  tokens.flags = arena.bytes(size);
  tokens.flags.set(flags);
}

/** Adds one word. */
export function addToken(tokens: Tokens, hash: number, flag: number): void {
  if (tokens.count === tokens.hashes.length) grow(tokens);
  tokens.hashes[tokens.count] = hash;
  tokens.flags[tokens.count++] = flag;
}
