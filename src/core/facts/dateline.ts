import type { SeedText } from '../text/seed-text';
import type { Span } from '../text/span';
import { isoOfDay, parseIsoDay } from './calendar';
import { findDates } from './dates';
import { edgesOf, placeIn } from './edges';
import { seedSource } from './source';

/** The day a seed was written or published. */
export interface SeedDate {
  /** `2025-08-15`. */
  readonly iso: string;
  /** Where it stands. */
  readonly span: Span;
}

const DATE_KEYS = ['date', 'published', 'publishedAt', 'published_at', 'datePublished', 'pubdate', 'pubDate', 'publish_date', 'created', 'updated'];
/** A line that is a dateline is no longer than this. */
const LONGEST_DATELINE = 160;
/** How far into a paragraph its dateline ("PORT ELLERY, 3 June 2025 —") may reach. */
const OPENING = 80;
const STAMP = /\b(?:published|updated|posted|modified|created|date|issued|first)\b/i;
const URL_DATE = /\/(\d{4})[/-](\d{2})[/-](\d{2})(?:\/|-|$)/;

/** The seed's date: its front matter, a dateline or time stamp near its head or foot, or the date in its address. */
export function seedDate(seed: SeedText): SeedDate | undefined {
  return fromFrontMatter(seed) ?? fromLines(seed) ?? fromSource(seed);
}

function fromFrontMatter(seed: SeedText): SeedDate | undefined {
  const matter = seed.frontMatter;
  for (const key of DATE_KEYS) {
    const value = matter?.data[key];
    if (!matter || (typeof value !== 'string' && !(value instanceof Date))) continue;
    const written = typeof value === 'string' ? value.slice(0, 100) : value.toISOString();
    const iso = dayIn(written);
    if (iso !== undefined) return { iso, span: placeIn(seed, matter.span, typeof value === 'string' ? value : iso) };
  }
  return undefined;
}

function dayIn(text: string): string | undefined {
  return findDates(text).find((date) => isDay(date.iso))?.iso;
}

function isDay(iso: string | undefined): iso is string {
  return iso !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(iso);
}

function fromLines(seed: SeedText): SeedDate | undefined {
  const { head, foot } = edgesOf(seed);
  for (const [i, block] of [...head, ...foot].entries()) {
    const short = block.end - block.start <= LONGEST_DATELINE;
    const inFoot = i >= head.length;
    const line = { start: block.start, end: short ? block.end : Math.min(block.end, block.start + OPENING) };
    for (const date of findDates(seed.text, line)) {
      if (!isDay(date.iso)) continue;
      const alone = seed.slice(line).length - (date.end - date.start) <= 40;
      const opens = /^\s*(?:[-–—:]|\([^)]*\))/.test(seed.text.slice(date.end, date.end + 20)) && date.start - block.start < OPENING;
      const stamped = STAMP.test(seed.text.slice(block.start, date.start));
      if ((short && (stamped || alone) && (!inFoot || stamped || date.end - date.start === line.end - line.start)) || (!inFoot && opens)) return { iso: date.iso, span: { start: date.start, end: date.end } };
    }
  }
  return undefined;
}

function fromSource(seed: SeedText): SeedDate | undefined {
  const source = seedSource(seed);
  const [, year, month, day] = URL_DATE.exec(source?.url ?? '') ?? [];
  const number = year === undefined ? undefined : parseIsoDay(`${year}-${month}-${day}`);
  return source === undefined || number === undefined ? undefined : { iso: isoOfDay(number), span: source.span };
}
