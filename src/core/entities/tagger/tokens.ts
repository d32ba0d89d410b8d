import type { Span } from '../../text/span';

/** The tokens of a piece of text: words with their inner points, apostrophes and hyphens, and single punctuation marks. */
export interface Tokens {
  readonly count: number;
  /** UTF-16 offsets. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly words: readonly string[];
}

/** Abbreviations that keep their full stop. */
const ABBREVIATIONS = new Set(
  ('Mr Mrs Ms Dr Prof Rev Hon St Ste Sr Jr Gen Col Lt Maj Capt Sgt Cmdr Adm Gov Sen Rep Pres Supt Messrs ' +
    'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Inc Ltd Corp Co Cos Bros Univ Ave Blvd Mt Ft No vs etc ' +
    'Calif Fla Pa Va Mass Mich Minn Wash Conn Colo Ariz Ala Ga La Ky Tenn Tex Mo Md Ind Ill Wis Ore Okla Kan Neb Nev Miss').split(' '),
);
const TOKEN =
  /(?:https?:\/\/|www\.)[^\s<>"”]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|[@#][\p{L}\p{N}_]+|(?:\p{Lu}{1,3}|Rs|Dh)(?:[$€£¥]|(?=\d+[.,]\d))|(?:\p{Lu}\.){2,}(?:\p{Lu}(?![\p{L}\p{N}]))?|\p{Lu}\.(?=\p{Lu}[\p{L}’'])|[\p{L}\p{M}]+[\p{N}\p{M}]*(?:(?:['’‘ʼ-]|(?<=\p{Lu})&(?=\p{Lu}))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,:]\p{N}+)*(?:[\p{L}\p{M}]+)?(?:-[\p{L}\p{N}]+)*|\S/gu;
const POSSESSIVE = /['’‘ʼ]s$/iu;
/** "Nairobi-based", "US-led": the name stands before the hyphen. */
const COMPOUND = /-(?:\p{Ll}{2,}ed|\p{Ll}{3,}ing|fed|led|born|run|made|style|wide|bound|majority|friendly|held|language|only|era|type|like|level|built|owned|wing|side|area)$/u;
/** "ex-FARC", "anti-Morales": the name stands behind the hyphen. */
const PREFIX = /^(?:ex|anti|pro|post|pre|non|zero|mid|self|mainly|ultra|neo|inter|trans|then|current|former|Anti|Pro|Post|Pre|Non|Ex|Mid)-(?=\p{Lu})/u;
const SPACE_OR_END = /[\s"”’')\]]/;

/** Splits the part of `text` in `span`. Never fails; every character that is no white space lies in one token. */
export function tokenize(text: string, span: Span = { start: 0, end: text.length }): Tokens {
  const source = text.slice(span.start, span.end);
  const starts: number[] = [];
  const ends: number[] = [];
  const words: string[] = [];
  const add = (start: number, end: number): void => {
    starts.push(span.start + start);
    ends.push(span.start + end);
    words.push(source.slice(start, end));
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    let start = match.index;
    let end = TOKEN.lastIndex;
    const word = match[0];
    if (word.length < 2) {
      if (isInitial(source, start)) end = TOKEN.lastIndex = start + 2;
      add(start, end);
      continue;
    }
    if (source.charCodeAt(end) === 46 && ABBREVIATIONS.has(word) && (end + 1 >= source.length || SPACE_OR_END.test(source.charAt(end + 1)) || source.charAt(end + 1) === ',')) {
      end = TOKEN.lastIndex = end + 1;
      add(start, end);
      continue;
    }
    if (POSSESSIVE.test(word)) {
      addParts(source, start, end - 2, add);
      add(end - 2, end);
      continue;
    }
    start = addParts(source, start, end, add);
  }
  return { count: words.length, starts, ends, words };
}

/** One capital letter and a full stop, as in "J. Edgar Hoover": the stop belongs to it unless the text ends there. */
function isInitial(source: string, at: number): boolean {
  return source.charCodeAt(at + 1) === 46 && at + 2 < source.length && /\p{Lu}/u.test(source.charAt(at)) && source.charAt(at) !== 'I' && /[\s,]/.test(source.charAt(at + 2));
}

function addParts(source: string, from: number, to: number, add: (start: number, end: number) => void): number {
  let start = from;
  let end = to;
  const dash = source.indexOf('-', from);
  if (dash > from && dash < to - 1) {
    let word = source.slice(start, end);
    const prefix = PREFIX.exec(word);
    if (prefix) {
      add(start, start + prefix[0].length - 1);
      add(start + prefix[0].length - 1, start + prefix[0].length);
      start += prefix[0].length;
      word = source.slice(start, end);
    }
    const compound = COMPOUND.exec(word);
    if (compound && /\p{Lu}/u.test(word.slice(0, compound.index))) {
      end = start + compound.index;
      add(start, end);
      add(end, end + 1);
      add(end + 1, to);
      return to;
    }
  }
  add(start, end);
  return to;
}
