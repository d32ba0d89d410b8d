import { seedDate } from './facts/dateline';
import { seedPublisher, seedSource } from './facts/source';
import type { Finding, PassageCopy } from './rule';
import { detached } from './text/detached';
import type { SeedText } from './text/seed-text';
import { mergeSpans } from './text/span';
import type { Words } from './text/words';

/** What is kept of a checked seed, for lists and the index. */
export interface SeedRow {
  readonly uri: string;
  readonly title: string;
  /** ISO 8601, when the seed says. */
  readonly date?: string;
  /** The address it was taken from, else the name of who published it. */
  readonly source?: string;
  readonly words: number;
  readonly duplicateShare: number;
  readonly boilerplateLines: number;
  readonly findings: Readonly<Record<string, number>>;
  /** Boilerplate class → findings that Clean would strip. */
  readonly strippable: Readonly<Record<string, number>>;
  /** Words matched in other seeds, by seed. */
  readonly matched: ReadonlyMap<string, number>;
}

/** A seed with all that was found in it. */
export interface CheckedSeed {
  readonly uri: string;
  readonly seed: SeedText;
  readonly findings: readonly Finding[];
  readonly copies: readonly PassageCopy[];
  readonly words: Words;
  readonly matched: ReadonlyMap<string, number>;
}

/** The row of a checked seed. */
export function makeRow({ uri, seed, findings, copies, words, matched }: CheckedSeed): SeedRow {
  const date = seedDate(seed)?.iso;
  const source = seedSource(seed)?.url ?? seedPublisher(seed);
  const counts: Record<string, number> = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return {
    uri,
    title: detached(titleOf(seed, findings)),
    ...(date === undefined ? {} : { date }),
    ...(source === undefined ? {} : { source: detached(source) }),
    words: words.count,
    duplicateShare: words.count === 0 ? 0 : copiedWords(copies, words) / words.count,
    boilerplateLines: boilerplateLines(seed, findings),
    findings: counts,
    strippable: strippableOf(findings),
    matched,
  };
}

/** Words of a seed that stand in a copied passage: in another seed, or for the second time in this one. */
function copiedWords(copies: readonly PassageCopy[], words: Words): number {
  let count = 0;
  let i = 0;
  for (const { start, end } of mergeSpans(copies.map(({ here }) => here))) {
    while (i < words.count && (words.starts[i] ?? 0) < start) i++;
    for (; i < words.count && (words.ends[i] ?? 0) <= end; i++) count++;
  }
  return count;
}

function strippableOf(findings: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule, category, fixes } of findings) {
    if (rule === 'boilerplate' && category !== undefined && fixes.some(({ safe }) => safe)) counts[category] = (counts[category] ?? 0) + 1;
  }
  return counts;
}

function boilerplateLines(seed: SeedText, findings: readonly Finding[]): number {
  const spans = findings.filter(({ rule }) => rule === 'boilerplate').map(({ span }) => span);
  return seed.blocks.filter((block) => spans.some(({ start, end }) => start <= block.start && block.end <= end)).length;
}

const LONGEST_TITLE = 120;

/** The title, or how the first paragraph of the article begins, cut at a word. Boilerplate above it is passed over. */
function titleOf(seed: SeedText, findings: readonly Finding[]): string {
  const spans = findings.filter(({ rule }) => rule === 'boilerplate').map(({ span }) => span);
  const first = seed.blocks.find((block) => !spans.some(({ start, end }) => start <= block.start && block.end <= end));
  const named = seed.title?.source === 'front-matter' || !first ? seed.title?.text : seed.slice(first);
  const text = (named ?? '').slice(0, 4 * LONGEST_TITLE).replace(/\s+/g, ' ');
  if (text.length <= LONGEST_TITLE) return text;
  const cut = text.slice(0, LONGEST_TITLE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2))}…`;
}
