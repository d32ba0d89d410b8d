import type { Span } from '../../../src/core/text/span';
import type { Random } from '../../../tools/random';

const FIRST = 'Amara|Lukas|Maryam|Tomé|Ingrid|Chen|Rosa|Piotr|Farid|Aoife|Kwame|Yuki|Elena|Jonas|Leila|Bram|Noor|Stella|Ravi|Inês'.split('|');
const LAST = 'Okafor|Brandt|Daoudi|Ferreira|Sølve|Wei|Delgado|Wójcik|Haddad|Brennan|Mensah|Tanaka|Petrova|Lind|Aziz|de Vries|Khoury|Marsh|Iyer|Vale'.split('|');
const PLACES = 'Harwick|Port Salen|Zürich|Novi Grad|Tamale|Quillota|Østerby|Marrakesh|Lower Fenwick|Kisumu|São Tomé|Brindle Bay|Kópavogur|Alder Cross|Tirana|Wexley'.split('|');
const BODIES = 'the harbour board|the city council|the transport ministry|Delta Rail|the teachers’ union|the coast guard|the appeals court|Northgate Hospital|the water authority|the election commission|a farmers’ group|the chamber of trade|police in the district|the port’s insurer'.split('|');
const VERBS = 'said|announced|warned|confirmed|denied|repeated|told reporters|wrote in a statement|insisted|admitted|suggested|complained|testified|let it be known'.split('|');
const THINGS = 'bridge|ferry|reservoir|ballot|new line|old market|dam|school roof|grain store|night train|sea wall|clinic|archive|power station|bypass|fish quota'.split('|');
const STATES = 'would stay closed until spring|had fallen behind schedule|was paid for twice|could reopen within days|had never been inspected|was safe after all|needed a second vote|had lost its licence|would cost far more than planned|was sold without notice|had been flooded again|might not last the winter'.split('|');
const REASONS = 'after weeks of rain|because of missing parts|despite earlier promises|under pressure from residents|in line with the court’s ruling|as the deadline passed|while an inquiry is under way|following a complaint|since nobody had signed for it|without naming a source|to the surprise of its own engineers|with two months to go'.split('|');
const DAYS = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday morning|the eve of the vote'.split('|');
const PAGE_LINES = ['Advertisement', 'Share this article', 'Read more: What we know so far', 'Sign up for our newsletter 📬', 'Photo: agency'];

function name(random: Random): string {
  return `${random.pick(FIRST)} ${random.pick(LAST)}`;
}

function news(random: Random): string {
  return `the ${random.pick(THINGS)} ${random.odds(0.5) ? `in ${random.pick(PLACES)} ` : ''}${random.pick(STATES)}`;
}

