import type { Span } from '../text/span';
import { PLAIN_CASED, PLAIN_LETTERS, PLAIN_WORD, plainLetters } from './plain-letters';
import { windowsAround } from './windows';

/** An amount of money, a share or a measured quantity in a text. */
export interface AmountFact extends Span {
  readonly type: 'money' | 'quantity';
  /** The number in full, as far as it is written in one: 2700000 for "US$ 2.7 million". */
  readonly amount?: number;
  /** ISO 4217 code, or the unit as it is written, lower case; `percent` for a share. */
  readonly unit: string;
}

const NUMBER = '\\d{1,3}(?:,\\d{2,3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const SCALE = '(?:hundred|thousand|million|billion|trillion|lakh|crore|mn|bn|tn|mln|bln)';
/** A number with the words that scale it. `letter` and `word` are the insides of the classes of what may not follow. */
const scaled = (letter: string, word: string): string => `(?:${NUMBER})(?:(?:[ -]|\\s)?${SCALE}(?: ${SCALE})?(?![${letter}])|(?:[mMbBkKtT](?:n|N)?)(?![${word}]))?`;
const SCALED = scaled('\\p{L}', '\\p{L}\\p{N}');
const SCALED_PLAIN = scaled(PLAIN_LETTERS, PLAIN_WORD);
const WORD_NUMBER = '(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|several|half a)';
const PREFIX = '(?:(?:US|USD|C|CA|CAD|A|AU|AUD|NZ|HK|S|SG|NT|R|N|Z|J|TT|BDS|EC|FJ|B|G|L|T|MX|CUC)?\\$|GH[¢₵]|[£€¥₹₦₽₩₱₪₴₺฿₫₵₡₲])';
const CODE =
  '(?:USD|US dollars?|EUR|GBP|JPY|CNY|RMB|INR|PKR|Rs\\.?|RM|SAR|SR|QR|Dhs?\\.?|DH|AED|KSh|Ksh|Kshs?\\.?|Sh\\.?|Shs\\.?|UGX|TZS|NGN|ZAR|CHF|CFA|FCFA|XAF|BDT|Tk\\.?|Php|PHP|PhP|GHS|GHC|ZMW|MWK|BWP|CAD|AUD|NZD|HKD|SGD|THB|IDR|Rp\\.?|MYR|TWD|KRW|VND|TRY|ILS|NIS|EGP|LE|MAD|TND|KWD|KD|BHD|BD|OMR|RO|JOD|JD|LBP|IQD|IRR|BRL|ARS|CLP|PEN|MXN|UYU|CRC|DKK|NOK|SEK|ISK|PLN|CZK|HUF|RON|BGN|UAH|RUB|KZT|GEL|AMD|ETB|RWF|MZN|AOA|NAD|MUR|SCR|LKR|NPR|MMK|FRw|K|R|N|P|D|B)';
const CURRENCY =
  '(?:dollars?|euros?|pounds?|sterling|yen|yuan|renminbi|rupees?|rubles?|roubles?|dinars?|dirhams?|shekels?|pesos?|reais|rand|won|baht|ringgit|rupiah|liras?|francs?|krona|kronor|krone|kroner|shillings?|naira|cedis?|kwacha|pula|taka|riyals?|rials?|colones|lempiras?|quetzal(?:es)?|soles|bolivars?|bol[ií]vares|forints?|zlotys?|hryvnias?|lari|tenge|birr|dong|kyats?|gourdes?|guaran[ií]es|meticais|kwanzas?|leones|dalasis?|cents|pence|córdobas|cordobas|emalangeni|maloti|kina|vatu|tugriks?|manat|leke?|leva|kuna|afghanis?|ariary|pataca)';
const NATION = `(?:(?:US|U\\.S\\.|UK|${PLAIN_CASED}${PLAIN_CASED}+(?:ian|an|ese|ish|i|ean|ch|sh|ic|ss)|Hong Kong|New Zealand|Swiss|Saudi|Zambia|Kenya|Uganda) )`;

