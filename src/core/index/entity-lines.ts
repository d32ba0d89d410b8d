import { MAX_LINKS } from './lines';
import type { IndexEntity } from './model';
import { compareCodePoints } from './order';
import { isSameData } from './same-data';
import { SortedNames } from './sorted-names';

/** How an entity is called. */
export interface EntityName {
  readonly name: string;
  readonly type: string;
  readonly spellings: readonly string[];
}

/** An entity in one seed. */
export interface EntityCount {
  readonly id: string;
  readonly count: number;
}

interface Kept {
  called: EntityName;
  readonly counts: Map<string, number>;
  readonly paths: SortedNames;
  mentions: number;
}

/**
 * The entities of one root with their seeds, kept up to date: a change costs the names of the changed seeds, however many
 * seeds there are. Two entities that are called alike are one in the index.
 */
export class EntityLines {
  readonly #entities = new Map<string, Kept>();
  readonly #seeds = new Map<string, readonly EntityCount[]>();
  /** The ids that share a line, by type and name. */
  readonly #lines = new Map<string, Set<string>>();
  /** Lines and seeds that were touched since `take`. */
  #touched = new Map<string, { readonly type: string; readonly name: string }>();
  #renamed = new Set<string>();
  readonly #nameOf: (id: string) => EntityName | undefined;

  /** `nameOf` tells how an entity is called now. */
  constructor(nameOf: (id: string) => EntityName | undefined) {
    this.#nameOf = nameOf;
  }

  /** The seeds that name something. */
  seeds(): Iterable<string> {
    return this.#seeds.keys();
  }

  /** The entities of a seed; none when it is gone. */
  putSeed(path: string, counts: readonly EntityCount[]): void {
    const before = this.#seeds.get(path) ?? [];
    const now = new Map(counts.map(({ id, count }) => [id, count]));
    for (const { id } of before) if (!now.has(id)) this.#count(id, path, 0);
    for (const [id, count] of now) this.#count(id, path, count);
    if (counts.length > 0) this.#seeds.set(path, counts);
    else this.#seeds.delete(path);
    this.#renamed.add(path);
  }

  /** An entity may be called otherwise now, or its spellings may be others. */
  rename(id: string): void {
    const kept = this.#entities.get(id);
    const now = kept && this.#nameOf(id);
    if (!kept || !now || isSameData(kept.called, now)) return;
    const { name, type } = kept.called;
    this.#touch(kept);
    if (name !== now.name || type !== now.type) {
      this.#leave(id, kept);
      kept.called = now;
      this.#enter(id, kept);
      for (const path of kept.paths.all()) this.#renamed.add(path);
    } else kept.called = now;
  }

  /** The names most mentioned in a seed. */
  top(path: string, most: number): string[] {
    const named = (this.#seeds.get(path) ?? []).flatMap(({ id, count }) => {
      const name = this.#entities.get(id)?.called.name;
      return name === undefined ? [] : [{ id, count, name }];
    });
    return named.sort((a, b) => b.count - a.count || byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id)).slice(0, most).map(({ name }) => name);
  }

  /** The lines that may say something else since the last call, and the seeds whose most mentioned names may be others. */
  take(): { readonly lines: readonly IndexEntity[]; readonly seeds: ReadonlySet<string> } {
    const lines = [...this.#touched].map(([key, { name, type }]) => this.#line(key, name, type));
    const seeds = this.#renamed;
    this.#touched = new Map();
    this.#renamed = new Set();
    return { lines, seeds };
  }

  #count(id: string, path: string, count: number): void {
    const kept = this.#entities.get(id) ?? this.#add(id);
    const before = kept?.counts.get(path) ?? 0;
    if (!kept || before === count) return;
    kept.mentions += count - before;
    this.#touch(kept);
    if (count > 0) kept.counts.set(path, count);
    else kept.counts.delete(path);
    if (before === 0) kept.paths.add(path);
    if (count === 0) kept.paths.remove(path);
    if (kept.counts.size > 0) return;
    this.#entities.delete(id);
    this.#leave(id, kept);
  }

  #add(id: string): Kept | undefined {
    const called = this.#nameOf(id);
    if (!called) return undefined;
    const kept = { called, counts: new Map<string, number>(), paths: new SortedNames(), mentions: 0 };
    this.#entities.set(id, kept);
    this.#enter(id, kept);
    return kept;
  }

  #touch({ called: { name, type } }: Kept): void {
    this.#touched.set(keyOf(type, name), { name, type });
  }

  #enter(id: string, kept: Kept): void {
    const key = keyOf(kept.called.type, kept.called.name);
    const ids = this.#lines.get(key);
    if (ids) ids.add(id);
    else this.#lines.set(key, new Set([id]));
    this.#touch(kept);
  }

  #leave(id: string, kept: Kept): void {
    const key = keyOf(kept.called.type, kept.called.name);
    const ids = this.#lines.get(key);
    ids?.delete(id);
    if (ids?.size === 0) this.#lines.delete(key);
  }

  /** One without seeds is no line. */
  #line(key: string, name: string, type: string): IndexEntity {
    const twins = [...(this.#lines.get(key) ?? [])].sort(byCodeUnit).flatMap((id) => this.#entities.get(id) ?? []);
    const [only] = twins;
    if (only && twins.length === 1) {
      const { called, counts, mentions, paths } = only;
      return { name, type, spellings: called.spellings, mentions, seedCount: paths.size, seeds: paths.first(MAX_LINKS).map((path) => ({ path, count: counts.get(path) ?? 0 })) };
    }
    const counts = new Map<string, number>();
    for (const twin of twins) for (const [path, count] of twin.counts) counts.set(path, (counts.get(path) ?? 0) + count);
    return {
      name,
      type,
      spellings: [...new Set(twins.flatMap(({ called }) => called.spellings))],
      mentions: twins.reduce((sum, { mentions }) => sum + mentions, 0),
      seedCount: counts.size,
      seeds: [...counts.keys()].sort(compareCodePoints).slice(0, MAX_LINKS).map((path) => ({ path, count: counts.get(path) ?? 0 })),
    };
  }
}

function keyOf(type: string, name: string): string {
  return `${type}\0${name}`;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
