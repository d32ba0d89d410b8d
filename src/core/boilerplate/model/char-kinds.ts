export const SPACE = 0;
export const LOWER = 1;
export const UPPER = 2;
export const DIGIT = 3;
export const OTHER = 4;
export const APOSTROPHE = 5;

const KINDS = new Uint8Array(0x250);
for (let code = 0; code < KINDS.length; code++) {
  const char = String.fromCharCode(code);
  KINDS[code] = code <= 32 || code === 160 ? SPACE : char === "'" ? APOSTROPHE : /\p{Lu}/u.test(char) ? UPPER : /\p{L}/u.test(char) ? LOWER : /\p{Nd}/u.test(char) ? DIGIT : OTHER;
}

/** What a code unit is to the line scanner: letters beyond Latin count as lower case, halves of pairs as other. */
export function kindOf(code: number): number {
  if (code < 0x250) return KINDS[code]!;
  if (code === 0x2019 || code === 0x2018) return APOSTROPHE;
  if ((code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3040) || code >= 0xd800) return OTHER;
  return LOWER;
}
