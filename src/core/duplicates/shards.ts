import { type LineSpread } from './line-spread';
import { type Postings } from './postings';
import { pack, packStrings, type Section, type Shard, shardName, unpack, unpackStrings } from './shard-format';
import { WordStore } from './word-store';

/** Name of the shard that lists the others, to be written last. */
export const MANIFEST = 'manifest';
/** Seeds in one shard. */
export const SHARD_SEEDS = 2048;

const SEEDS_KIND = 1;
const TABLES_KIND = 2;
const MANIFEST_KIND = 3;

/** What the shards of an index hold besides its tables. */
export interface SavedSeed {
  readonly uri: string;
  /** What the caller knew the version of the seed by: its size and time, say. */
  readonly stamp: string;
}

/** Writes a store without dead regions, with its tables: seeds by the shard, then the tables, the manifest last. */
export function* saveShards(store: WordStore, seeds: readonly SavedSeed[], tables: readonly Section[]): Generator<Shard, void> {
  const names: string[] = [];
  const shard = (bytes: Uint8Array): Shard => {
    const name = shardName(bytes);
    names.push(name);
    return { name, bytes };
  };
  for (let from = 0; from < seeds.length; from += SHARD_SEEDS) yield shard(seedsShard(store, seeds, from, Math.min(seeds.length, from + SHARD_SEEDS)));
  yield shard(pack(TABLES_KIND, tables));
  yield { name: MANIFEST, bytes: pack(MANIFEST_KIND, [packStrings(names)]) };
}

/** The names of the shards that belong together, in order; undefined when the manifest is torn or of another version. */
export function readManifest(bytes: Uint8Array): string[] | undefined {
  const sections = unpack(MANIFEST_KIND, bytes);
  return sections?.[0] && unpackStrings(sections[0]);
}

/** What could be read back. */
export interface Restored {
  readonly store: WordStore;
  readonly seeds: readonly SavedSeed[];
  /** The tables, only when every shard was whole. */
  readonly tables: readonly Section[] | undefined;
  /** Shards that were missing, torn or of another version. */
  readonly lost: number;
}

/** Reads shards back in the manifest's order. A shard that is not whole is left out with all its seeds. */
export function restoreShards(names: readonly string[], read: (name: string) => Uint8Array | undefined): Restored {
  const store = new WordStore();
  const seeds: SavedSeed[] = [];
  let lost = 0;
  for (const name of names.slice(0, -1)) {
    const sections = whole(SEEDS_KIND, name, read(name));
    if (!sections || !appendSeeds(store, seeds, sections)) lost++;
  }
  const last = names.at(-1);
  const tables = last === undefined ? undefined : whole(TABLES_KIND, last, read(last));
  if (!tables) lost++;
  return { store, seeds, tables: lost === 0 ? tables : undefined, lost };
}

function whole(kind: number, name: string, bytes: Uint8Array | undefined): Section[] | undefined {
  if (!bytes) return undefined;
  const copy = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return shardName(copy) === name ? unpack(kind, copy) : undefined;
}

function seedsShard(store: WordStore, seeds: readonly SavedSeed[], from: number, to: number): Uint8Array {
  const part = seeds.slice(from, to);
  const firstLine = store.regionLines[from]!;
  const lastLine = store.regionLines[to]!;
  const relative = (ends: Uint32Array): Uint32Array<ArrayBuffer> => ends.slice(from, to + 1).map((end) => end - ends[from]!);
  return pack(SEEDS_KIND, [
    packStrings(part.map(({ uri }) => uri)),
    packStrings(part.map(({ stamp }) => stamp)),
    relative(store.regionWords),
    relative(store.regionLines),
    store.words.slice(store.start(from), store.start(to)),
    store.lineWords.slice(firstLine, lastLine).map((word) => word - store.start(from)),
    store.lineNumbers.slice(firstLine, lastLine),
    store.lineHashes.slice(firstLine, lastLine),
  ]);
}

function appendSeeds(store: WordStore, seeds: SavedSeed[], sections: readonly Section[]): boolean {
  const [names, stamps, regionWords, regionLines, words, lineWords, lineNumbers, lineHashes] = sections;
  if (!names || !stamps || !regionWords || !regionLines || !words || !lineWords || !lineNumbers || !lineHashes) return false;
  const uris = unpackStrings(names);
  const versions = unpackStrings(stamps);
  if (uris.length + 1 !== regionWords.length || uris.length !== versions.length) return false;
  store.reserve(2 * Math.max(words.length, lineWords.length));
  const word = store.wordCount;
  const line = store.lineCount;
  store.words.set(words, word);
  store.lineWords.set(lineWords.map((at) => at + word), line);
  store.lineNumbers.set(lineNumbers, line);
  store.lineHashes.set(lineHashes, line);
  uris.forEach((uri, i) => {
    store.wordCount = word + regionWords[i + 1]!;
    store.lineCount = line + regionLines[i + 1]!;
    store.addRegion();
    seeds.push({ uri, stamp: versions[i] ?? '' });
  });
  return true;
}

/** The tables of an index as sections. */
export function tablesOf(postings: Postings, spread: LineSpread): Section[] {
  return [...postings.sections(), spread.section()];
}
