import { FAMILY_LONGER, FAMILY_SHORTER } from '../duplicates/families';
import { compareCodePoints } from './order';

/** A seed as families are made from it. */
export interface FamilyMember {
  readonly words: number;
  /** Words matched in other seeds, by seed. */
  readonly matched: ReadonlyMap<string, number>;
}

/** The family of seeds that have none: always the same list. */
export const ALONE: readonly string[] = [];

/**
 * Which seeds are the same article, kept up to date: the connected parts of the graph of seeds that match enough. A change
 * costs what the changed seeds match and the families they leave and enter, however many seeds there are.
 */
export class FamilyGraph {
  readonly #members = new Map<string, FamilyMember>();
  /** The seeds that say they match a seed, present or not. */
  readonly #matching = new Map<string, Set<string>>();
  readonly #near = new Map<string, Set<string>>();
  readonly #families = new Map<string, readonly string[]>();
  #steps = 0;

  /** Pairs of seeds looked at so far: what growth is measured by. */
  get steps(): number {
    return this.#steps;
  }

  /** The members of a seed's family, sorted by code point, itself among them; a seed alone has none. One list for all. */
  familyOf(name: string): readonly string[] {
    return this.#families.get(name) ?? ALONE;
  }

  /** Takes over seeds that are new, different or (undefined) gone; answers those whose family is another now. */
  update(changed: ReadonlyMap<string, FamilyMember | undefined>): ReadonlySet<string> {
    for (const [name, member] of changed) this.#put(name, member);
    const loose = new Set<string>();
    for (const name of changed.keys()) {
      const before = this.#near.get(name) ?? NOBODY;
      const now = this.#nearOf(name);
      if (this.#members.has(name) && isSameSet(before, now)) continue;
      for (const other of before) if (!now.has(other)) this.#link(other, name, false);
      for (const other of now) if (!before.has(other)) this.#link(other, name, true);
      this.#near.set(name, now);
      if (now.size === 0) this.#near.delete(name);
      for (const one of [name, ...before, ...now]) for (const member of this.#families.get(one) ?? [one]) loose.add(member);
    }
    return this.#regroup(loose);
  }

  #put(name: string, member: FamilyMember | undefined): void {
    for (const other of this.#members.get(name)?.matched.keys() ?? []) {
      const matching = this.#matching.get(other);
      matching?.delete(name);
      if (matching?.size === 0) this.#matching.delete(other);
    }
    if (!member) {
      this.#members.delete(name);
      return;
    }
    this.#members.set(name, member);
    for (const other of member.matched.keys()) {
      const matching = this.#matching.get(other);
      if (matching) matching.add(name);
      else this.#matching.set(other, new Set([name]));
    }
  }

  #nearOf(name: string): Set<string> {
    const member = this.#members.get(name);
    const near = new Set<string>();
    if (!member) return near;
    for (const other of new Set([...member.matched.keys(), ...(this.#matching.get(name) ?? [])])) {
      this.#steps++;
      const theirs = this.#members.get(other);
      if (theirs && other !== name && (isSameArticle(member, theirs, other) || isSameArticle(theirs, member, name))) near.add(other);
    }
    return near;
  }

  #link(from: string, to: string, is: boolean): void {
    const near = this.#near.get(from);
    if (!is) near?.delete(to);
    else if (near) near.add(to);
    else this.#near.set(from, new Set([to]));
    if (near?.size === 0) this.#near.delete(from);
  }

  /** Groups these seeds anew: whole families and what they are near to. */
  #regroup(loose: ReadonlySet<string>): ReadonlySet<string> {
    const others = new Set<string>();
    const seen = new Set<string>();
    for (const start of loose) {
      if (seen.has(start)) continue;
      const found = [start];
      seen.add(start);
      for (let i = 0; i < found.length; i++) {
        for (const other of this.#near.get(found[i] ?? '') ?? []) {
          this.#steps++;
          if (seen.has(other)) continue;
          seen.add(other);
          found.push(other);
        }
      }
      const family = found.length > 1 ? found.sort(compareCodePoints) : ALONE;
      for (const name of found) {
        if (isSameList(this.familyOf(name), family)) continue;
        others.add(name);
      }
      if (found.some((name) => others.has(name))) for (const name of found) this.#set(name, family);
    }
    return others;
  }

  #set(name: string, family: readonly string[]): void {
    if (family.length > 0) this.#families.set(name, family);
    else this.#families.delete(name);
  }
}

const NOBODY: ReadonlySet<string> = new Set();

/** By the words that `a` says it shares with `b`, called `name`. */
function isSameArticle(a: FamilyMember, b: FamilyMember, name: string): boolean {
  const matched = a.matched.get(name) ?? 0;
  return matched > 0 && matched >= FAMILY_SHORTER * Math.min(a.words, b.words) && matched >= FAMILY_LONGER * Math.max(a.words, b.words);
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => item === b[i]));
}
