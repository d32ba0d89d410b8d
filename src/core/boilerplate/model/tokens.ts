/** The words of all scanned lines, hashed; a number is one word of its own kind. */
export interface Tokens {
  hashes: Int32Array;
  /** 1: starts with a capital; 2: stop word or short; 4: a number. */
  flags: Uint8Array;
  count: number;
}

export const CAPITAL = 1;
export const FUNCTION_WORD = 2;
export const NUMBER = 4;

export function newTokens(): Tokens {
  return { hashes: new Int32Array(1024), flags: new Uint8Array(1024), count: 0 };
}

function grow(tokens: Tokens): void {
  const hashes = new Int32Array(tokens.hashes.length * 2);
  hashes.set(tokens.hashes);
  const flags = new Uint8Array(hashes.length);
  flags.set(tokens.flags);
  tokens.hashes = hashes;
  tokens.flags = flags;
}

/** Adds one word. */
export function addToken(tokens: Tokens, hash: number, flag: number): void {
  if (tokens.count === tokens.hashes.length) grow(tokens);
  tokens.hashes[tokens.count] = hash;
  tokens.flags[tokens.count++] = flag;
}
