import { FEWEST_SEEDS, MANY_SEEDS, SURE_SEEDS, SURE_SHARE, TIMES_TYPICAL, TWO_SEEDS } from './boilerplate/corpus-evidence';
import { foldLine } from './text/fold';
import type { SeedText } from './text/seed-text';

/** Findings depend on whether a line stands in at least so many seeds, whatever the size of the corpus, */
const LEVELS: readonly number[] = [TWO_SEEDS, FEWEST_SEEDS, MANY_SEEDS, 8, SURE_SEEDS, 48];
/** or in at least such a share of all seeds, and in no fewer seeds than beside it, */
const SHARES: readonly { readonly share: number; readonly least: number }[] = [
  { share: SURE_SHARE, least: SURE_SEEDS },
  { share: 0.1, least: 48 },
];
/** or in so many times more seeds than other lines of its seed, if in so many seeds at all. */
const TIMES = TIMES_TYPICAL;
const LEAST = FEWEST_SEEDS;
/** Lines in at least so many seeds are also kept by that number. */
const FREQUENT = 20;
/**
 * A line may be part of a copied passage, and what a seed says of its copies may depend on the whole of every seed that holds
 * the line; a line in more seeds than this is furniture.
 */
const MOST_COPIES = 48;

/**
 * In how many seeds each folded line stands, and whose findings that number may change. Lines are kept as 32-bit hashes.
 * Cost and answers depend on what changed, not on how many seeds there are.
 */
export class SharedLines {
  readonly #lines = new Map<string, Uint32Array>();
  /** Lines of seeds that were put or removed since the last look. */
  readonly #copied = new Set<number>();
  /** The seeds that hold a line: one, or several. */
  readonly #holders = new Map<number, string | Set<string>>();
  /** Frequent lines by the number of their seeds. */
  readonly #frequent = new Map<number, Set<number>>();
  /** The number of seeds of touched lines, and of all seeds, at the last look. */
  readonly #before = new Map<number, number>();
  #sizeBefore = 0;
  #steps = 0;

  /** Lines and seeds looked at so far: what growth is measured by. */
  get steps(): number {
    return this.#steps;
  }

  /** Number of seeds. */
  get size(): number {
    return this.#lines.size;
  }

  /** Adds a seed or replaces it by a new version. */
  put(uri: string, seed: SeedText): void {
    const before = this.#lines.get(uri) ?? NONE;
    const hashes = Uint32Array.from(new Set(seed.blocks.map((block) => hashLine(foldLine(seed.slice(block)))))).sort();
    this.#lines.set(uri, hashes);
    for (const hash of hashes) this.#copied.add(hash);
    for (const hash of before) this.#copied.add(hash);
    const [old, now] = [new Set(before), new Set(hashes)];
    for (const hash of before) if (!now.has(hash)) this.#drop(hash, uri);
    for (const hash of hashes) if (!old.has(hash)) this.#add(hash, uri);
  }

  /** Forgets a seed; nothing happens when it is not there. */
  remove(uri: string): void {
    for (const hash of this.#lines.get(uri) ?? NONE) {
      this.#copied.add(hash);
      this.#drop(hash, uri);
    }
    this.#lines.delete(uri);
  }

  /** In how many seeds a line stands. `line` is folded by `foldLine`. */
  spread(line: string): number {
    return this.#count(hashLine(line));
  }

