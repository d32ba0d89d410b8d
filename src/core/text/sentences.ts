import type { Span } from './span';

/** Abbreviations that a full stop follows inside a sentence. */
const ABBREVIATIONS = new Set(
  ('mr mrs ms dr prof rev hon st sr jr gen col lt maj capt sgt cmdr adm gov sen rep pres supt det insp messrs mme mlle ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun vs etc e.g i.e approx est no nos vol fig ' +
    'inc ltd corp co bros dept univ ave blvd rd mt ft').split(' '),
);
/** A terminator with the closing quotes and brackets that belong to it, then white space, then what opens a sentence. */
const BOUNDARY = /([.!?…]+)(["”’')\]»]*)(\s+)(?=["“‘'([«–—-]*\s?[\p{Lu}\p{Lt}\p{Lo}\p{N}])/gu;
const OF_TOKEN = /[\p{L}\p{N}.]/u;
/** A longer token is no abbreviation. */
const LONGEST_TOKEN = 64;
const INITIALS = /^(?:\p{Lu}\.)*\p{Lu}$/u;

/**
 * The sentences of one block, trimmed of the white space around them; a block without a terminator is one sentence.
 * Rule-based, so that every engine yields the same spans: abbreviations and initials do not end a sentence.
 */
export function findSentences(text: string, block: Span): Span[] {
  const source = text.slice(block.start, block.end);
  const sentences: Span[] = [];
  let from = 0;
  for (const match of source.matchAll(BOUNDARY)) {
    const [, terminator = '', closers = '', space = ''] = match;
    if (terminator === '.' && closers === '' && endsInAbbreviation(source, from, match.index)) continue;
    const end = match.index + terminator.length + closers.length;
    sentences.push({ start: block.start + from, end: block.start + end });
    from = end + space.length;
  }
  const rest = source.slice(from);
  const trimmed = rest.trim();
  if (trimmed !== '') {
    const start = block.start + from + rest.indexOf(trimmed);
    sentences.push({ start, end: start + trimmed.length });
  }
  return sentences;
}

function endsInAbbreviation(source: string, from: number, to: number): boolean {
  let start = to;
  while (start > from && to - start < LONGEST_TOKEN && OF_TOKEN.test(source.charAt(start - 1))) start--;
  const token = source.slice(start, to);
  return INITIALS.test(token) || ABBREVIATIONS.has(token.toLowerCase());
}