/** For texts that went through `plainLetters`. */
const MONEY = new RegExp(
  [
    `(?<![${PLAIN_WORD}$])(?<symbol>${PREFIX}) ?(?<n1>${SCALED_PLAIN})(?:-(?<s1>${SCALE})(?![${PLAIN_LETTERS}]))?(?: (?:US )?dollars?\\b)?`,
    `(?<![${PLAIN_WORD}$&'’.-])(?<code>${CODE})(?<gap> ?)(?<n2>${SCALED_PLAIN})(?![${PLAIN_WORD}%/]|[.,:]\\d)`,
    `(?<![${PLAIN_WORD}$.,])(?<n3>${SCALED_PLAIN}|${WORD_NUMBER}(?:[ -]${SCALE})?)[ -](?<c3>${NATION}?${CURRENCY})(?![${PLAIN_LETTERS}])`,
    `(?<![${PLAIN_WORD}$.,])(?<n4>${SCALED_PLAIN}) ?(?<c4>${CODE.replace('|K|R|N|P|D|B)', ')')}|[€£₹])(?![${PLAIN_WORD}$])`,
    `(?<![${PLAIN_WORD}])(?:(?:tens|hundreds|thousands|millions|billions|trillions) of )+(?<c5>${NATION}?${CURRENCY})(?![${PLAIN_LETTERS}])`,
    `(?<![${PLAIN_WORD}])(?:multi-?|half-)?(?:million|billion|trillion)s?[ -](?<c6>${NATION}?${CURRENCY})(?![${PLAIN_LETTERS}])`,
  ].map((part) => `(?:${part})`).join('|'),
  'gi',
);
const UNIT =
  "(?:percentage points?|per ?cent|percent|pct|%|km/h|kph|mph|kilomet(?:re|er)s?|km2|km²|sq ?km|square (?:kilomet(?:re|er)s?|miles?|met(?:re|er)s?|feet)|km|met(?:re|er)s?|centimet(?:re|er)s?|cm|millimet(?:re|er)s?|mm|miles?|feet|foot|inch(?:es)?|yards?|hectares?|acres?|tonnes?|tons?|kilograms?|kilos?|kg|grams?|pounds of|ounces?|lit(?:re|er)s?|gallons?|barrels?|degrees(?: (?:Celsius|Fahrenheit))?|°[CF]?|kilowatts?|kWh|megawatts?|MWh?|gigawatts?|GWh?|terawatts?|TWh|knots|nautical miles?|light[- ]years?|basis points|bps|gigabytes?|GB|terabytes?|TB|megabytes?|MB|decibels?|volts?|kelvin)";
const QUANTITY = new RegExp(`(?<![\\p{L}\\p{N}$£€.,])(?<n>${SCALED}|${WORD_NUMBER}(?:[ -]${SCALE})?)(?: |-|(?=[%°k]))(?<u>${UNIT})(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}$£€.,])(?<n2>${NUMBER})(?<u2>km|kg|cm|mm|mph|MW|GW|GB|TB|%|°[CF]?)(?![\\p{L}\\p{N}])`, 'gu');
/** Every amount holds one of these, and reaches no further from it than `REACH`. */
const MONEY_ANCHOR = /\d+|(?:million|billion|trillion|thousand|hundred)|dollars?\b|euros?\b|pounds?\b/gi;
const QUANTITY_ANCHOR = /\d+|per ?cent|\b(?:million|billion|trillion|thousand|hundred|miles?|metres|meters|tonnes|tons|acres|hectares|degrees|feet|barrels|kilomet\w+)\b/g;
const REACH = 60;
const CODES: Readonly<Record<string, string>> = {
  $: 'USD', us$: 'USD', usd$: 'USD', 'us dollar': 'USD', 'us dollars': 'USD', dollar: 'USD', dollars: 'USD', '€': 'EUR', euro: 'EUR', euros: 'EUR', '£': 'GBP', '¥': 'JPY', yen: 'JPY', '₹': 'INR', rs: 'INR',
  'rs.': 'INR', '₦': 'NGN', naira: 'NGN', '₽': 'RUB', ruble: 'RUB', rubles: 'RUB', roubles: 'RUB', '₩': 'KRW', '₱': 'PHP', '₪': 'ILS', shekels: 'ILS', '₴': 'UAH', '₺': 'TRY', '฿': 'THB', baht: 'THB', yuan: 'CNY',
  rmb: 'CNY', rm: 'MYR', ringgit: 'MYR', rand: 'ZAR', a$: 'AUD', au$: 'AUD', c$: 'CAD', ca$: 'CAD', nz$: 'NZD', hk$: 'HKD', s$: 'SGD', nt$: 'TWD', r$: 'BRL', n$: 'NAD', dh: 'AED', dhs: 'AED', qr: 'QAR', sr: 'SAR',
  ksh: 'KES', tk: 'BDT', zloty: 'PLN', birr: 'ETB', taka: 'BDT', kwacha: 'ZMW', pula: 'BWP',
};
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100, thousand: 1e3, k: 1e3, lakh: 1e5, million: 1e6, m: 1e6, mn: 1e6, mln: 1e6, crore: 1e7, billion: 1e9, b: 1e9, bn: 1e9, bln: 1e9, trillion: 1e12, t: 1e12, tn: 1e12,
};

