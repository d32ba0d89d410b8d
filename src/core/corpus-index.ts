import type { SeedConfig, WinnowConfig } from './config/config';
import type { Corpus } from './corpus';
import type { SeedRow } from './seed-row';
import type { CorpusEntities, EntityRow } from './corpus-entities';
import { FamilyBuilder } from './duplicates/families';
import { describeFamily } from './index/families';
import type { IndexEntity, IndexOptions, IndexSeed } from './index/model';
import { compareCodePoints } from './index/order';
import { type IndexChanges, IndexRenderer } from './index/renderer';
import { isSameData } from './index/same-data';
import { pathWithin, rootOf } from './seeds-root';

/** What the index of one root is made with. */
export interface IndexRequest {
  /** The workspace folder and the seeds root in it: URIs without a trailing slash. */
  readonly folder: string;
  readonly root: string;
  /** The editor's setting; winnow.yaml goes before it. */
  readonly maxLines: number;
  readonly config: WinnowConfig;
  /** Number of annotations of a seed; without it none has any. */
  readonly annotationsOf?: (uri: string) => number;
}

/** The family of seeds that have none: always the same list. */
const ALONE: readonly string[] = [];

/** Names shown beside a seed. */
const TOP_NAMES = 5;

/** The block of INDEX.md and of its pages, by path below the root. The rows of the corpus must be up to date. */
export function indexPages(corpus: Corpus, request: IndexRequest): Map<string, string> {
  const index = new RootIndex();
  index.update(corpus, request);
  return index.pages();
}

interface KeptSeed {
  readonly row: SeedRow;
  readonly seed: IndexSeed;
}

interface KeptEntity {
  readonly name: string;
  readonly type: string;
  readonly spellings: readonly string[];
  readonly counts: EntityRow['counts'];
  readonly mentions: number;
}

/**
 * The index of one root, kept from one look at the corpus to the next: only what says something else is rendered anew.
 * What it says depends on the corpus and the request alone, not on earlier looks.
 */
export class RootIndex {
  #renderer = new IndexRenderer();
  #options: IndexOptions | undefined;
  #seeds = new Map<string, KeptSeed>();
  #families = new Map<string, readonly string[]>();
  #entities = new Map<string, KeptEntity>();
  #revision = -1;
  #state = 0;
  #last: IndexChanges | undefined;

  /** A number that names what the index says now; it grows when that changes. */
  get state(): number {
    return this.#state;
  }

  /** Lines rendered, lines joined and steps taken so far; see `IndexRenderer`. */
  get operations(): IndexRenderer['operations'] {
    return this.#renderer.operations;
  }

  /** Everything: INDEX.md first, then the pages by path. */
  pages(): Map<string, string> {
    return this.#renderer.text();
  }

  /** What is different from what the index said at `state`; undefined when that is not known any more: take `pages`. */
  changesSince(state: number): IndexChanges | undefined {
    if (state === this.#state) return { write: new Map(), remove: [] };
    return state === this.#state - 1 ? this.#last : undefined;
  }

  /** Takes over what the corpus knows. The rows of the corpus must be up to date. */
  update(corpus: Corpus, request: IndexRequest): void {
    const { folder, root, config } = request;
    const options = { ...config.index, maxLines: config.index.maxLines ?? request.maxLines };
    const fresh = !isSameData(this.#options, options);
    if (fresh) this.#begin(options);
    const rows = corpus.uris().flatMap((uri) => (rootOf(folder, uri) === root ? (corpus.row(uri) ?? []) : []));
    const paths = new Map(rows.map(({ uri }) => [uri, pathWithin(root, uri)]));
    const changed = this.#putSeeds(corpus, request, rows, paths);
    this.#putFamilies(changed);
    const { revision } = corpus.entities;
    if (revision !== this.#revision) this.#putEntities(corpus.entities, paths, corpus.size);
    this.#revision = revision;
    const changes = this.#renderer.takeChanges();
    if (!fresh && changes.write.size + changes.remove.length === 0) return;
    this.#state++;
    this.#last = fresh ? undefined : changes;
  }

  #begin(options: IndexOptions): void {
    this.#options = options;
    this.#renderer = new IndexRenderer(options);
    this.#seeds = new Map();
    this.#families = new Map();
    this.#entities = new Map();
    this.#revision = -1;
  }

  /** Answers the paths of the seeds whose rows are new, changed or gone. */
  #putSeeds(corpus: Corpus, { config, annotationsOf }: IndexRequest, rows: readonly SeedRow[], paths: ReadonlyMap<string, string>): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const uri of this.#seeds.keys()) {
      if (paths.has(uri)) continue;
      const path = this.#seeds.get(uri)?.seed.path ?? '';
      this.#renderer.removeSeed(path);
      this.#seeds.delete(uri);
      changed.add(path);
    }
    const families = this.#familiesOf(rows, paths);
    const sameNames = corpus.entities.revision === this.#revision;
    for (const row of rows) {
      const path = paths.get(row.uri) ?? '';
      const before = this.#seeds.get(row.uri);
      const names = before && sameNames ? before.seed.topEntities : corpus.entities.topNames(row.uri, TOP_NAMES);
      const seed = seedOf(row, path, { names, family: families.get(path) ?? ALONE, own: config.seeds.get(path), annotations: annotationsOf?.(row.uri) });
      const same = before && (before.row === row ? isSameSeed(before.seed, seed) : isSameData(before.seed, seed));
      this.#seeds.set(row.uri, { row, seed: same ? before.seed : seed });
      if (same) continue;
      this.#renderer.putSeed(seed);
      changed.add(path);
    }
    return changed;
  }

