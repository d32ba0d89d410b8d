import { APOSTROPHE, DIGIT, LOWER, OTHER, SPACE, UPPER, kindOf } from './char-kinds';
import { CAPITAL, FUNCTION_WORD, NUMBER, type Tokens, addToken } from './tokens';
import { FIRST_HASH, LEGAL, MEDIA, PROMPT, REACTION, ROLE, SAID, STOP, TIME, WE, YOU, groupsOf, mixHash } from './word-groups';

/** Numbers that one look at a line gives. */
export const SHAPE = [
  'logChars', 'words', 'wordLength', 'capitalWords', 'upperLetters', 'digits', 'numbers', 'stopShare', 'commas', 'innerStops',
  'endsStop', 'endsQuestion', 'endsColon', 'endsEllipsis', 'endsParen', 'endsQuote', 'startsLower', 'startsDigit', 'startsQuote', 'startsSymbol', 'startsParen',
  'separators', 'slashes', 'at', 'url', 'copyright', 'currency', 'dash', 'parens', 'quotes', 'colon',
  'you', 'we', 'time', 'media', 'prompt', 'role', 'said', 'legal', 'reaction', 'longestWord', 'glued', 'markup', 'nonAscii', 'doubled', 'startsTime', 'allCapitalised', 'years',
] as const;

export const SHAPE_COUNT = SHAPE.length;

/** Numbers are words of four kinds: years, clock times, those of one or two digits, and others. */
const YEAR = mixHash(FIRST_HASH, 35);
const CLOCK = mixHash(FIRST_HASH, 36);
const SMALL = mixHash(FIRST_HASH, 37);
const AMOUNT = mixHash(FIRST_HASH, 38);

/** The word that stands for the number in `units[from…to]`. */
function numberHash(from: number, to: number): number {
  const first = units[from]!;
  if (to - from === 4 && ((first === 0x31 && units[from + 1] === 0x39) || (first === 0x32 && units[from + 1] === 0x30))) return YEAR;
  if (to - from > 2) return AMOUNT;
  return (units[to] === 0x3a && kinds[to + 1] === DIGIT) || (from > 1 && units[from - 1] === 0x3a && kinds[from - 2] === DIGIT) ? CLOCK : SMALL;
}

/** Longest part of a line, in UTF-16 units, that is looked at: paragraphs are clear long before. */
const LONGEST = 1_500;
/** The code units of the line at hand and their kinds: typed arrays are read many times faster than parts of strings. */
const units = new Uint16Array(LONGEST + 1);
const kinds = new Uint8Array(LONGEST + 1);

function load(text: string, end: number): void {
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    units[i] = unit;
    kinds[i] = kindOf(unit);
  }
  units[end] = 32;
  kinds[end] = SPACE;
}

/**
 * Scans one line: writes its shape at `out[at…]` and appends its words to `tokens`. Linear in the line's length and
 * bounded for very long lines.
 */