/** The amounts of money in a text, in order and without overlap. A lone letter before a number ("R2", "K9") is no currency. */
export function findMoney(text: string, span: Span = { start: 0, end: text.length }): AmountFact[] {
  const whole = text.slice(span.start, span.end);
  const facts: AmountFact[] = [];
  for (const window of windowsAround(whole, MONEY_ANCHOR, REACH)) readMoney(whole.slice(window.start, window.end), span.start + window.start, facts);
  return facts;
}

function readMoney(source: string, offset: number, facts: AmountFact[]): void {
  const plain = plainLetters(source);
  for (const match of plain.matchAll(MONEY)) {
    const g = match.groups ?? {};
    const code = g['code'];
    if (code !== undefined && !isCode(code, g['gap'] ?? '', g['n2'] ?? '')) continue;
    if (g['c4'] !== undefined && /^\p{L}+$/u.test(g['c4']) && g['c4'] !== g['c4'].toUpperCase()) continue;
    const currency = g['symbol'] ?? code ?? g['c3'] ?? g['c4'] ?? g['c5'] ?? g['c6'] ?? '';
    if (isWeight(currency, source, match.index + match[0].length)) continue;
    const amount = readNumber(g['n1'] ?? g['n2'] ?? g['n3'] ?? g['n4'] ?? '', g['s1']);
    facts.push({ type: 'money', start: offset + match.index, end: offset + match.index + match[0].length, unit: CODES[currency.toLowerCase()] ?? asWritten(currency, match, source).replace(/\.$/, ''), ...(amount === undefined ? {} : { amount }) });
  }
}

/** The part of a match that a group caught, with the letters of the text itself. */
function asWritten(part: string, match: RegExpExecArray, source: string): string {
  const start = match.index + match[0].lastIndexOf(part);
  return source.slice(start, start + part.length);
}

/** Percentages and measured quantities in a text, in order and without overlap. */
export function findQuantities(text: string, span: Span = { start: 0, end: text.length }): AmountFact[] {
  const whole = text.slice(span.start, span.end);
  const facts: AmountFact[] = [];
  for (const window of windowsAround(whole, QUANTITY_ANCHOR, REACH)) readQuantities(whole.slice(window.start, window.end), span.start + window.start, facts);
  return facts;
}

function readQuantities(source: string, offset: number, facts: AmountFact[]): void {
  for (const match of source.matchAll(QUANTITY)) {
    const unit = (match.groups?.['u'] ?? match.groups?.['u2'] ?? '').toLowerCase();
    const amount = readNumber(match.groups?.['n'] ?? match.groups?.['n2'] ?? '');
    facts.push({ type: 'quantity', start: offset + match.index, end: offset + match.index + match[0].length, unit: /^(?:per ?cent|percent|pct|%)$/.test(unit) ? 'percent' : unit, ...(amount === undefined ? {} : { amount }) });
  }
}

/** The pattern ignores case; a currency code does not, and a single letter needs an amount that looks like money. */
function isCode(code: string, gap: string, number: string): boolean {
  if (code.length > 1) return /^(?:US dollars?|Rs\.?|Dhs?\.?|K[Ss]hs?\.?|Shs?\.?|Tk\.?|P[Hh][Pp]|FRw|Rp\.?)$/.test(code) || code === code.toUpperCase();
  return code === code.toUpperCase() && (/,\d{3}|\.\d|\p{L}/u.test(number) || (gap === ' ' && number.length >= 3)) && !(gap === ' ' && code === 'B');
}

/** "20 pounds of explosives" is a weight. */
function isWeight(currency: string, source: string, end: number): boolean {
  return /^pounds?$/i.test(currency) && /^ of (?!\p{Lu})/u.test(source.slice(end, end + 6)) && !/^ of (?:aid|debt|damage|funding|taxpayer|public)/.test(source.slice(end, end + 14));
}

function readNumber(text: string, scale?: string): number | undefined {
  const digits = /^[\d,.]+/.exec(text)?.[0];
  if (digits === undefined) return undefined;
  let value = Number(digits.replaceAll(',', '').replace(/\.$/, ''));
  for (const word of `${text.slice(digits.length)} ${scale ?? ''}`.toLowerCase().split(/[\s-]+/)) value *= SCALES[word] ?? 1;
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : undefined;
}
