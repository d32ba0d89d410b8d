import { APOSTROPHE, DIGIT, LOWER, OTHER, SPACE, UPPER } from './char-kinds';
import { writeEnds } from './line-ends';
import { LONGEST, YEAR, kinds, load, numberHash, units } from './line-units';
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
  writeEnds(text, out, at);
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