function sentence(random: Random): string {
  const number = (low: number, high: number): string => String(random.between(low, high + 1));
  const forms: (() => string)[] = [
    () => `${name(random)} ${random.pick(VERBS)} on ${random.pick(DAYS)} that ${news(random)} ${random.pick(REASONS)}.`,
    () => `In ${random.pick(PLACES)}, ${random.pick(BODIES)} put the cost at ${number(2, 980)} million and the delay at ${number(2, 30)} months.`,
    () => `“We knew that ${news(random)},” ${name(random)} ${random.pick(['said', 'added', 'told this paper', 'wrote'])}.`,
    () => `About ${number(12, 9000)} people gathered near ${random.pick(PLACES)} ${random.pick(REASONS)}, ${random.pick(BODIES)} ${random.pick(VERBS)}.`,
    () => `${capital(random.pick(BODIES))} and ${random.pick(BODIES)} disagree on whether ${news(random)}.`,
    () => `It was the ${random.pick(['second', 'third', 'fourth', 'ninth'])} time since ${number(1971, 2024)} that ${news(random)}.`,
    () => `A letter seen by this paper shows that ${random.pick(BODIES)} asked ${name(random)} for ${number(2, 90)} pages of records.`,
    () => `${capital(random.pick(REASONS))}, ${name(random)} drove from ${random.pick(PLACES)} to ${random.pick(PLACES)} to see for herself.`,
    () => `Nobody at ${random.pick(BODIES)} could say how ${news(random)}, or who had paid ${name(random)}.`,
    () => `For ${number(3, 40)} years ${name(random)} has kept the books of ${random.pick(BODIES)}, and ${random.pick(['trusts none of them', 'is proud of it', 'wants to stop', 'sees no reason to worry'])}.`,
    () => `Prices of ${random.pick(['bread', 'diesel', 'timber', 'rent', 'salt fish', 'onions'])} rose by ${number(2, 60)} per cent in ${random.pick(PLACES)} ${random.pick(REASONS)}.`,
    () => `“${capital(random.pick(REASONS))}, what would you have done?” asked ${name(random)}, who lives ${number(2, 80)} kilometres from ${random.pick(PLACES)}.`,
  ];
  return random.pick(forms)();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function paragraph(random: Random): string {
  return Array.from({ length: random.between(1, 5) }, () => sentence(random)).join(' ');
}

/** One letter of one word changed, as a retyped copy or a correction has it. */
function respelled(random: Random, text: string): string {
  const at = random.between(0, Math.max(1, text.length));
  return /[a-z]/.test(text.charAt(at)) ? text.slice(0, at) + random.pick([...'aeiostnr']) + text.slice(at + 1) : text;
}

/** A scraped article: paragraphs, page lines, and runs of paragraphs that stand twice, word for word or nearly. Line feeds only. */
export function seedText(random: Random): string {
  const lines = Array.from({ length: random.between(8, 31) }, () => (random.odds(0.1) ? random.pick(PAGE_LINES) : paragraph(random)));
  for (let copies = random.between(0, 3); copies > 0; copies--) {
    const from = random.between(0, lines.length - 1);
    const run = lines.slice(from, from + random.between(1, 7));
    const near = random.odds(0.4);
    lines.splice(random.between(from + run.length, lines.length + 1), 0, ...run.map((line) => (near && random.odds(0.5) ? respelled(random, line) : line)));
  }
  return lines.join(random.odds(0.5) ? '\n' : '\n\n') + (random.odds(0.7) ? '\n' : '');
}

/** A text whose every UTF-16 unit knows which unit of the first text it was; -1 for what was put in. */
export interface Tracked {
  readonly text: string;
  readonly origin: readonly number[];
}

export function tracked(text: string): Tracked {
  return { text, origin: Array.from({ length: text.length }, (_, i) => i) };
}

function splice(from: Tracked, span: Span, text: string, origin: readonly number[] = Array.from({ length: text.length }, () => -1)): Tracked {
  return {
    text: from.text.slice(0, span.start) + text + from.text.slice(span.end),
    origin: [...from.origin.slice(0, span.start), ...origin, ...from.origin.slice(span.end)],
  };
}

function wordSpans(text: string): Span[] {
  return [...text.matchAll(/[\p{L}\p{N}’]+/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function lineSpans(text: string): Span[] {
  return [...text.matchAll(/[^\n]+\n*/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function sentenceSpans(text: string): Span[] {
  return [...text.matchAll(/[^\n.]+\.[”’]*[ \n]*/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Some unit of the text: a few words, a sentence, a line, or a few lines. */
export function someSpan(random: Random, text: string): Span | undefined {
  const kind = random.next();
  const list = kind < 0.5 ? wordSpans(text) : kind < 0.8 ? sentenceSpans(text) : lineSpans(text);
  if (list.length === 0) return undefined;
  const first = random.between(0, list.length);
  const last = Math.min(list.length - 1, first + (kind < 0.5 ? random.between(0, 5) : random.odds(0.2) ? random.between(1, 4) : 0));
  return { start: list[first]?.start ?? 0, end: list[last]?.end ?? 0 };
}

/** One random change: insert, delete, move or respell. */
export function edited(random: Random, from: Tracked): Tracked {
  const span = someSpan(random, from.text);
  if (!span) return splice(from, { start: 0, end: 0 }, `${paragraph(random)}\n`);
  const kind = random.between(0, 4);
  if (kind === 0) {
    const words = random.odds(0.5);
    const text = words ? `${random.pick(FIRST)} also ` : random.odds(0.5) ? `${sentence(random)} ` : `${paragraph(random)}\n`;
    return splice(from, { start: span.start, end: span.start }, text);
  }
  if (kind === 1) return splice(from, span, '');
  if (kind === 2) {
    const rest = splice(from, span, '');
    const to = someSpan(random, rest.text)?.start ?? 0;
    return splice(rest, { start: to, end: to }, from.text.slice(span.start, span.end), from.origin.slice(span.start, span.end));
  }
  const word = random.pick(wordSpans(from.text));
  const old = from.text.slice(word.start, word.end);
  const fresh = random.odds(0.5) ? respelled(random, old) : old + random.pick(['s', 'e', 'n']);
  return splice(from, word, fresh, Array.from({ length: fresh.length }, (_, i) => (i < old.length ? (from.origin[word.start + i] ?? -1) : -1)));
}

/** What became of a span of the first text. */
export interface Fate {
  /** `intact`: every unit there, side by side; `changed`: most of it there, in one place; `broken`: some; `gone`: nothing. */
  readonly kind: 'intact' | 'changed' | 'broken' | 'gone';
  /** Where its units now are; unset unless some are left. */
  readonly span: Span | undefined;
}

/** The fate of spans of `before` after edits. */
export function fates(before: string, after: Tracked, spans: readonly Span[]): Fate[] {
  const now = new Int32Array(before.length).fill(-1);
  after.origin.forEach((origin, at) => {
    if (origin >= 0) now[origin] = at;
  });
  return spans.map((span) => {
    const places = [...now.slice(span.start, span.end)].filter((at) => at >= 0);
    if (places.length === 0) return { kind: 'gone', span: undefined };
    const place = { start: Math.min(...places), end: Math.max(...places) + 1 };
    const length = span.end - span.start;
    if (places.length === length && after.text.slice(place.start, place.end) === before.slice(span.start, span.end)) return { kind: 'intact', span: place };
    return { kind: places.length >= 0.7 * length && place.end - place.start <= 1.4 * length ? 'changed' : 'broken', span: place };
  });
}

/** The text with line ends as wished, and the way from offsets of the one with line feeds. */
export function withLineEnds(text: string, crlf: boolean): { readonly text: string; at(offset: number): number } {
  if (!crlf) return { text, at: (offset) => offset };
  return { text: text.replaceAll('\n', '\r\n'), at: (offset) => offset + (text.slice(0, offset).match(/\n/g)?.length ?? 0) };
}
