import { ChangeLog } from './change-log';
import type { Overview } from './corpus-types';
import type { SeedRow } from './seed-row';

/** Seeds are looked for that share passages with those a changed seed shares passages with, until there are so many. */
const MOST_BEYOND = 256;

/** The rows of all checked seeds, and which of them wait to be made anew. */
export class SeedRows {
  readonly #rows = new Map<string, SeedRow>();
  /** The seeds whose rows say that they share passages with a seed. */
  readonly #sharing = new Map<string, Set<string>>();
  readonly #dirty = new Set<string>();
  /** Seeds that were put or removed and whose rows were not made since. */
  readonly #put = new Set<string>();
  /** Seeds whose rows were made while they were edited, from the surroundings of the edits. */
  readonly #rough = new Set<string>();
  readonly #changes = new ChangeLog();
  readonly #has: (uri: string) => boolean;

  /** `has` knows the seeds of the corpus: no other may wait. */
  constructor(has: (uri: string) => boolean) {
    this.#has = has;
  }

  /** The seeds whose rows were made anew or forgotten, in the order of that. */
  get changes(): Pick<ChangeLog, 'revision' | 'since'> {
    return this.#changes;
  }

  get(uri: string): SeedRow | undefined {
    return this.#rows.get(uri);
  }

  /** What lists show of a row. */
  summaryOf(uri: string): Overview['seeds'][number] | undefined {
    const row = this.#rows.get(uri);
    return row && { uri, title: row.title, words: row.words, duplicateShare: row.duplicateShare, findings: row.findings, strippable: row.strippable };
  }

  /** True when the row is as it should be. */
  isFresh(uri: string): boolean {
    return this.#rows.has(uri) && !this.#dirty.has(uri);
  }

  isWaiting(uri: string): boolean {
    return this.#dirty.has(uri);
  }

  /** The seeds whose rows wait, by code unit. */
  waiting(): string[] {
    return [...this.#dirty].sort();
  }

  /** Says that something a row depends on may have changed. */
  touch(uri: string): void {
    if (this.#has(uri)) this.#dirty.add(uri);
  }

  /** The same of a seed that comes, changes or goes, and of those it shares passages with. */
  touchAround(uri: string): void {
    this.touch(uri);
    this.#put.add(uri);
    for (const other of this.#rows.get(uri)?.matched.keys() ?? []) this.touch(other);
    for (const other of this.#sharing.get(uri) ?? []) this.touch(other);
  }

  /** Takes a new row, `rough` when only the surroundings of edits were looked at; the seeds that it shares other words with than before wait. */
  keep(row: SeedRow, rough = false): void {
    const { uri, matched } = row;
    if (rough) this.#rough.add(uri);
    else this.#rough.delete(uri);
    const before = this.#rows.get(uri)?.matched ?? NOTHING;
    for (const [other, words] of matched) if (before.get(other) !== words) this.touch(other);
    for (const other of before.keys()) if (!matched.has(other)) this.touch(other);
    this.#share(uri, before, matched);
    if (this.#put.delete(uri)) this.#touchBeyond(matched);
    this.#rows.set(uri, row);
    this.#dirty.delete(uri);
    this.#changes.touch(uri);
  }

  remove(uri: string): void {
    this.#dirty.delete(uri);
    this.#put.delete(uri);
    this.#rough.delete(uri);
    this.#share(uri, this.#rows.get(uri)?.matched ?? NOTHING, NOTHING);
    if (this.#rows.delete(uri)) this.#changes.touch(uri);
  }

  /** The seeds whose rows were made roughly; they wait now. */
  takeRough(): string[] {
    const rough = [...this.#rough];
    this.#rough.clear();
    for (const uri of rough) this.touch(uri);
    return rough;
  }

  /** A seed may find a passage in another that does not find it there: then both find it in a third. */
  #touchBeyond(matched: ReadonlyMap<string, number>): void {
    const thirds = new Set<string>();
    for (const other of matched.keys()) {
      for (const third of this.#rows.get(other)?.matched.keys() ?? []) thirds.add(third);
      if (thirds.size >= MOST_BEYOND) break;
    }
    for (const third of thirds) this.touch(third);
  }

  #share(uri: string, before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): void {
    for (const other of before.keys()) {
      const sharing = now.has(other) ? undefined : this.#sharing.get(other);
      sharing?.delete(uri);
      if (sharing?.size === 0) this.#sharing.delete(other);
    }
    for (const other of now.keys()) {
      const sharing = this.#sharing.get(other);
      if (sharing) sharing.add(uri);
      else this.#sharing.set(other, new Set([uri]));
    }
  }

  /** Does something after which the same rows wait as before. */
  undisturbed<T>(work: () => T): T {
    const before = [...this.#dirty];
    try {
      return work();
    } finally {
      this.#dirty.clear();
      for (const uri of before) this.#dirty.add(uri);
    }
  }
}

const NOTHING: ReadonlyMap<string, number> = new Map();
