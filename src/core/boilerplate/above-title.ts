import type { Evidence } from './evidence';

/** A line this likely to be boilerplate, by the model, may come before the title when its shape or words say so too. */
const LIKELY = 0.8;

const SENTENCE_OR_LINK = /[.)\]]["”’']?$|^https?:/u;
const FEW_WORDS = /^\S+(?:\s\S+)?$/u;

const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** What stands above titles and is written like none: dates, credits, bylines, prompts, bars between links. */
const NO_TITLE = new RegExp(
  [
    `\\b${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b`,
    `\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH}\\.?,? \\d{4}\\b`,
    '\\b\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}\\b',
    '\\b\\d{1,2}[:.]\\d\\d ?[ap]\\.?m\\b',
    '\\b\\d{1,2}:\\d\\d\\b',
    '\\b(?:getty|reuters|afp|associated press|wire services|shutterstock|istock|alamy)\\b',
    '^(?:photo|image|picture|credit|illustration|courtesy|file)\\b.{0,40}(?::|\\b(?:by|of|via)\\b)',
    '^(?:by|written by|posted|published|updated|filed under|last updated|first published)\\b',
    '\\b(?:sign up|subscribers?|newsletters?|cookies|skip to|follow us|share this|log ?in|sign in|min(?:ute)?s? read|privacy policy)\\b',
    '\\b(?:correspondent|reporter|editor|staff writer)$',
    '\\S ?\\|',
    ' / ',
    '^\\W',
  ].join('|'),
  'iu',
);

/** In UTF-16 units: longer lines are paragraphs. */
const LONGEST_TITLE = 160;
const ENDS_A_SENTENCE = /[.;:,]["”’')\]]*$/u;

/** True when the article has another title than its first line: the next line that is not judged to be boilerplate reads like one. */
function leavesTitle(texts: readonly string[], judged: readonly (Evidence | undefined)[]): boolean {
  const next = texts.find((_, index) => index > 0 && (judged[index]?.probability ?? 0) < LIKELY);
  return next !== undefined && next.length <= LONGEST_TITLE && !ENDS_A_SENTENCE.test(next);
}

/** True for a line of one or two words that is the title, for all that the model says: without it there is none. */
export function isShortTitle(texts: readonly string[], judged: readonly (Evidence | undefined)[]): boolean {
  return FEW_WORDS.test(texts[0] ?? '') && !leavesTitle(texts, judged);
}

/** True for a line above the title: one that the model is sure of, and that no title looks like. */
export function isNoTitle(text: string, own: Evidence | undefined, judged: Evidence | undefined): boolean {
  if (!judged || judged.probability < LIKELY) return false;
  if (judged.source !== 'model') return own !== undefined;
  return SENTENCE_OR_LINK.test(text) || FEW_WORDS.test(text) || NO_TITLE.test(text);
}