export function scanLine(text: string, tokens: Tokens, out: Float32Array, at: number): void {
  const end = Math.min(text.length, LONGEST);
  const from = tokens.count;
  let letters = 0;
  let upper = 0;
  let digits = 0;
  let commas = 0;
  let innerStops = 0;
  let separators = 0;
  let slashes = 0;
  let signs = 0;
  let copyright = 0;
  let currency = 0;
  let dash = 0;
  let parens = 0;
  let quotes = 0;
  let colon = 0;
  let glued = 0;
  let markup = 0;
  let nonAscii = 0;
  let url = 0;
  let capitals = 0;
  let stops = 0;
  let you = 0;
  let we = 0;
  let time = 0;
  let media = 0;
  let prompt = 0;
  let role = 0;
  let said = 0;
  let legal = 0;
  let reaction = 0;
  let longest = 0;
  let years = 0;
  load(text, end);
  let i = 0;
  while (i < end) {
    const kind = kinds[i]!;
    if (kind === SPACE) {
      i++;
      continue;
    }
    const code = units[i]!;
    if (kind === LOWER || kind === UPPER) {
      const start = i;
      let hash = FIRST_HASH;
      let last = kind;
      let length = 0;
      let unit = code;
      let now = kind;
      for (;;) {
        if (now === UPPER) {
          upper++;
          if (last === LOWER && length > 0) glued++;
          hash = mixHash(hash, unit < 128 ? unit | 32 : unit);
        } else hash = mixHash(hash, unit);
        last = now;
        length++;
        i++;
        if (i >= end) break;
        unit = units[i]!;
        now = kinds[i]!;
        if (now === APOSTROPHE) {
          const after = kinds[i + 1]!;
          if (after !== LOWER && after !== UPPER) break;
          i++;
          unit = units[i]!;
          now = after;
          last = UPPER;
        } else if (now !== LOWER && now !== UPPER) break;
      }
      letters += length;
      if (length > longest) longest = length;
      const groups = groupsOf(hash);
      let flag = 0;
      if (kind === UPPER) {
        capitals++;
        flag = CAPITAL;
      }
      if (groups !== 0) {
        if (groups & STOP) stops++;
        if (groups & YOU) you++;
        if (groups & WE) we++;
        if (groups & TIME) time++;
        if (groups & MEDIA) media++;
        if (groups & PROMPT) prompt++;
        if (groups & ROLE) role++;
        if (groups & SAID) said++;
        if (groups & LEGAL) legal++;
        if (groups & REACTION) reaction++;
      }
      if (groups & STOP || length < 3) flag |= FUNCTION_WORD;
      if (code === 0x68 && length >= 4 && text.startsWith('http', start)) url++;
      addToken(tokens, hash, flag);
      continue;
    }
    if (kind === DIGIT) {
      const start = i;
      digits++;
      i++;
      while (i < end) {
        const unit = units[i]!;
        if (kinds[i] === DIGIT) digits++;
        else if (!((unit === 0x2c || unit === 0x2e) && kinds[i + 1] === DIGIT)) break;
        i++;
      }
      const hash = numberHash(start, i);
      if (hash === YEAR) years++;
      addToken(tokens, hash, NUMBER);
      continue;
    }
    if (kind === OTHER) {
      switch (code) {
        case 0x2c:
          commas++;
          break;
        case 0x2e: {
          const next = units[i + 1]!;
          if (next === 32 && i + 2 < end) innerStops++;
          else if (next === 0x63 && text.startsWith('com', i + 1)) url++;
          break;
        }
        case 0x21:
        case 0x3f:
          if (i + 2 < end && units[i + 1] === 32) innerStops++;
          break;
        case 0x7c:
        case 0xb7:
        case 0x2022:
        case 0xbb:
        case 0x203a:
        case 0x2192:
        case 0x3e:
          separators++;
          break;
        case 0x2f:
          slashes++;
          break;
        case 0x40:
          if (kinds[i + 1]! !== SPACE) signs++;
          break;
        case 0xa9:
          copyright++;
          break;
        case 0x24:
        case 0xa3:
        case 0x20ac:
          currency++;
          break;
        case 0x2d:
        case 0x2013:
        case 0x2014:
          if (i > 0 && units[i - 1] === 32) dash++;
          break;
        case 0x28:
        case 0x5b:
          parens++;
          break;
        case 0x22:
        case 0x201c:
        case 0x201d:
          quotes++;
          break;
        case 0x3a:
          colon++;
          break;
        case 0x3c:
        case 0x7b:
        case 0x5c:
          markup++;
          break;
      }
      if (code > 127 && !(code >= 0x2010 && code <= 0x2026)) nonAscii++;
    }
    i++;
  }
  const words = tokens.count - from;
  const perWord = words === 0 ? 0 : 1 / words;
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
  out[at] = Math.log1p(text.length);
  out[at + 1] = text.length > LONGEST ? (words * text.length) / LONGEST : words;
  out[at + 2] = letters * perWord;
  out[at + 3] = capitals * perWord;
  out[at + 4] = letters === 0 ? 0 : upper / letters;
  out[at + 5] = text.length === 0 ? 0 : digits / end;
  out[at + 6] = countNumbers(tokens, from);
  out[at + 7] = stops * perWord;
  out[at + 8] = commas;
  out[at + 9] = innerStops;
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
  out[at + 21] = separators;
  out[at + 22] = slashes;
  out[at + 23] = signs;
  out[at + 24] = url;
  out[at + 25] = copyright;
  out[at + 26] = currency;
  out[at + 27] = dash;
  out[at + 28] = parens;
  out[at + 29] = quotes;
  out[at + 30] = colon;
  out[at + 31] = you;
  out[at + 32] = we;
  out[at + 33] = time;
  out[at + 34] = media;
  out[at + 35] = prompt;
  out[at + 36] = role;
  out[at + 37] = said;
  out[at + 38] = legal;
  out[at + 39] = reaction;
  out[at + 40] = longest;
  out[at + 41] = glued;
  out[at + 42] = markup;
  out[at + 43] = nonAscii;
  out[at + 44] = isDoubled(tokens, from) ? 1 : 0;
  out[at + 45] = headKind === DIGIT && /^\d{1,2}[:.h]\d\d/.test(text) ? 1 : 0;
  out[at + 46] = words > 1 && capitals === words ? 1 : 0;
  out[at + 47] = years;
}

/** True when the line says the same twice, as link text and as its title. */
function isDoubled(tokens: Tokens, from: number): boolean {
  const count = tokens.count - from;
  if (count < 4 || count % 2 === 1) return false;
  for (let i = 0; i < count / 2; i++) if (tokens.hashes[from + i] !== tokens.hashes[from + count / 2 + i]) return false;
  return true;
}

function countNumbers(tokens: Tokens, from: number): number {
  let count = 0;
  for (let i = from; i < tokens.count; i++) if ((tokens.flags[i] ?? 0) & NUMBER) count++;
  return count;
}
