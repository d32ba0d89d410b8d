import { CLASS_NAMES } from './classes';
import { type Evidence, SURE, UNSURE, quoted, stronger } from './evidence';
import { takeHeadlines } from './headings';
import { lineKey } from './line-key';
import type { Pack, PackEntry } from './pack';
import { matchPack } from './pack-match';

/** What the rule pack says of the lines of one page. */
export interface PageRules {
  /** The entry that speaks of each line by itself. */
  readonly entries: readonly (PackEntry | undefined)[];
  readonly own: readonly (Evidence | undefined)[];
  /** Lines in a list of links under a heading. */
  readonly taken: ReadonlyMap<number, Evidence>;
}

/** Matches every line of a page (non-blank lines, in order) with the pack and lets headings take the links under them. */
export function readPage(texts: readonly string[], pack: Pack): PageRules {
  const entries = texts.map((text) => matchPack(pack, lineKey(text)));
  const own = entries.map((entry, index) => entry && packEvidence(entry, texts[index] ?? ''));
  const taken = new Map<number, Evidence>();
  entries.forEach((entry, index) => {
    if (entry?.kind !== 'heading') return;
    for (const [at, evidence] of takeHeadlines(texts, index, own, false)) taken.set(at, stronger(taken.get(at), evidence) ?? evidence);
  });
  return { entries, own, taken };
}

function packEvidence(entry: PackEntry, text: string): Evidence {
  const reasons: Readonly<Record<PackEntry['kind'], string>> = {
    line: `${quoted(text)} is a known phrase of this kind`,
    heading: `${quoted(text)} is a known heading over links`,
    start: `it starts with “${entry.source}”`,
    pattern: `it is written like a ${CLASS_NAMES[entry.class]}`,
  };
  return { probability: entry.sure ? SURE : UNSURE, class: entry.class, source: 'pack', reason: reasons[entry.kind] };
}
