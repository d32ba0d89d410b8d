import { hashText } from '../../../src/core/entities/tagger/hash';
import { CASING } from '../../../src/core/entities/tagger/lexicon';
import { packAscending, packWords } from '../../../src/core/entities/tagger/model-file';
import { CAPITAL, kindOf, LOWER } from '../../../src/core/entities/tagger/word-facts';
import { clusterTree } from './clusters';
import type { ListBuilder } from './lists';
import { readVectors, reduce, type Vectors } from './vectors';

const VOCABULARY = 180_000;
const DIMENSIONS = 64;
/** 2048 fine clusters under 256 under 16: `Lexicon` takes the parents from the high bits. */
const BRANCHES = [16, 16, 8];

/** How often each word stands in lower case, with a capital, and in capitals only, inside sentences of prose. */
export type CaseCounts = ReadonlyMap<string, readonly [lower: number, capital: number, upper: number]>;

/** Counts spellings in sentences that are not set in capitals or as headlines; first words do not count. */
export function countCases(sentences: Iterable<readonly string[]>): Map<string, [number, number, number]> {
  const counts = new Map<string, [number, number, number]>();
  for (const words of sentences) {
    const kinds = words.map(kindOf);
    const lower = kinds.filter((kind) => kind === LOWER).length;
    const letters = kinds.filter((kind) => kind >= LOWER).length;
    if (lower * 2 < letters) continue;
    let inside = false;
    words.forEach((word, i) => {
      const kind = kinds[i] ?? 0;
      if (inside && kind >= LOWER) {
        const low = word.toLowerCase();
        const entry = counts.get(low) ?? [0, 0, 0];
        const slot = kind === LOWER ? 0 : kind === CAPITAL ? 1 : 2;
        entry[slot]++;
        counts.set(low, entry);
      }
      inside = kind > 0 && !(kind === 1 && !inside);
    });
  }
  return counts;
}

/** The model file's sections about words: hashes, clusters, casing, lists. */
export function buildLexicon(vectorPath: string, cases: CaseCounts, lists: ListBuilder): Map<string, Uint8Array> {
  const full = readVectors(vectorPath, VOCABULARY);
  const vectors = inHashOrder(reduce(full, DIMENSIONS));
  const byRank = full.words.map((word) => hashText(word));
  const order = rankOrder(vectors.hashes, byRank);
  const clusters = reorder(clusterTree(order.vectors(vectors), BRANCHES, 30_000), order.places);
  const listKeys = Uint32Array.from(lists.bits.keys()).sort();
  return new Map([
    ['WKEY', packAscending(vectors.hashes)],
    ['CLUS', packWords(clusters)],
    ['CASE', casings(vectors.words, clusters, cases)],
    ['LKEY', packAscending(listKeys)],
    ['LIST', packWords(Uint16Array.from(listKeys, (key) => lists.bits.get(key) ?? 0))],
  ]);
}

interface Hashed extends Vectors {
  readonly hashes: Uint32Array;
}

/** The rows sorted by the hash of their word, which is how the model file stores them. */
function inHashOrder(vectors: Vectors): Hashed {
  const seen = new Set<number>();
  const rows = vectors.words
    .map((word, row) => ({ word, row, hash: hashText(word) }))
    .filter(({ hash }) => !seen.has(hash) && seen.add(hash))
    .sort((a, b) => a.hash - b.hash);
  const values = new Float32Array(rows.length * vectors.size);
  rows.forEach(({ row }, i) => values.set(vectors.values.subarray(row * vectors.size, (row + 1) * vectors.size), i * vectors.size));
  return { words: rows.map(({ word }) => word), size: vectors.size, values, hashes: Uint32Array.from(rows, ({ hash }) => hash) };
}

/** The way back to the order of frequency, in which the clusters are learnt. */
function rankOrder(hashes: Uint32Array, byRank: readonly number[]): { places: Int32Array; vectors(source: Vectors): Vectors } {
  const rowOf = new Map(Array.from(hashes, (hash, row) => [hash, row]));
  const places = Int32Array.from(new Set(byRank), (hash) => rowOf.get(hash) ?? 0);
  return {
    places,
    vectors: ({ words, size, values }) => {
      const ranked = new Float32Array(values.length);
      places.forEach((row, rank) => ranked.set(values.subarray(row * size, (row + 1) * size), rank * size));
      return { words: Array.from(places, (row) => words[row] ?? ''), size, values: ranked };
    },
  };
}

function reorder(ranked: Uint16Array, places: Int32Array): Uint16Array {
  const rows = new Uint16Array(ranked.length);
  places.forEach((row, rank) => (rows[row] = ranked[rank] ?? 0));
  return rows;
}

const FEWEST = 3;
const CLEAR = 0.9;

function casings(words: readonly string[], clusters: Uint16Array, cases: CaseCounts): Uint8Array {
  const lows = new Float64Array(65536);
  const totals = new Float64Array(65536);
  const result = Uint8Array.from(words, (word, row) => {
    const [lower, capital, upper] = cases.get(word) ?? [0, 0, 0];
    const total = lower + capital + upper;
    if (total < FEWEST) return CASING.unknown;
    const cluster = clusters[row] ?? 0;
    lows[cluster] = (lows[cluster] ?? 0) + lower / total;
    totals[cluster] = (totals[cluster] ?? 0) + 1;
    if (lower >= CLEAR * total) return CASING.lower;
    if (upper > capital && upper > CLEAR * total * 0.6) return CASING.upper;
    return capital + upper >= CLEAR * total ? CASING.capital : CASING.mixed;
  });
  return result.map((casing, row) => {
    const cluster = clusters[row] ?? 0;
    const total = totals[cluster] ?? 0;
    if (casing !== CASING.unknown || total < FEWEST) return casing;
    const share = (lows[cluster] ?? 0) / total;
    return share > 0.7 ? CASING.seemsLower : share < 0.3 ? CASING.seemsCapital : casing;
  });
}
