import type { SeedText } from '../text/seed-text';
import type { Span } from '../text/span';
import { edgesOf, placeIn } from './edges';

/** The page a seed was taken from. */
export interface SeedSource {
  readonly url: string;
  readonly span: Span;
}

const URL_KEYS = ['url', 'source', 'link', 'canonical', 'source_url', 'sourceUrl'];
const NAME_KEYS = ['source', 'publisher', 'publication', 'outlet', 'newspaper', 'site', 'site_name', 'siteName'];
/** An address; a bracket in it stands only with the other of its pair, as in `/wiki/Oslo_(disambiguation)`. */
const URL = /https?:\/\/(?:[^\s<>"'()]|\([^\s<>"'()]*\))+/;
const LINE = /^(?:(?:source|url|link|original|from|via|read (?:the )?original(?: at)?)\s*[:：]?\s*)?<?(https?:\/\/[^\s<>"']+)>?$/i;
const NAME_LINE = /^(?:source|publisher|published (?:by|in))\s*[:：]\s*(\p{L}[^:：/|<>]*)$/iu;
const LONGEST_LINE = 2000;
const LONGEST_NAME = 80;

/** The address that a seed was taken from: its front matter, or a line that is a link or says "Source:" or "URL:". */
export function seedSource(seed: SeedText): SeedSource | undefined {
  const matter = seed.frontMatter;
  for (const key of URL_KEYS) {
    const value = matter?.data[key];
    const url = typeof value === 'string' ? URL.exec(value)?.[0] : undefined;
    if (matter && url !== undefined) return { url, span: placeIn(seed, matter.span, url) };
  }
  const { head, foot } = edgesOf(seed);
  for (const block of [...head, ...foot]) {
    const url = LINE.exec(seed.slice(block).slice(0, LONGEST_LINE))?.[1];
    if (url !== undefined) return { url, span: placeIn(seed, block, url) };
  }
  return undefined;
}

/** Who published a seed, by name: its front matter, or a short line "Source: The Hale Courier" at its head or foot. */
export function seedPublisher(seed: SeedText): string | undefined {
  const matter = seed.frontMatter?.data;
  for (const key of NAME_KEYS) {
    const value = matter?.[key];
    if (typeof value === 'string' && value.trim() !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(value.trim())) return value.trim().slice(0, LONGEST_NAME);
  }
  const { head, foot } = edgesOf(seed);
  for (const block of [...head, ...foot]) {
    if (block.end - block.start > LONGEST_NAME) continue;
    const name = NAME_LINE.exec(seed.slice(block))?.[1]?.trim();
    if (name !== undefined) return name;
  }
  return undefined;
}
