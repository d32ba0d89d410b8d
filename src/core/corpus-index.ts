import type { SeedConfig, WinnowConfig } from './config/config';
import type { Corpus } from './corpus';
import type { CorpusEntities } from './corpus-entities';
import { FamilyBuilder } from './duplicates/families';
import { type EntityCount, EntityLines } from './index/entity-lines';
import { describeFamily } from './index/families';
import { FamilyGraph, type FamilyMember } from './index/family-graph';
import type { IndexOptions, IndexSeed } from './index/model';
import { type IndexChanges, IndexRenderer } from './index/renderer';
import { isSameData } from './index/same-data';
import type { SeedRow } from './seed-row';
import { pathWithin, rootOf } from './seeds-root';

/** How many annotations a seed has, and which seeds' numbers changed after which revision. */
export interface AnnotationCounts {
  readonly revision: number;
  since(revision: number): Iterable<string>;
  count(uri: string): number;
}

/** What the index of one root is made with. */
export interface IndexRequest {
  /** The workspace folder and the seeds root in it: URIs without a trailing slash. */
  readonly folder: string;
  readonly root: string;
  /** The editor's setting; winnow.yaml goes before it. */
  readonly maxLines: number;
  readonly config: WinnowConfig;
  /** Without it no seed has annotations. */
  readonly annotations?: AnnotationCounts;
}

/** Names shown beside a seed. */
const TOP_NAMES = 5;

/** The revisions up to which an index has seen what it is made from; 0 is nothing. */
interface Seen {
  rows: number;
  entities: number;
  annotations: number;
}

/**
 * The index of one root, kept from one look at the corpus to the next: what changed since is looked at, and only what says
 * something else is rendered anew. What it says depends on the corpus and the request alone, not on earlier looks.
 */
export class RootIndex {
  #renderer = new IndexRenderer();
  #options: IndexOptions | undefined;
  #rows = new Map<string, SeedRow>();
  #seeds = new Map<string, IndexSeed>();
  #families = new FamilyGraph();
  /** The family lines that stand, by first path. */
  #described = new Set<string>();
  #entities: EntityLines | undefined;
  #config: WinnowConfig['seeds'] = new Map();
  #seen: Seen = { rows: 0, entities: -1, annotations: 0 };
  #looked = 0;
  #state = 0;
  #last: IndexChanges | undefined;

  /** A number that names what the index says now; it grows when that changes. */
  get state(): number {
    return this.#state;
  }

