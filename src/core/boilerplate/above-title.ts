import type { Evidence } from './evidence';

/** A line this likely to be boilerplate, by the model, may come before the title when its shape says so too. */
const LIKELY = 0.8;
/** The same for lines whose words say so: titles hold such words now and then. */
const VERY_LIKELY = 0.9;

const SENTENCE_OR_LINK = /[.)\]]["”’']?$|^https?:|^\S+(?:\s\S+)?$/u;

const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** What stands above titles and is written like none: dates, credits, bylines, prompts, bars between links. */
const NO_TITLE = new RegExp(
  [
    `\\b${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b`,
    `\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH}\\.?,? \\d{4}\\b`,
    '\\b\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}\\b',
    '\\b\\d{1,2}[:.]\\d\\d ?[ap]\\.?m\\b',
    '\\b\\d{1,2}:\\d\\d\\b',
    '\\b(?:getty|reuters|afp|shutterstock|istock|alamy)\\b',
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

/** True for a line above the title: one that the model is sure of, and that no title looks like. */
export function isNoTitle(text: string, own: Evidence | undefined, judged: Evidence | undefined): boolean {
  if (!judged || judged.probability < LIKELY) return false;
  if (judged.source !== 'model') return own !== undefined;
  return SENTENCE_OR_LINK.test(text) || (judged.probability >= VERY_LIKELY && NO_TITLE.test(text));
}
