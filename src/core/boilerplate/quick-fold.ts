import { foldLine } from '../text/fold';

const QUOTES = 1;
const DASHES = 2;
const SPACES = 4;
const DOTS = 8;
const UPPER = 16;
const DIGITS = 32;
const BEYOND = 64;

const LATIN = 128;

/** What each plain unit asks for; those of other scripts ask for everything. */
const PLAIN = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) PLAIN[unit] = unit >= 65 && unit <= 90 ? UPPER : unit >= 48 && unit <= 57 ? DIGITS : unit < 32 ? SPACES : unit === 96 ? QUOTES : 0;

const SINGLE = /[‘’`]/g;
const DOUBLE = /[“”]/g;
const DASH = /[–—]/g;
const WHITE = /\s+/g;

function askedFor(unit: number): number {
  switch (unit) {
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d:
      return QUOTES;
    case 0x2013:
    case 0x2014:
      return DASHES;
    case 0x2026:
      return DOTS;
    case 0xa0:
      return SPACES;
    default:
      return (unit < 0x300 || (unit >= 0x2000 && unit < 0x20d0)) && unit !== 0xad ? LATIN : BEYOND;
  }
}

const LETTERS = /[\u0080-\u02ff\u2000-\u20cf]/g;
const folds = new Map<string, string>();

/** One letter or sign, folded: what stands beside it makes no difference below the combining marks. */
function foldLetter(letter: string): string {
  const known = folds.get(letter);
  if (known !== undefined) return known;
  const folded = foldLine(`x${letter}x`).slice(1, -1);
  folds.set(letter, folded);
  return folded;
}

/** A folded line, and whether ASCII digits are all the numbers that it can hold, or none. */
export interface QuickFold {
  readonly folded: string;
  readonly numbers: 'none' | 'plain' | 'any';
}

function stepsFor(text: string): number {
  let asked = 0;
  // Read once: of strings of many kinds the engine looks the length up anew each time.
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    asked |= unit < 128 ? PLAIN[unit]! : askedFor(unit);
  }
  return asked;
}

/** What `foldLine` gives, by one look at the line that finds which of its steps the line needs. */
export function quickFold(text: string): QuickFold {
  let asked = stepsFor(text);
  if (asked & BEYOND) return { folded: foldLine(text), numbers: 'any' };
  if (asked & LATIN) return { folded: text.replace(LETTERS, foldLetter).replaceAll('`', "'").toLowerCase().replace(WHITE, ' ').trim(), numbers: 'any' };
  if (text.startsWith(' ') || text.endsWith(' ') || text.includes('  ')) asked |= SPACES;
  let folded = asked & UPPER ? text.toLowerCase() : text;
  if (asked & QUOTES) folded = folded.replace(SINGLE, "'").replace(DOUBLE, '"');
  if (asked & DASHES) folded = folded.replace(DASH, '-');
  if (asked & DOTS) folded = folded.replaceAll('…', '...');
  if (asked & SPACES) folded = folded.replace(WHITE, ' ').trim();
  return { folded, numbers: asked & DIGITS ? 'plain' : 'none' };
}
