import { fold } from '../text/fold';
import type { Gazetteer } from './gazetteer';
import { nameWords } from './name-key';
import { sameWord, skeleton } from './skeleton';
import { isBeforeOffice, isHonorific, isOffice, titleLength } from './titles';

/** A person's name in parts, folded, its title cut off. */
export interface PersonName {
  /** What the person is filed under: last word with its particle, or the first of a Chinese or Korean name. */
  readonly family: string;
  /** Given and middle names in order; empty for a surname alone. */
  readonly given: readonly string[];
  /** "jr", "sr", "ii"…, or ''. */
  readonly suffix: string;
  /** The words of the title cut off, folded. */
  readonly title: readonly string[];
  /** Surname first, as in "Xi Jinping". */
  readonly eastern: boolean;
}

/** How two names of people agree: `partial` when one is a short form that fits the other. */
export type Agreement = 'same' | 'partial' | 'different';

const SUFFIXES = new Set(['jr', 'jnr', 'sr', 'snr', 'ii', 'iii', 'iv', 'junior', 'senior', 'fils', 'pere']);
const PARTICLES = new Set('bin ibn ben van von der den de del della di da dos du la le st mac ap ten ter abu'.split(' '));
const ARTICLE = /(?:^|(?<=\s))(?:al|el|ul|ad|as|ash|an|ar|at|az)(?:-|‐|‑)\s?(?=\p{L})|(?<=\s)(?:al|el|ul)\s(?=\p{L})|^(?:al|el)\s(?=\p{L})/gu;
/** "ElBaradei": an article written together with the name. */
const GLUED_ARTICLE = /(?<![\p{L}])(?:Al|El)(?=\p{Lu}\p{Ll})/gu;
/** "Abdel Fattah", "Abdul-Fattah", "Abd al-Fattah": one given name, "servant of …". */
const SERVANT = /(?<![\p{L}])abd(?:[eauo]l|ou?l|[aeu]r)?[ -]?(\p{L}{4,})/gu;
/** The commonest Chinese and Korean surnames in pinyin, Wade-Giles and Korean romanisation. */
const EASTERN = new Set(
  ('wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng han cao ' +
    'peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao xi mao hua jia wen chiang chou teng ' +
    'tsai lai soong chang hsu hsieh kim lee park pak choi chung jung kang cho yoon jang lim shin ban moon roh rhee yun ryu seo kwon ' +
    'hwang ahn song hong bae baek ko noh nam hwang').split(' '),
);
const SYLLABLES = /^(?:(?:zh|ch|sh|hs|ts|tz|kw|hw|gw|[bcdfghjklmnpqrstwxyz])?[aeiou]{1,4}(?:ng|n|k|l|m|p|r|h|t)?-?){1,3}$/;

