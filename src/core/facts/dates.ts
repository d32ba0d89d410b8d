import type { Span } from '../text/span';
import { dayNumber, isoDate, isoOfDay, monthOf, parseIsoDay, weekdayNamed, weekdayOf } from './calendar';
import { PLAIN_LETTERS, plainLetters } from './plain-letters';

/** A date in a text. */
export interface DateFact extends Span {
  readonly type: 'date';
  /**
   * ISO 8601: a day, month or year, two of them parted by "/" for a range, `197X` for a decade. Undefined when the text
   * names only a part ("Monday", "15 October") and nothing says of which year or week.
   */
  readonly iso?: string;
  /** How `iso` was come by, for the hover. */
  readonly how: string;
}

const LONG_MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const SHORT_MONTH = 'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec';
const MONTH = `(?:${LONG_MONTH}|(?:${SHORT_MONTH})\\b\\.?|${LONG_MONTH.toUpperCase()}|(?:${SHORT_MONTH.toUpperCase()})\\b\\.?)`;
const WEEKDAY = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)';
const ANY_WEEKDAY = `(?:${WEEKDAY}|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\\b\\.?)`;
const DAY = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\\d%])';
const YEAR = '(?:1[0-9]\\d\\d|20\\d\\d)(?!\\d)';

/** Letters of a plain text, in either case. */
const PLAIN = `${PLAIN_LETTERS}A-ZÍÓ`;
/** For texts that went through `plainLetters`. */
const PATTERN = new RegExp(
  [
    `(?<iso>\\d{4}[-/](?:0[1-9]|1[0-2])[-/](?:0[1-9]|[12]\\d|3[01]))(?!\\d)`,
    `(?:${ANY_WEEKDAY},? )?(?<slash>\\d{1,2}(?<sep>[/.])\\d{1,2}\\k<sep>(?:\\d{4}|\\d{2}))(?![\\d/]|\\.\\d)`,
    `(?:${ANY_WEEKDAY},? (?:the )?)?(?<d1>${DAY})(?: ?(?:[-–—]|to|and) ?(?<d1b>${DAY}))? (?:day )?(?:of )?(?<m1>${MONTH})(?![a-zA-Z])(?:(?:,? | of )(?<y1>${YEAR}))?`,
    `(?:${ANY_WEEKDAY},? )?(?<m2>${MONTH}) (?<d2>${DAY})(?![,.]\\d|:\\d| ?(?:am|pm|AM|PM|per ?cent|percent|million|billion)\\b)(?: ?[-–—] ?(?<d2b>${DAY}))?(?:,? (?<y2>${YEAR}))?`,
    `(?<m3>${MONTH})(?![a-zA-Z])(?:,? | of )(?<y3>${YEAR})`,
    `(?<m4>(?:${LONG_MONTH}|(?:${SHORT_MONTH})\\.))(?![${PLAIN}\\d-])`,
    `(?<wd>${WEEKDAY})s?(?![${PLAIN}\\d])`,
    `(?<decade>(?:1[0-9]|20)\\d)0s(?![${PLAIN}\\d])`,
    `(?<r1>${YEAR})[-–—/](?<r2>(?:1[0-9]|20)\\d\\d|\\d\\d)(?![\\d${PLAIN}-])`,
    `(?<year>${YEAR})`,
  ]
    .map((part) => `(?:${part})`)
    .join('|'),
  'g',
);
/** A quick look whether a text can hold a date at all. */
const DATE_LIKE = /\d{2}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|day\b|DAY\b/;

