import type { Gazetteer } from './gazetteer';
import { nameWords } from './name-key';
import { sameWord, skeleton } from './skeleton';

/** Endings that say what legal form a company has. */
const LEGAL = new Set('inc corp corporation co company ltd limited llc llp plc ag sa spa nv bv gmbh se ab oyj pty pte pjsc ojsc jsc kk holdings holding group incorporated'.split(' '));
/** Words that say what a body is or makes: news leaves them out ("Ford Motor Company" is "Ford"). */
const TRADE = new Set('party movement fc cf afc sc news agency motor motors computer computers technologies technology systems software industries international pharmaceuticals electronics entertainment'.split(' '));
const SMALL = new Set('of the and for in on de la et du des von für und y del &'.split(' '));

/** The words of an organisation's name that tell it from others: no article, no legal form, "X Department" for "Department of X". */
export function organisationWords(name: string): string[] {
  let words = nameWords(name);
  if (words.length > 1 && (words[0] === 'al' || words[0] === 'el')) words = words.slice(1);
  while (words.length > 1 && (LEGAL.has(words.at(-1) ?? '') || words.at(-1) === '&')) words = words.slice(0, -1);
  const office = words.findIndex((word) => word === 'department' || word === 'ministry');
  if (office >= 0 && words[office + 1] === 'of') {
    const rest = words.slice(office + 2);
    words = [...words.slice(0, office), ...(rest[0] === 'the' ? rest.slice(1) : rest), words[office] ?? ''];
  }
  return words;
}

/** The block that an organisation's name falls in. */
export function organisationBlock(words: readonly string[]): string {
  const { consonants, whole } = skeleton(singular(words[0] ?? ''));
  return consonants.length <= 2 ? whole : consonants;
}

/** Compares two names of organisations, neither of them an acronym. `partial`: one leaves out a country or a trade. */
export function compareOrganisations(a: readonly string[], b: readonly string[], gazetteer: Gazetteer): 'same' | 'partial' | 'different' {
  if (a.length === 0 || b.length === 0) return 'different';
  if (sameWords(a, b) || a.join('') === b.join('')) return 'same';
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length === long.length) return 'different';
  if (long.slice(short.length).every((word) => TRADE.has(word)) && sameWords(short, long.slice(0, short.length))) return 'partial';
  const missing = long.length - short.length;
  const country = gazetteer.lookup(long.slice(0, missing).join(' '));
  if (short.length > 1 && (country?.kind === 'country' || country?.kind === 'nationality') && sameWords(short, long.slice(missing))) return 'partial';
  return 'different';
}

function singular(word: string): string {
  return word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => sameOrganisationWord(word, b[i] ?? ''));
}

/** A word of an organisation's name is mostly an ordinary word: only longer ones may differ as romanisations do. */
function sameOrganisationWord(a: string, b: string): boolean {
  const x = singular(a);
  const y = singular(b);
  return x === y || (x.length >= 5 && y.length >= 5 && x[0] === y[0] && sameWord(x, y));
}

/** The acronyms that a name of several words may be called by, folded: with its small words and without. */
export function acronymsOf(name: string): string[] {
  const words = nameWords(name);
  if (words.length < 2 || words.length > 10) return [];
  const all = words.filter((word) => !/^(?:and|&|y|et|e|und)$/.test(word)).map((word) => word[0] ?? '').join('');
  const large = words.filter((word) => !SMALL.has(word)).map((word) => word[0] ?? '').join('');
  const trimmed = words.filter((word) => !LEGAL.has(word) && !SMALL.has(word)).map((word) => word[0] ?? '').join('');
  return [...new Set([all, large, trimmed])].filter((letters) => letters.length >= 2);
}

const ACRONYM = /^(?:\p{Lu}\.?){2,7}s?$|^\p{Lu}\p{Ll}{0,2}\p{Lu}$|^\p{Lu}{1,3}&\p{Lu}{1,3}$/u;

/** The folded letters of a name that is an acronym ("N.A.T.O.", "AfD"), or undefined. */
export function acronymLetters(name: string): string | undefined {
  const bare = name.replace(/^[Tt]he\s+/, '').replace(/['’]s$/u, '');
  if (!ACRONYM.test(bare)) return undefined;
  return bare.replace(/[^\p{L}]/gu, '').toLowerCase();
}