  /** Work so far: seeds looked at, pairs of seeds compared, and what the renderer did; see `IndexRenderer`. */
  get operations(): IndexRenderer['operations'] & { readonly looked: number; readonly compared: number } {
    return { ...this.#renderer.operations, looked: this.#looked, compared: this.#families.steps };
  }

  /** Everything: INDEX.md first, then the pages by path. */
  pages(): Map<string, string> {
    return this.#renderer.text();
  }

  /** The block of one page, undefined when there is none. */
  page(path: string): string | undefined {
    return this.#renderer.page(path);
  }

  /** What is different from what the index said at `state`; undefined when that is not known any more: take `pages`. */
  changesSince(state: number): IndexChanges | undefined {
    if (state === this.#state) return { write: new Map(), remove: [] };
    return state === this.#state - 1 ? this.#last : undefined;
  }

  /** Takes over what the corpus knows. The rows of the corpus must be up to date. */
  update(corpus: Corpus, request: IndexRequest): void {
    const { config } = request;
    const options = { ...config.index, maxLines: config.index.maxLines ?? request.maxLines };
    const fresh = !isSameData(this.#options, options);
    if (fresh) this.#begin(options);
    const touched = this.#takeRows(corpus, request);
    const regrouped = this.#families.update(new Map([...touched].map((path) => [path, this.#memberOf(request, path)])));
    for (const path of regrouped) touched.add(path);
    for (const path of this.#takeEntities(corpus, request, touched)) touched.add(path);
    for (const path of this.#takeConfig(config.seeds)) touched.add(path);
    for (const path of this.#takeAnnotations(request)) touched.add(path);
    this.#putFamilies(this.#putSeeds(touched, request), regrouped);
    const changes = this.#renderer.takeChanges();
    if (!fresh && changes.write.size + changes.remove.length === 0) return;
    this.#state++;
    this.#last = fresh ? undefined : changes;
  }

  #begin(options: IndexOptions): void {
    this.#options = options;
    this.#renderer = new IndexRenderer(options);
    this.#rows = new Map();
    this.#seeds = new Map();
    this.#families = new FamilyGraph();
    this.#described = new Set();
    this.#entities = undefined;
    this.#config = new Map();
    this.#seen = { rows: 0, entities: -1, annotations: 0 };
  }

  /** Takes rows that are new, different or gone; answers their paths. */
  #takeRows(corpus: Corpus, { folder, root }: IndexRequest): Set<string> {
    const { rowChanges } = corpus;
    const touched = new Set<string>();
    for (const uri of rowChanges.since(this.#seen.rows)) {
      if (rootOf(folder, uri) !== root) continue;
      const row = corpus.row(uri);
      const path = pathWithin(root, uri);
      this.#looked++;
      touched.add(path);
      if (row) this.#rows.set(path, row);
      else this.#rows.delete(path);
    }
    this.#seen.rows = rowChanges.revision;
    return touched;
  }

  #memberOf({ folder, root }: IndexRequest, path: string): FamilyMember | undefined {
    const row = this.#rows.get(path);
    if (!row) return undefined;
    const matched = new Map<string, number>();
    for (const [uri, words] of row.matched) if (rootOf(folder, uri) === root) matched.set(pathWithin(root, uri), words);
    return { words: row.words, matched };
  }

  /** Takes names and puts their lines; answers the seeds whose most mentioned names may be others. `touched` seeds may be gone. */
  #takeEntities({ entities }: Corpus, request: IndexRequest, touched: ReadonlySet<string>): ReadonlySet<string> {
    const changes = this.#entities ? entities.changesSince(this.#seen.entities) : undefined;
    this.#seen.entities = entities.revision;
    const lines = (this.#entities ??= new EntityLines((id) => entities.calledOf(id)));
    if (changes) {
      for (const path of touched) if (!this.#rows.has(path)) lines.putSeed(path, []);
      // A row may have come after its names.
      const seeds = new Set([...changes.seeds, ...[...touched].flatMap((path) => this.#rows.get(path)?.uri ?? [])]);
      for (const uri of seeds) {
        const path = this.#pathOf(uri, request);
        if (path === undefined) continue;
        this.#looked++;
        lines.putSeed(path, entities.countsIn(uri));
      }
      for (const id of changes.entities) lines.rename(id);
    } else this.#takeAllEntities(entities, request, lines);
    const { lines: changed, seeds } = lines.take();
    for (const entity of changed) this.#renderer.putEntity(entity);
    return seeds;
  }

  #takeAllEntities(entities: CorpusEntities, request: IndexRequest, lines: EntityLines): void {
    const seeds = new Map<string, EntityCount[]>([...this.#rows.keys(), ...lines.seeds()].map((path) => [path, []]));
    const rows = entities.all();
    for (const { id, counts } of rows) {
      for (const { uri, count } of counts) {
        const path = this.#pathOf(uri, request);
        if (path !== undefined) seeds.get(path)?.push({ id, count });
      }
    }
    this.#looked += seeds.size;
    for (const [path, counts] of seeds) lines.putSeed(path, counts);
    for (const { id } of rows) lines.rename(id);
  }

  /** The path of a seed that has a row in this root. */
  #pathOf(uri: string, { folder, root }: IndexRequest): string | undefined {
    if (rootOf(folder, uri) !== root) return undefined;
    const path = pathWithin(root, uri);
    return this.#rows.has(path) ? path : undefined;
  }

  /** The seeds of which winnow.yaml says something else. */
  #takeConfig(seeds: WinnowConfig['seeds']): string[] {
    const before = this.#config;
    this.#config = seeds;
    if (before === seeds) return [];
    return [...new Set([...before.keys(), ...seeds.keys()])].filter((path) => !isSameData(before.get(path), seeds.get(path)));
  }

  #takeAnnotations({ folder, root, annotations }: IndexRequest): string[] {
    if (!annotations) return [];
    const changed = [...annotations.since(this.#seen.annotations)];
    this.#seen.annotations = annotations.revision;
    return changed.filter((uri) => rootOf(folder, uri) === root).map((uri) => pathWithin(root, uri));
  }

  /** Renders the lines of seeds that say something else; answers the paths of those. */
  #putSeeds(paths: ReadonlySet<string>, { config, annotations }: IndexRequest): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const path of paths) {
      const row = this.#rows.get(path);
      const before = this.#seeds.get(path);
      if (row) {
        const around = { names: this.#entities?.top(path, TOP_NAMES) ?? [], family: this.#families.familyOf(path), own: config.seeds.get(path), annotations: annotations?.count(row.uri) };
        const seed = seedOf(row, path, around);
        if (isSameData(before, seed)) continue;
        this.#seeds.set(path, seed);
        this.#renderer.putSeed(seed);
      } else {
        if (!before) continue;
        this.#seeds.delete(path);
        this.#renderer.removeSeed(path);
      }
      changed.add(path);
    }
    return changed;
  }

  #putFamilies(changed: ReadonlySet<string>, regrouped: ReadonlySet<string>): void {
    const firsts = new Set<string>();
    for (const path of [...changed, ...regrouped]) {
      const [first] = this.#families.familyOf(path);
      if (first !== undefined) firsts.add(first);
      if (first !== path && this.#described.delete(path)) this.#renderer.removeFamily(path);
    }
    for (const first of firsts) {
      const seeds = this.#families.familyOf(first).flatMap((path) => this.#seeds.get(path) ?? []);
      this.#looked += seeds.length;
      this.#renderer.putFamily(describeFamily(seeds));
      this.#described.add(first);
    }
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

/** Groups of seeds among `inRoot` that are the same article, by the words their rows say they share. */
export function familiesOf(rows: readonly SeedRow[], inRoot: ReadonlySet<string>): (readonly string[])[] {
  const sizes = new Map(rows.map(({ uri, words }) => [uri, words]));
  const builder = new FamilyBuilder((uri) => sizes.get(uri) ?? 0);
  for (const { uri, matched } of rows) for (const [other, words] of matched) if (inRoot.has(other)) builder.add({ a: { uri }, b: { uri: other }, matched: words });
  return builder.families().map(({ uris }) => uris);
}
