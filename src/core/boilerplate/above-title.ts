import type { Evidence } from './evidence';
import type { LineScans } from './model/page-scan';

/** A title shares at least this much of what it speaks of with the article. */
const ON_TOPIC = 0.5;
/** A line of several words this likely to be boilerplate, of which the article does not speak, is no title when another line can be it, */
const DOUBTED = 0.7;
/** and this likely when no other can. */
const NO_TITLE_AT_ALL = 0.95;
/** What the model is this sure of is no headline under a breadcrumb, though the article speaks of it. */
const NO_HEADLINE = 0.9;
/** A line this likely to be boilerplate, by the model, may come before the title when its shape or words say so too. */
const LIKELY = 0.8;

const SENTENCE = /[.)\]]["”’']?$/u;
/** An address, two sentences with their full stops, no letters at all, a name with its agency. */
const NEVER_A_TITLE = /^https?:|\p{L}{3}\.["”’']? \p{Lu}.*\.["”’')]?$|^\P{L}+$|, (?:[Tt]he )?(?:Associated Press|ASSOCIATED PRESS|AP|Reuters|REUTERS|AFP|Getty Images)$/u;
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

/**
 * Tells of a line whether the article has another title: whether the next line that is not judged to be boilerplate reads
 * like one. Ask about lines from above to below: it is linear in all of them.
 */
export function otherTitles(texts: readonly string[], judged: readonly (Evidence | undefined)[]): (line: number) => boolean {
  let next = 0;
  return (line) => {
    next = Math.max(next, line + 1);
    while (next < texts.length && (judged[next]?.probability ?? 0) >= LIKELY) next++;
    const text = texts[next];
    return text !== undefined && text.length <= LONGEST_TITLE && !ENDS_A_SENTENCE.test(text);
  };
}

/**
 * How much the article speaks of each line: the share, from 0 to 1, of a line's words that carry meaning which come up in
 * lines that nothing speaks against. Of first lines that the model doubts, those that share less than half are hardly
 * ever titles.
 */
export function topicsOf({ contents, content }: LineScans, judged: readonly (Evidence | undefined)[]): (line: number) => number {
  const known = new Uint8Array(content.size);
  judged.forEach((evidence, line) => {
    if (!evidence) for (let i = contents.starts[line]!; i < contents.ends[line]!; i++) known[content.ids[i]!] = 1;
  });
  return (line) => {
    const from = contents.starts[line] ?? 0;
    const to = contents.ends[line] ?? 0;
    let shared = 0;
    for (let i = from; i < to; i++) shared += known[content.ids[i]!]!;
    return to === from ? 0 : shared / (to - from);
  };
}

/**
 * True for a line of one or two words that is the title, for all that the model says: the article speaks of it, and
 * without it there is none.
 */
export function isShortTitle(text: string, topic: number, hasOther: boolean): boolean {
  return topic >= ON_TOPIC && FEW_WORDS.test(text) && !hasOther;
}

/**
 * True for a line above the title: one of which something is said and that can be none, one that the model is sure of and
 * that no title looks like, or one that it doubts and of which the article does not speak. `topic` is the line's own of
 * `topicsOf`, `hasOther` whether it leaves another title.
 */
export function isNoTitle(text: string, own: Evidence | undefined, judged: Evidence | undefined, topic: number, hasOther: boolean): boolean {
  if (judged && NEVER_A_TITLE.test(text)) return true;
  const probability = judged?.probability ?? 0;
  if (!judged || probability < DOUBTED) return false;
  if (judged.source !== 'model') return probability >= LIKELY && (own !== undefined || judged.source === 'corpus');
  if (FEW_WORDS.test(text)) return probability >= LIKELY;
  return (topic < ON_TOPIC && (hasOther || probability >= NO_TITLE_AT_ALL)) || (probability >= LIKELY && (SENTENCE.test(text) || NO_TITLE.test(text)));
}

/** True for a line that may be the headline under a breadcrumb or a date, for all that the model says. */
export function mayBeHeadline(judged: Evidence | undefined, topic: number): boolean {
  const probability = judged?.probability ?? 0;
  return probability < (topic >= ON_TOPIC || judged?.source !== 'model' ? NO_HEADLINE : LIKELY);
}