  /**
   * The seeds whose findings may be others because seeds came, changed and went since the last call: the number of seeds of
   * a line of theirs has crossed a level that findings depend on, or they share a line with one of those seeds.
   * `isKnown` tells those that need not be looked at because they are known to be concerned.
   */
  takeSharing(isKnown: (uri: string) => boolean = () => false): string[] {
    const found = new Set<string>();
    const concern = (uri: string): void => {
      this.#steps++;
      if (!isKnown(uri)) found.add(uri);
    };
    for (const hash of this.#copied) if (this.#count(hash) <= MOST_COPIES) for (const uri of this.#holdersOf(hash)) concern(uri);
    const size = this.#lines.size;
    const changed = [...this.#before].filter(([hash, old]) => old !== this.#count(hash));
    this.#steps += this.#before.size;
    const many = changed.filter(([hash, old]) => Math.max(old, this.#count(hash)) > TIMES * FREQUENT).map(([hash]) => hash);
    for (const [hash, old] of changed) {
      const now = this.#count(hash);
      if (this.#crosses(old, now)) for (const uri of this.#holdersOf(hash)) concern(uri);
      else if (Math.max(old, now) > TIMES * FREQUENT) for (const uri of this.#besideFrequent(hash, old, many)) concern(uri);
      else for (const uri of this.#holdersOf(hash)) if (!isKnown(uri) && !found.has(uri) && this.#standsOtherwise(uri, hash, old)) concern(uri);
    }
    if (size !== this.#sizeBefore) {
      for (const [count, hashes] of this.#frequent) {
        this.#steps++;
        if (this.#crosses(count, count)) for (const hash of hashes) for (const uri of this.#holdersOf(hash)) concern(uri);
      }
    }
    this.#before.clear();
    this.#copied.clear();
    this.#sizeBefore = size;
    return [...found];
  }

  /** True when a line that stood in `old` of the seeds before stands in `now` of them, and a level lies between. */
  #crosses(old: number, now: number): boolean {
    const isShared = (count: number, size: number, { share, least }: { share: number; least: number }): boolean => count >= least && count >= share * size;
    return (
      LEVELS.some((level) => old >= level !== now >= level) ||
      SHARES.some((level) => isShared(old, this.#sizeBefore, level) !== isShared(now, this.#lines.size, level))
    );
  }

  /** True when a line of a seed that stood in `old` seeds is `TIMES` as frequent as another of its lines, or the other way round, and was not before. */
  #standsOtherwise(uri: string, hash: number, old: number): boolean {
    const now = this.#count(hash);
    return (this.#lines.get(uri) ?? NONE).some((other) => {
      this.#steps++;
      const count = this.#count(other);
      return other !== hash && flips(old, now, this.#before.get(other) ?? count, count);
    });
  }

  /** The seeds of which that is true, for a line of so many seeds that the other is frequent, too: found from the other. `changed` are such lines. */
  *#besideFrequent(hash: number, old: number, changed: readonly number[]): Iterable<string> {
    const now = this.#count(hash);
    const both = (other: number): string[] => [...this.#holdersOf(other)].filter((uri) => this.#holds(uri, hash));
    for (const [count, others] of this.#frequent) {
      this.#steps++;
      if (flips(old, now, count, count)) for (const other of others) if (other !== hash && !this.#before.has(other)) yield* both(other);
    }
    for (const other of changed) if (other !== hash && flips(old, now, this.#before.get(other) ?? 0, this.#count(other))) yield* both(other);
  }

  #holds(uri: string, hash: number): boolean {
    this.#steps++;
    const holders = this.#holders.get(hash);
    return typeof holders === 'string' ? holders === uri : holders?.has(uri) === true;
  }

  #holdersOf(hash: number): Iterable<string> {
    const holders = this.#holders.get(hash);
    return typeof holders === 'string' ? [holders] : (holders ?? []);
  }

  #count(hash: number): number {
    const holders = this.#holders.get(hash);
    return holders === undefined ? 0 : typeof holders === 'string' ? 1 : holders.size;
  }

  #add(hash: number, uri: string): void {
    const holders = this.#holders.get(hash);
    this.#leave(hash);
    if (holders === undefined) this.#holders.set(hash, uri);
    else if (typeof holders === 'string') this.#holders.set(hash, new Set([holders, uri]));
    else holders.add(uri);
    this.#enter(hash);
  }

  #drop(hash: number, uri: string): void {
    const holders = this.#holders.get(hash);
    this.#leave(hash);
    if (typeof holders === 'string' || holders === undefined || holders.size === 1) this.#holders.delete(hash);
    else holders.delete(uri);
    this.#enter(hash);
  }

  #leave(hash: number): void {
    const count = this.#count(hash);
    if (!this.#before.has(hash)) this.#before.set(hash, count);
    const others = this.#frequent.get(count);
    others?.delete(hash);
    if (others?.size === 0) this.#frequent.delete(count);
  }

  #enter(hash: number): void {
    const count = this.#count(hash);
    if (count < FREQUENT) return;
    const others = this.#frequent.get(count);
    if (others) others.add(hash);
    else this.#frequent.set(count, new Set([hash]));
  }
}

const NONE = new Uint32Array(0);

/** True when one of two lines stands out from the other and did not before, or no longer does. */
function flips(old: number, now: number, otherOld: number, otherNow: number): boolean {
  return stands(old, otherOld) !== stands(now, otherNow) || stands(otherOld, old) !== stands(otherNow, now);
}

/** True when a line in `count` seeds stands out from one in `other`. */
function stands(count: number, other: number): boolean {
  return count >= LEAST && count >= TIMES * other;
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo), over UTF-16 units. */
function hashLine(line: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < line.length; i++) hash = Math.imul(hash ^ line.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