/** Parts a person's name. The words are folded; a hyphenated word stays one word without its hyphen. */
export function parsePerson(name: string, gazetteer: Gazetteer): PersonName {
  const bare = fold(name.replace(/[đĐ]/g, 'Dj').replace(GLUED_ARTICLE, '')).replace(/[‐‑–—]/g, '-').replace(/[“”"]/g, ' ').replace(/['’]s$/u, '').replace(ARTICLE, '').replace(SERVANT, 'abd$1');
  const words = bare
    .split(/[\s,]+/)
    .map((word) => word.replace(/\./g, ' ').trim())
    .flatMap((word) => word.split(' '))
    .flatMap((word) => (word.split('-').some(isOffice) ? word.split('-') : [word]))
    .map((word) => word.replace(/['’()-]/g, ''))
    .filter((word) => word !== '');
  const title: string[] = words.splice(0, personTitle(words));
  let suffix = '';
  while (words.length > 1 && SUFFIXES.has(words.at(-1) ?? '')) suffix = words.pop() ?? '';
  if (suffix === 'junior' || suffix === 'jnr') suffix = 'jr';
  if (suffix === 'senior' || suffix === 'snr') suffix = 'sr';
  const first = words[0] ?? '';
  if (words.length > 1 && words.length <= 3 && EASTERN.has(first) && words.slice(1).every((word) => SYLLABLES.test(word)) && !(words.length === 2 && gazetteer.isGiven(words[1] ?? '') && gazetteer.isGiven(first))) {
    return { family: first, given: [words.slice(1).join('')], suffix, title, eastern: true };
  }
  let from = words.length - 1;
  while (from > 0 && PARTICLES.has(words[from - 1] ?? '')) from--;
  return { family: words.slice(Math.max(0, from)).join(' '), given: words.slice(0, Math.max(0, from)), suffix, title, eastern: false };
}

/** Words of a title at the start: all up to the last office or form of address that leaves a name behind. */
function personTitle(words: readonly string[]): number {
  let length = titleLength(words);
  for (let at = length; at < words.length - 1; at++) {
    const word = words[at] ?? '';
    const behind = words[at + 1] ?? '';
    if (isOffice(word) && !isOffice(behind) && !isBeforeOffice(behind)) length = at + 1;
    if (isHonorific(word) && at === length) length = at + 1;
  }
  const rest = words.slice(length);
  if (length > 0 && rest.length > 1 && rest[0] === 'of') return length + 2 < words.length ? length + 2 : length;
  return length;
}

/** The block that a person's name falls in: names of one person share it, whatever their romanisation. */
export function personBlock(name: PersonName): string {
  const words = name.family.split(' ');
  const { consonants, whole } = skeleton(words.at(-1) ?? '');
  return consonants.length <= 2 ? whole : consonants;
}

/** Compares two names of people. Symmetric. */
export function comparePeople(a: PersonName, b: PersonName, gazetteer: Gazetteer): Agreement {
  if (a.family === '' || b.family === '') return 'different';
  if (a.suffix !== b.suffix && a.given.length > 0 && b.given.length > 0) return 'different';
  const joined = (name: PersonName): string => (name.eastern ? name.family + name.given.join('') : [...name.given, ...name.family.split(' ')].join(''));
  if (joined(a) === joined(b)) return 'same';
  if (!sameFamily(a.family, b.family)) return isWadeGiles(a, b) ? 'same' : suffixOf(a, b) || suffixOf(b, a) ? 'partial' : 'different';
  if (a.given.length === 0 && b.given.length === 0) return 'same';
  if (a.given.length === 0 || b.given.length === 0) return a.suffix === b.suffix || a.suffix === '' || b.suffix === '' ? 'partial' : 'different';
  return compareGiven(a, b, gazetteer);
}

function sameFamily(a: string, b: string): boolean {
  const x = a.split(' ').filter((word) => !PARTICLES.has(word) || word === 'abu');
  const y = b.split(' ').filter((word) => !PARTICLES.has(word) || word === 'abu');
  return x.length === y.length && x.every((word, i) => sameWord(word, y[i] ?? ''));
}

/** "Suu Kyi" in "Aung San Suu Kyi": all words of the short name close the long one. */
function suffixOf(short: PersonName, long: PersonName): boolean {
  const x = [...short.given, ...short.family.split(' ')];
  const y = [...long.given, ...long.family.split(' ')];
  if (x.length < 2 || x.length >= y.length || short.eastern || long.eastern) return false;
  return x.every((word, i) => word === y[y.length - x.length + i]);
}

function compareGiven(a: PersonName, b: PersonName, gazetteer: Gazetteer): Agreement {
  const [x = '', ...moreX] = a.given;
  const [y = '', ...moreY] = b.given;
  const first = compareGivenWord(x, y, gazetteer);
  if (first === 'different') {
    if (isWadeGiles(a, b)) return 'same';
    const closing = suffixOf(a, b) || suffixOf(b, a);
    return closing ? 'same' : 'different';
  }
  if (moreX.length === 0 || moreY.length === 0) return moreX.length === moreY.length ? first : 'partial';
  const middle = moreX.length === moreY.length && moreX.every((word, i) => compareGivenWord(word, moreY[i] ?? '', gazetteer) !== 'different');
  return middle ? first : 'different';
}

function compareGivenWord(a: string, b: string, gazetteer: Gazetteer): Agreement {
  if (a === b) return 'same';
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'partial' : 'different';
  return gazetteer.formal(a) === gazetteer.formal(b) || sameWord(a, b) ? 'same' : 'different';
}

const HYPHENATED_CLASSES: readonly (readonly [RegExp, string])[] = [
  [/hs|sh|x/g, 'S'], [/zh|ch|j|q/g, 'C'], [/ts|tz|z|c/g, 'Z'], [/d|t/g, 'T'], [/b|p/g, 'P'], [/g(?!$)|k/g, 'K'],
  [/ieh|ie/g, 'ie'], [/[ou]nK?g?/g, 'UN'], [/ih|i/g, 'i'], [/uei|ui/g, 'ui'], [/eh|e/g, 'e'], [/sze|si/g, 'si'], [/iao/g, 'ao'],
];

/** "Chou En-lai" and "Zhou Enlai": equal once the letters in which Wade-Giles and pinyin differ are put in classes. */
function isWadeGiles(a: PersonName, b: PersonName): boolean {
  if (!a.eastern || !b.eastern) return false;
  const classes = (name: PersonName): string => {
    let text = name.family + name.given.join('');
    for (const [pattern, by] of HYPHENATED_CLASSES) text = text.replace(pattern, by);
    return text;
  };
  return classes(a) === classes(b);
}

/** Initials of a name, particles and all: "mbs" for Mohammed bin Salman. */
export function initialsOf(name: string): string {
  return nameWords(name).map((word) => word[0] ?? '').join('');
}
