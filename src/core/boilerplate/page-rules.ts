import { CLASS_NAMES } from './classes';
import { type Evidence, SURE, UNSURE, quoted, stronger } from './evidence';
import { takeHeadlines } from './headings';
import { lineKey } from './line-key';
import type { Pack, PackEntry } from './pack';
import { LONGEST_LINE, LineMemo } from './line-memo';
import { matchPack } from './pack-match';
import { takeThreads } from './threads';

/** What the rule pack says of the lines of one page. */
export interface PageRules {
  /** The entry that speaks of each line by itself. */
  readonly entries: readonly (PackEntry | undefined)[];
  readonly own: readonly (Evidence | undefined)[];
  /** Lines in a list of links under a heading. */
  readonly taken: ReadonlyMap<number, Evidence>;
  /** Lines in a thread of comments or a feed of teasers under the article. */
  readonly threads: ReadonlyMap<number, Evidence>;
}

/** A link's text with the link's title behind it. */
const DOUBLED: PackEntry = { class: 'headlines', lang: 'any', sure: true, kind: 'doubled', source: '', words: 60 };
const FEWEST_DOUBLED = 24;
const LONGEST_DOUBLED = 500;

/** True when the line says the same twice: "Ferry gets a second boat Ferry gets a second boat". */
function isDoubled(text: string): boolean {
  if (text.length < FEWEST_DOUBLED || text.length > LONGEST_DOUBLED || text.length % 2 === 0) return false;
  const half = text.length >> 1;
  return text.charCodeAt(half) === 32 && text.startsWith(text.slice(half + 1)) && text.slice(half + 1).includes(' ');
}

/** Matches every line of a page (non-blank lines, in order) with the pack and lets headings take the links under them. */
export function readPage(texts: readonly string[], pack: Pack, known = new LineMemo()): PageRules {
  const entries = known.entries(() => {
    const folds = known.folds(texts);
    return texts.map((text, line) => (text.length > LONGEST_LINE ? undefined : matchPack(pack, lineKey(text, folds[line]))) ?? (isDoubled(text) ? DOUBLED : undefined));
  });
  const own = entries.map((entry, index) => entry && packEvidence(entry, texts[index] ?? ''));
  const taken = new Map<number, Evidence>();
  entries.forEach((entry, index) => {
    if (entry?.kind !== 'heading') return;
    for (const [at, evidence] of takeHeadlines(texts, index, own, false)) taken.set(at, stronger(taken.get(at), evidence) ?? evidence);
  });
  return { entries, own, taken, threads: takeThreads(texts, entries) };
}

function packEvidence(entry: PackEntry, text: string): Evidence {
  return { probability: entry.sure ? SURE : UNSURE, class: entry.class, source: 'pack', reason: reasonOf(entry, text) };
}

function reasonOf(entry: PackEntry, text: string): string {
  switch (entry.kind) {
    case 'line':
      return `${quoted(text)} is a known phrase of this kind`;
    case 'heading':
      return `${quoted(text)} is a known heading over links`;
    case 'start':
      return `it starts with “${entry.source}”`;
    case 'doubled':
      return 'it says the same twice, as a link with its title does';
    case 'pattern':
      return `it is written like a ${CLASS_NAMES[entry.class]}`;
  }
}