// These three read what went through `plainLetters`.
const BEFORE_YEAR = /(?:^|[^a-zªºíó])(?:in|since|by|of|until|till|from|to|between|and|during|before|after|early|late|mid|through|around|spring|summer|autumn|fall|winter|year|the|for|quarter|circa|year-end|born|died|season|class|fiscal|FY|vs\.?|or|than|like|pre|post|back in|as of|end-)[ -]$/i;
const NO_YEAR_BEFORE = /(?:[$£€¥₹₦#№]\s?|[a-zªºíó][.]?[-]|\b(?:Rs\.?|USD|No\.?|nos?\.?|about|nearly|almost|roughly|some|over|than|least|up to|only|approximately|estimated|flight|page|room|route|section|article|highway|Boeing|channel|model) )$/i;
const LEADS_TO_DATE = /(?:^|[^a-zªºíó])(?:in|since|by|until|till|from|to|between|and|or|of|during|before|after|last|this|next|early|late|mid|through|each|every|on|for|back in|previous|through to|&|past|following|a|the|end|middle|beginning|start)[ -]$/i;
const NO_YEAR_AFTER = /^(?:[.,]\d|%|:\d|-(?:year|meter|metre|mile|kilometer|km|page|word|person|member|seat|strong|pound|dollar)|st\b|nd\b|th\b|m\b|km\b|kg\b|MW\b|hrs?\b| ?(?:people|per ?cent|percent|dollars|euros|pounds|rupees|men|women|children|students|workers|employees|jobs|homes|houses|families|households|members|miles|metres|meters|kilometres|kilometers|km|kg|tonnes|tons|acres|hectares|units|cases|deaths|patients|troops|soldiers|times|words|votes|points|feet|litres|liters|barrels|shares|copies|companies|schools|hours|days|weeks|months|years|million|billion|others|of the|m|calories|refugees|migrants|vehicles|cars|seats|delegates|volunteers|participants|GMT|hours)\b)/u;
const AFTER_MONTH_NAME = /^(?: (?:on|for|against|to|said|says|told|and|has|had|was|is|who)\b|['’]s\b| \p{Lu}\p{Ll}| Madness| Day\b)/u;
const PAPER = /^ (?:Times|Mail|Telegraph|Mirror|Herald|Tribune|Express|Post|Independent|Night|People|Star|World|Guardian|Island)\b/;
const DOUBTFUL_MONTHS = new Set(['March', 'May', 'April', 'June', 'August', 'Mar.', 'Jan.', 'Dec.', 'Sep.']);

/**
 * The dates of a text, in order and without overlap. Only what names a date on the calendar counts: a day, a month, a year,
 * a decade, a weekday; not "yesterday", not "in 80 years". `reference` is the ISO day the text was written; without it a
 * part of a date stays a part. Never looks at the clock or the machine's time zone.
 */
export function findDates(text: string, span: Span = { start: 0, end: text.length }, reference?: string): DateFact[] {
  const source = text.slice(span.start, span.end);
  if (!DATE_LIKE.test(source)) return [];
  const today = reference === undefined ? undefined : parseIsoDay(reference);
  const facts: DateFact[] = [];
  for (const match of plainLetters(source).matchAll(PATTERN)) {
    const start = match.index;
    if (/[\p{L}\p{N}_$£€#]$/u.test(source.slice(Math.max(0, start - 1), start))) continue;
    const read = readMatch(match, source, start, today);
    if (!read) continue;
    const { how, iso, length } = read;
    facts.push({ type: 'date', start: span.start + start, end: span.start + start + length, how, ...(iso === undefined ? {} : { iso }) });
  }
  return facts;
}

interface Reading {
  readonly iso?: string | undefined;
  readonly how: string;
  readonly length: number;
}

const FULL = 'written in full';

function readMatch(match: RegExpExecArray, source: string, start: number, today: number | undefined): Reading | undefined {
  const [whole] = match;
  const g = match.groups ?? {};
  const before = source.slice(Math.max(0, start - 24), start);
  const after = source.slice(start + whole.length, start + whole.length + 24);
  const length = whole.length;
  if (g['iso'] !== undefined) {
    const iso = g['iso'].replaceAll('/', '-');
    return parseIsoDay(iso) === undefined ? undefined : { iso, how: FULL, length };
  }
  if (g['slash'] !== undefined) return slashed(g['slash'], length);
  const month = g['m1'] ?? g['m2'];
  if (month !== undefined) {
    const days = [g['d1'] ?? g['d2'], g['d1b'] ?? g['d2b']].flatMap((day) => (day === undefined ? [] : [Number.parseInt(day, 10)]));
    return dayAndMonth(monthOf(month), days, g['y1'] ?? g['y2'], today, length);
  }
  if (g['m3'] !== undefined) return { iso: isoDate(Number(g['y3']), monthOf(g['m3'])), how: FULL, length };
  if (g['m4'] !== undefined) return isMonth(g['m4'], before, after) ? bareMonth(monthOf(g['m4']), before, after, today, length) : undefined;
  if (g['wd'] !== undefined) return PAPER.test(after) ? undefined : weekday(weekdayNamed(g['wd']), before, whole.endsWith('s'), today, length);
  if (g['decade'] !== undefined) return { iso: `${g['decade']}X`, how: 'a decade', length };
  if (g['r1'] !== undefined) return years(Number(g['r1']), g['r2'] ?? '', length);
  return isYear(Number(whole), before, after) ? { iso: isoDate(Number(whole)), how: 'a year', length } : undefined;
}

function slashed(text: string, length: number): Reading | undefined {
  const [a = 0, b = 0, c = 0] = text.split(/[/.]/).map(Number);
  if (text.includes('.') && String(c).length < 4) return undefined;
  const year = c >= 100 ? c : c < 50 ? 2000 + c : 1900 + c;
  const dayFirst = isoDate(year, b, a);
  const monthFirst = isoDate(year, a, b);
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst) return { how: 'day and month cannot be told apart', length };
  const iso = dayFirst ?? monthFirst;
  return iso === undefined ? undefined : { iso, how: FULL, length };
}

function dayAndMonth(month: number, days: readonly number[], year: string | undefined, today: number | undefined, length: number): Reading | undefined {
  const [first = 1, last] = days;
  const dated = (inYear: number): string | undefined => {
    const iso = isoDate(inYear, month, first);
    const until = last === undefined ? undefined : isoDate(inYear, month, last);
    return iso === undefined || last === undefined ? iso : until === undefined ? undefined : `${iso}/${until}`;
  };
  if (year !== undefined) return { iso: dated(Number(year)), how: FULL, length };
  if (dayNumber(2000, month, first) === undefined) return undefined;
  if (today === undefined) return { how: 'no year is given', length };
  const nearest = nearestYear(month, first, today);
  return { iso: dated(nearest), how: `the year nearest to the seed’s date, ${isoOfDay(today)}`, length };
}

/** The year in which the day lies nearest to the reference day. */
function nearestYear(month: number, day: number, today: number): number {
  const year = Number(isoOfDay(today).slice(0, 4));
  const distance = (candidate: number): number => Math.abs((dayNumber(candidate, month, day) ?? dayNumber(candidate, month, day - 1) ?? 0) - today);
  return [year, year - 1, year + 1].sort((a, b) => distance(a) - distance(b))[0] ?? year;
}

function bareMonth(month: number, before: string, after: string, today: number | undefined, length: number): Reading {
  if (today === undefined) return { how: 'no year is given', length };
  const iso = isoOfDay(today);
  const year = Number(iso.slice(0, 4));
  const now = Number(iso.slice(5, 7));
  const how = `counted from the seed’s date, ${iso}`;
  const latest = month <= now ? year : year - 1;
  const coming = month > now ? year : year + 1;
  if (/^,? last year\b/.test(after)) return { iso: isoDate(year - 1, month), how, length };
  if (/^,? next year\b/.test(after)) return { iso: isoDate(year + 1, month), how, length };
  if (/^,? this year\b/.test(after)) return { iso: isoDate(year, month), how, length };
  if (/\blast $/i.test(before)) return { iso: isoDate(month < now ? year : year - 1, month), how, length };
  if (/\b(?:next|coming|until|till|by) $/i.test(before)) return { iso: isoDate(coming, month), how, length };
  return { iso: isoDate(latest, month), how, length };
}

function weekday(day: number, before: string, plural: boolean, today: number | undefined, length: number): Reading {
  if (plural) return { how: 'every such weekday', length };
  if (today === undefined) return { how: 'no date of the seed is known', length };
  const back = (weekdayOf(today) - day + 7) % 7;
  const how = `the nearest such day to the seed’s date, ${isoOfDay(today)}`;
  if (/\blast $/i.test(before)) return { iso: isoOfDay(today - (back === 0 ? 7 : back)), how, length };
  if (/\b(?:next|coming|until|till|by) $/i.test(before)) return { iso: isoOfDay(today + (7 - back)), how, length };
  return { iso: isoOfDay(back <= 3 ? today - back : today + (7 - back)), how, length };
}

function years(from: number, to: string, length: number): Reading | undefined {
  const until = to.length === 4 ? Number(to) : Math.floor(from / 100) * 100 + Number(to);
  return until <= from || until - from > 400 ? undefined : { iso: `${from}/${until}`, how: FULL, length };
}

/** "March", "May" and "August" are also a verb, names and an adjective: the words around them decide. */
function isMonth(name: string, before: string, after: string): boolean {
  if (LEADS_TO_DATE.test(plainLetters(before)) && !/^ (?:on|for|against) \p{Lu}/u.test(after)) return !(/\b(?:the|a) $/i.test(before) && /^ (?:on|for|against|of|to|in)\b/.test(after) && name === 'March');
  if (/^,? (?:last|this|next|and|to|through|of that) ?/.test(after) && !/\p{Lu}\p{Ll}+ $/u.test(before) && name !== 'March' && name !== 'May') return true;
  if (!DOUBTFUL_MONTHS.has(name)) return !/^ \p{Lu}\p{Ll}+ (?:said|says)/u.test(after);
  return !AFTER_MONTH_NAME.test(after) && !/\p{Lu}[\p{L}.]* $/u.test(before) && !(name === 'May' && /^ (?:I|we|you|he|she|they|it|the|God|this|that|your|be)\b/.test(after));
}

/** A bare number counts as a year in the 20th and 21st centuries unless something says no; an older one needs a word before it. */
function isYear(year: number, before: string, after: string): boolean {
  const plain = plainLetters(before);
  if (NO_YEAR_BEFORE.test(plain) || NO_YEAR_AFTER.test(after)) return false;
  if (/^[-–—]\d/.test(after) || /\d[-–—/.,:]$/.test(before) || /^\/\d/.test(after)) return false;
  if (year >= 1900 && year <= 2060) return true;
  return BEFORE_YEAR.test(plain) && !/^ \p{Ll}+s\b/u.test(after) && (year >= 1500 || /\b(?:in|since|year) $/i.test(before));
}
