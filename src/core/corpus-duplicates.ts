import type { Corpus } from './corpus';
import { familiesOf } from './corpus-index';
import { passageName } from './duplicates/ignored-pairs';
import { diffWords, type WordDiff } from './duplicates/word-diff';
import type { PassageCopy } from './rule';
import type { SeedText } from './text/seed-text';

/** A passage and its copy with their texts. Everything comes from seeds: escape it. */
export interface Comparison {
  readonly copy: PassageCopy;
  readonly here: string;
  readonly there: string;
  readonly diff: WordDiff;
  /** What the two passages are called in `duplicates.ignore` of winnow.yaml. */
  readonly names: { readonly a: string; readonly b: string };
}

/** A seed in the tree of duplicates. */
export interface DuplicateSeed {
  readonly uri: string;
  readonly title: string;
  /** Share of its words that stand in copied passages, 0 to 1. */
  readonly share: number;
}

/** Everything that is copied, corpus-wide. Lists are cut; the counts are whole. */
export interface DuplicateTree {
  /** Seeds that are the same article; largest group first. */
  readonly families: readonly { readonly seeds: readonly DuplicateSeed[]; readonly count: number }[];
  readonly familyCount: number;
  /** Seeds outside families that have copied passages; most copied first. */
  readonly others: readonly DuplicateSeed[];
  readonly otherCount: number;
}

/** One row below a seed in the tree. */
export interface PassageRow {
  readonly copy: PassageCopy;
  /** 0-based lines of the passage in the seed. */
  readonly startLine: number;
  readonly endLine: number;
  /** How the passage begins. */
  readonly quote: string;
}

const LONGEST_QUOTE = 80;
/** A passage that shares less than this of what its pair promised was read from a file that has changed meanwhile. */
const FRESH = 0.5;

/** The copies of the passage at an offset of a seed with what differs, at most `most`, the least changed first. */
export function comparisons(corpus: Corpus, uri: string, seed: SeedText, offset: number, most: number): Comparison[] {
  const copies = corpus.copiesAt(uri, seed, offset).sort((x, y) => x.changed - y.changed || y.words - x.words);
  return copies.slice(0, most).flatMap((copy) => {
    const other = copy.there.uri === uri ? seed : corpus.textOf(copy.there.uri);
    const span = copy.there.span ?? (other && corpus.placeOf(uri, copy, other));
    if (!other || !span) return [];
    const here = seed.slice(copy.here);
    const there = other.slice(span);
    const diff = diffWords(here, there);
    if (copy.words - diff.onlyHere < FRESH * copy.words * (1 - copy.changed)) return [];
    return [{ copy, here, there, diff, names: { a: passageName(seed.text, copy.here), b: passageName(other.text, span) } }];
  });
}

/** The tree's first level with at most `most` groups and as many single seeds; rows must be up to date. */
export function duplicateTree(corpus: Corpus, most: number): DuplicateTree {
  const rows = corpus.uris().flatMap((uri) => corpus.row(uri) ?? []);
  const byUri = new Map(rows.map((row) => [row.uri, row]));
  const families = familiesOf(rows, new Set(byUri.keys()));
  const inFamily = new Set(families.flat());
  const others = rows.filter(({ uri, duplicateShare }) => duplicateShare > 0 && !inFamily.has(uri)).sort((x, y) => y.duplicateShare - x.duplicateShare || (x.uri < y.uri ? -1 : 1));
  const seedOf = (uri: string): DuplicateSeed => ({ uri, title: byUri.get(uri)?.title ?? '', share: byUri.get(uri)?.duplicateShare ?? 0 });
  return {
    families: families.slice(0, most).map((uris) => ({ seeds: uris.slice(0, most).map(seedOf), count: uris.length })),
    familyCount: families.length,
    others: others.slice(0, most).map(({ uri }) => seedOf(uri)),
    otherCount: others.length,
  };
}

/** The copied passages of a seed in the order of their places, at most `most`, and how many there are. */
export function passageRows(corpus: Corpus, uri: string, seed: SeedText, most: number): { readonly rows: readonly PassageRow[]; readonly count: number } {
  const copies = [...corpus.copies(uri)].sort((x, y) => x.here.start - y.here.start || x.changed - y.changed);
  const rows = copies.slice(0, most).map((copy) => {
    const { start, end } = seed.lines.range(copy.here);
    return { copy, startLine: start.line, endLine: end.line, quote: quoteOf(seed.text.slice(copy.here.start, copy.here.start + 2 * LONGEST_QUOTE)) };
  });
  return { rows, count: copies.length };
}

function quoteOf(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line.length <= LONGEST_QUOTE) return line;
  const cut = line.slice(0, LONGEST_QUOTE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_QUOTE / 2))}…`;
}
