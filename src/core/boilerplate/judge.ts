import type { CorpusView } from '../rule';
import { CLASS_NAMES } from './classes';
import { corpusEvidence } from './corpus-evidence';
import { type Evidence, SURE, UNSURE, quoted, stronger } from './evidence';
import { takeHeadlines } from './headings';
import { lineKey } from './line-key';
import type { Pack, PackEntry } from './pack';
import { matchPack } from './pack-match';
import type { SeedUserRules } from './user-rules';

/** What lines are judged by, besides their own text. */
export interface Judges {
  readonly pack: Pack;
  readonly corpus?: CorpusView | undefined;
  readonly user?: SeedUserRules | undefined;
}

/**
 * Judges the non-blank lines of one seed, in order. Undefined for a line that nothing speaks against.
 * The first line that is not certainly boilerplate is the title and is never judged.
 */
export function judgeLines(texts: readonly string[], judges: Judges): (Evidence | undefined)[] {
  const entries: (PackEntry | undefined)[] = [];
  const verdicts = texts.map((text) => judges.user?.judge(text));
  const own = texts.map((text, index): Evidence | undefined => {
    const verdict = verdicts[index];
    if (verdict && !verdict.keep) return { probability: 1, class: verdict.class, source: 'user', reason: verdict.reason };
    const entry = matchPack(judges.pack, lineKey(text));
    entries[index] = entry;
    return entry && packEvidence(entry, text);
  });
  const all = [...own];
  texts.forEach((_, index) => {
    const verdict = verdicts[index];
    const byUser = verdict?.keep === false;
    const isHeading = verdict ? !verdict.keep && verdict.heading : entries[index]?.kind === 'heading';
    if (!isHeading) return;
    for (const [at, evidence] of takeHeadlines(texts, index, own, byUser)) all[at] = stronger(all[at], evidence);
  });
  if (judges.corpus) {
    for (const [at, evidence] of corpusEvidence(texts, judges.corpus)) {
      const known = all[at];
      all[at] = stronger(known, known ? { ...evidence, class: known.class } : evidence);
    }
  }
  const title = texts.findIndex((_, index) => (own[index]?.probability ?? 0) < SURE);
  return all.map((evidence, index) => (index === title || verdicts[index]?.keep ? undefined : evidence));
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
