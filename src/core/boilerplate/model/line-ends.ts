import { DIGIT, LOWER, OTHER, kindOf } from './char-kinds';

/** Writes the shape of a line's first and last signs into its row: what it ends with (10 to 15), what it starts with (16 to 20), and whether that is a time of the day (45). */
export function writeEnds(text: string, out: Float32Array, at: number): void {
  let tail = text.length - 1;
  let endsQuote = 0;
  let endsParen = 0;
  for (; tail >= 0; tail--) {
    const code = text.charCodeAt(tail);
    if (code === 0x22 || code === 0x201d || code === 0x27 || code === 0x2019) endsQuote = 1;
    else if (code === 0x29 || code === 0x5d) endsParen = 1;
    else if (code > 32) break;
  }
  const final = tail >= 0 ? text.charCodeAt(tail) : 0;
  const ellipsis = final === 0x2026 || (final === 0x2e && text.charCodeAt(tail - 1) === 0x2e);
  const head = text.length > 0 ? text.charCodeAt(0) : 32;
  const headKind = kindOf(head);
  out[at + 10] = final === 0x2e && !ellipsis ? 1 : 0;
  out[at + 11] = final === 0x3f || final === 0x21 ? 1 : 0;
  out[at + 12] = final === 0x3a ? 1 : 0;
  out[at + 13] = ellipsis ? 1 : 0;
  out[at + 14] = endsParen;
  out[at + 15] = endsQuote;
  out[at + 16] = headKind === LOWER ? 1 : 0;
  out[at + 17] = headKind === DIGIT ? 1 : 0;
  out[at + 18] = head === 0x22 || head === 0x201c || head === 0x2018 || head === 0x27 ? 1 : 0;
  out[at + 19] = headKind === OTHER && head !== 0x201c && head !== 0x22 && head !== 0x28 ? 1 : 0;
  out[at + 20] = head === 0x28 || head === 0x5b ? 1 : 0;
  out[at + 45] = headKind === DIGIT && /^\d{1,2}[:.h]\d\d/.test(text) ? 1 : 0;
}
