import { fold } from '../text/fold';

/**
 * What is left of a word when the freedoms of romanisation are taken out of it: consonants in classes, the first and last
 * vowel in classes. The rules are those by which Cyrillic, Arabic, Persian and Turkic names are written in Latin letters
 * in different countries (BGN/PCGN, ALA-LC, French and German habits); none is about a single name.
 */
export interface Skeleton {
  readonly consonants: string;
  /** Class of the first vowel: a, e, i or u; '' without vowels. */
  readonly first: string;
  /** Class of the last vowel. */
  readonly last: string;
  /** Class of a vowel that ends the word, '' when a consonant does. */
  readonly ending: string;
  /** Number of vowel groups. */
  readonly syllables: number;
  /** Consonants and vowel classes in order, for short words, where every sound counts. */
  readonly whole: string;
}

type Rewrite = readonly [pattern: RegExp, by: string];

const REWRITES: readonly Rewrite[] = [
  [/['.-]/g, ''],
  [/(.)\1+/g, '$1'],
  [/isation/g, 'ization'],
  [/tre$/, 'ter'],
  [/enka$/, 'enko'],
  [/c(?=[ei]s?e?$)/, 's'],
  [/shch|schtsch|chtch|sch/g, 'S'],
  [/tsch|tch|ch|cz|č/g, 'C'],
  [/C(?=$)/, 'k'],
  [/sh|sz/g, 'S'],
  [/zh|dzh|dj|dzs/g, 'J'],
  [/ph/g, 'f'],
  [/kh|gh|q|ck/g, 'k'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/ts|tz/g, 'ts'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/c/g, 'k'],
  [/(?<=[aeiouy])h$/, ''],
  [/(?<=[aeiou])h(?=[^aeiouy])/g, ''],
  [/ou|oo|oe|ue/g, 'u'],
  [/a[iye]|e[iy]|aj|ej/g, 'e'],
  [/i?j$|[iy]+$/, 'i'],
  [/^[yji](?=[aeou])/, ''],
  [/[yj]/g, 'i'],
  [/(?<=[CS])ov$/, 'ev'],
  [/o/g, 'u'],
  [/(.)\1+/g, '$1'],
  [/[ei](?=u)|i(?=[ae])/g, ''],
  [/g(?=[aeiu]?[dt]+[aeiu]?f)/, 'k'],
  [/(.)\1+/g, '$1'],
];

const cache = new Map<string, Skeleton>();
const MOST_CACHED = 50_000;

/** The skeleton of one word, folded or not. */
export function skeleton(word: string): Skeleton {
  const known = cache.get(word);
  if (known) return known;
  let text = fold(word.replace(/[đĐ]/g, 'dj'));
  for (const [pattern, by] of REWRITES) text = text.replace(pattern, by);
  const vowels = text.replace(/[^aeiu]/g, '');
  const made: Skeleton = {
    consonants: text.replace(/[aeiu]/g, ''),
    first: vowels[0] ?? '',
    last: vowels.at(-1) ?? '',
    ending: /[aeiu]$/.test(text) ? (text.at(-1) ?? '') : '',
    syllables: text.match(/[aeiu]+/g)?.length ?? 0,
    whole: text.replaceAll('e', 'i'),
  };
  if (cache.size >= MOST_CACHED) cache.clear();
  cache.set(word, made);
  return made;
}

/** Vowels that stand for one another between romanisations: "e" for "a" and for "i". */
function nearVowel(a: string, b: string): boolean {
  return a === b || (a === 'e' && (b === 'a' || b === 'i')) || (b === 'e' && (a === 'a' || a === 'i'));
}

/** True when two words may be spellings of one name. Not transitive: "e" is near both "a" and "i". */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const x = skeleton(a);
  const y = skeleton(b);
  if (x.consonants !== y.consonants || x.consonants === '') return false;
  if (x.consonants.length === 1 && Math.min(a.length, b.length) <= 4) return fold(a) === fold(b);
  if (x.consonants.length <= 2 || Math.min(a.length, b.length) <= 4) return x.whole === y.whole;
  if (x.ending !== y.ending && x.ending + y.ending !== 'ei' && x.ending + y.ending !== 'ie') return false;
  if (x.syllables !== y.syllables || /^[aeiu]/.test(x.whole) !== /^[aeiu]/.test(y.whole)) return false;
  if (/s[uo]n$/.test(a) !== /s[uo]n$/.test(b)) return false;
  return nearVowel(x.first, y.first) && nearVowel(x.last, y.last);
}
