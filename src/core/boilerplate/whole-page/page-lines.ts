import type { BoilerplateClass } from '../classes';
import type { Evidence } from '../evidence';
import { type LineScans, stopOf, wordsOf } from '../model/page-scan';
import type { PackEntry } from '../pack';

/** From here on a line is taken for boilerplate when the page is looked at as a whole. */
export const FLAGGED = 0.7;
/** A line of so many words that only the model speaks against is taken for it from here on; below, the page decides. */
const LONG_LINE = 7;
const LONG_FLAGGED = 0.8;
/** What the title and long paragraphs are worth, which are never judged by themselves. */
const NOT_JUDGED = 0.4;
const LEAST = 0.001;
/** Headings over readers' words that count them: "34 responses to …", "[ 167 comments ]". */
const COUNTED_COMMENTS = /^\W*\d[\d,.]*\s+(?:comments?|replies|responses)\b/i;
const LONGEST_HEADING = 80;
const LONGEST_TITLE = 200;
/** Lines that stand this often on a page are labels of its frame ("Advertisement"). */
const LABEL_REPEATS = 3;
/** Lines without a full stop, this many in a row and with this many words, are a run of headlines. */
const HEADLINES = 3;
const HEADLINE_WORDS = 4;
/** Paragraphs that break off, this many in a row and with this many words, are teasers. */
const TEASERS = 3;
const TEASER_WORDS = 8;
const BREAKS_OFF = /(?:\.\.\.|…)["”’')\]]*$/u;

const BYLINES: ReadonlySet<BoilerplateClass | undefined> = new Set(['byline', 'timestamp']);

export const PLAIN = 0;
export const HEADLINE = 1;
export const TEASER = 2;
export const UNSURE = 3;

/** The lines of a page with what is known of each by itself and its neighbours. */
export interface PageLines {
  readonly count: number;
  readonly scans: LineScans;
  /** Log odds of being boilerplate. */
  readonly odds: Float64Array;
  /** 1 for lines that are taken for boilerplate already. */
  readonly flagged: Uint8Array;
  /** 1 for lines that the rule pack speaks of by themselves. */
  readonly byRule: Uint8Array;
  /** 1 where the words of a line stand several times on the page. */
  readonly label: Uint8Array;
  /** 1 where a line of at most a title's length stands more than once. */
  readonly repeated: Uint8Array;
  /** 1 for names of authors, dates and reading times. */
  readonly byline: Uint8Array;
  /** Whether a line that is not flagged is one for the page to decide, or stands in a run of headlines or of teasers. */
  readonly kind: Uint8Array;
  /** Sums over the lines above: flagged lines, words that are not flagged, headings of related links, of comments. */
  readonly flaggedAbove: Float64Array;
  readonly wordsAbove: Float64Array;
  readonly relatedAbove: Float64Array;
  readonly commentsAbove: Float64Array;
}

/** Gathers what the whole page is judged by. `alone` is what the model says of each line, `judged` what all judges say together. */
export function readLines(texts: readonly string[], scans: LineScans, entries: readonly (PackEntry | undefined)[], judged: readonly (Evidence | undefined)[], alone: Float32Array): PageLines {
  const count = texts.length;
  const odds = new Float64Array(count);
  const flagged = new Uint8Array(count);
  const unsure = new Uint8Array(count);
  const byRule = new Uint8Array(count);
  const label = new Uint8Array(count);
  const repeated = new Uint8Array(count);
  const byline = new Uint8Array(count);
  const above = (): Float64Array => new Float64Array(count + 1);
  const [flaggedAbove, wordsAbove, relatedAbove, commentsAbove] = [above(), above(), above(), above()];
  const times = new Map<string, number>();
  for (const text of texts) if (text.length <= LONGEST_TITLE) times.set(text, (times.get(text) ?? 0) + 1);
  for (let line = 0; line < count; line++) {
    const text = texts[line]!;
    const entry = entries[line];
    const probability = Math.min(1 - LEAST, Math.max(LEAST, judged[line]?.probability ?? Math.min(alone[line] ?? 0, NOT_JUDGED)));
    odds[line] = Math.log(probability / (1 - probability));
    unsure[line] = probability >= FLAGGED && probability < LONG_FLAGGED && judged[line]?.source === 'model' && wordsOf(scans, line) >= LONG_LINE ? 1 : 0;
    flagged[line] = probability >= FLAGGED && !unsure[line] ? 1 : 0;
    byRule[line] = entry ? 1 : 0;
    label[line] = text.length <= LONGEST_HEADING && (times.get(text) ?? 0) >= LABEL_REPEATS ? 1 : 0;
    repeated[line] = (times.get(text) ?? 0) > 1 ? 1 : 0;
    byline[line] = flagged[line] && BYLINES.has(judged[line]?.class) ? 1 : 0;
    const comments = (entry?.sure && entry.class === 'comments') || (text.length <= LONGEST_HEADING && COUNTED_COMMENTS.test(text));
    const related = entry?.sure && entry.kind === 'heading' && (entry.class === 'related' || entry.class === 'headlines');
    flaggedAbove[line + 1] = flaggedAbove[line]! + flagged[line]!;
    wordsAbove[line + 1] = wordsAbove[line]! + (flagged[line] ? 0 : wordsOf(scans, line));
    relatedAbove[line + 1] = relatedAbove[line]! + (related ? 1 : 0);
    commentsAbove[line + 1] = commentsAbove[line]! + (comments ? 1 : 0);
  }
  return { count, scans, odds, flagged, byRule, label, repeated, byline, kind: kindsOf(texts, scans, flagged, unsure), flaggedAbove, wordsAbove, relatedAbove, commentsAbove };
}

function kindsOf(texts: readonly string[], scans: LineScans, flagged: Uint8Array, unsure: Uint8Array): Uint8Array {
  const kinds = unsure.map((doubt) => (doubt ? UNSURE : PLAIN));
  const kept = texts.flatMap((_, line) => (flagged[line] ? [] : [line]));
  const mark = (kind: number, least: number, like: (line: number) => boolean): void => {
    for (let from = 0, to = 0; from < kept.length; from = to + 1) {
      for (to = from; to < kept.length && like(kept[to]!); ) to++;
      if (to - from >= least) for (let i = from; i < to; i++) kinds[kept[i]!] = kind;
    }
  };
  mark(HEADLINE, HEADLINES, (line) => stopOf(scans, line) === 0 && wordsOf(scans, line) >= HEADLINE_WORDS);
  mark(TEASER, TEASERS, (line) => wordsOf(scans, line) >= TEASER_WORDS && BREAKS_OFF.test(texts[line]!.slice(-8)));
  return kinds;
}