  /** The family of each seed that has one, by path. A family that is as before keeps its list. */
  #familiesOf(rows: readonly SeedRow[], paths: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
    const lists = new Map<string, readonly string[]>();
    const byPath = new Map<string, readonly string[]>();
    for (const uris of familiesOf(rows, new Set(paths.keys()))) {
      const sorted = uris.map((uri) => paths.get(uri) ?? uri).sort(compareCodePoints);
      const [first = ''] = sorted;
      const before = this.#families.get(first);
      const list = isSameData(before, sorted) ? (before ?? sorted) : sorted;
      lists.set(first, list);
      for (const path of list) byPath.set(path, list);
    }
    for (const first of this.#families.keys()) if (!lists.has(first)) this.#renderer.removeFamily(first);
    this.#families = lists;
    return byPath;
  }

  #putFamilies(changed: ReadonlySet<string>): void {
    if (changed.size === 0) return;
    const members = new Map<string, IndexSeed[]>();
    for (const { seed } of this.#seeds.values()) {
      const [first] = seed.family;
      if (first === undefined) continue;
      const list = members.get(first);
      if (list) list.push(seed);
      else members.set(first, [seed]);
    }
    for (const seeds of members.values()) if (seeds.some(({ path }) => changed.has(path))) this.#renderer.putFamily(describeFamily(seeds));
  }

  #putEntities(entities: CorpusEntities, paths: ReadonlyMap<string, string>, size: number): void {
    const now = mergedEntities(entities.all(), paths.size === size ? undefined : paths);
    for (const [key, { type, name }] of this.#entities) if (!now.has(key)) this.#renderer.removeEntity(type, name);
    for (const [key, entity] of now) {
      const before = this.#entities.get(key);
      if (before && isSameEntity(before, entity)) now.set(key, before);
      else this.#renderer.putEntity(entityOf(entity, paths));
    }
    this.#entities = now;
  }
}

interface Around {
  readonly names: readonly string[];
  readonly family: readonly string[];
  readonly own: SeedConfig | undefined;
  readonly annotations: number | undefined;
}

function seedOf(row: SeedRow, path: string, { names, family, own, annotations }: Around): IndexSeed {
  return {
    path,
    title: row.title,
    words: row.words,
    duplicateShare: row.duplicateShare,
    boilerplateLines: row.boilerplateLines,
    topEntities: names,
    family,
    findings: row.findings,
    ...(row.date === undefined ? {} : { date: row.date }),
    ...(row.source === undefined ? {} : { source: row.source }),
    ...(annotations === undefined ? {} : { annotations }),
    ...(own?.status === undefined ? {} : { status: own.status }),
    ...(own?.note === undefined ? {} : { note: own.note }),
  };
}

/** True when two versions of a seed made from the same row say the same. */
function isSameSeed(a: IndexSeed, b: IndexSeed): boolean {
  return a.family === b.family && a.status === b.status && a.note === b.note && a.annotations === b.annotations && isSameList(a.topEntities, b.topEntities);
}

/** The entities of the seeds in `within` (all when undefined), by type and name: two that are called alike are one in the index. */
function mergedEntities(rows: readonly EntityRow[], within: ReadonlyMap<string, string> | undefined): Map<string, KeptEntity> {
  const found = new Map<string, KeptEntity>();
  for (const { name, type, spellings, counts: all } of rows) {
    const counts = within ? all.filter(({ uri }) => within.has(uri)) : all;
    if (counts.length === 0) continue;
    const key = `${type}\0${name}`;
    const entity = { name, type, spellings, counts, mentions: counts.reduce((sum, { count }) => sum + count, 0) };
    const twin = found.get(key);
    found.set(key, twin ? joined(twin, entity) : entity);
  }
  return found;
}

function joined(a: KeptEntity, b: KeptEntity): KeptEntity {
  const counts = new Map(a.counts.map(({ uri, count }) => [uri, count]));
  for (const { uri, count } of b.counts) counts.set(uri, (counts.get(uri) ?? 0) + count);
  return {
    name: a.name,
    type: a.type,
    spellings: [...new Set([...a.spellings, ...b.spellings])],
    counts: [...counts].map(([uri, count]) => ({ uri, count })).sort((x, y) => (x.uri < y.uri ? -1 : 1)),
    mentions: a.mentions + b.mentions,
  };
}

function isSameEntity(a: KeptEntity, b: KeptEntity): boolean {
  if (a.mentions !== b.mentions || a.counts.length !== b.counts.length || !isSameList(a.spellings, b.spellings)) return false;
  return a.counts.every(({ uri, count }, i) => uri === b.counts[i]?.uri && count === b.counts[i]?.count);
}

function entityOf({ name, type, spellings, counts, mentions }: KeptEntity, paths: ReadonlyMap<string, string>): IndexEntity {
  return { name, type, spellings, mentions, seeds: counts.map(({ uri, count }) => ({ path: paths.get(uri) ?? uri, count })) };
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Groups of seeds among `inRoot` that are the same article, by the words their rows say they share. */
export function familiesOf(rows: readonly SeedRow[], inRoot: ReadonlySet<string>): (readonly string[])[] {
  const sizes = new Map(rows.map(({ uri, words }) => [uri, words]));
  const builder = new FamilyBuilder((uri) => sizes.get(uri) ?? 0);
  for (const { uri, matched } of rows) for (const [other, words] of matched) if (inRoot.has(other)) builder.add({ a: { uri }, b: { uri: other }, matched: words });
  return builder.families().map(({ uris }) => uris);
}
