import type { Group } from './entity-group';
import type { EntityNode, Local } from './entity-node';
import { type Joiner, roleBlock } from './joiner';

/** A seed's names, as the table reads them. */
export interface TableSeed {
  readonly locals: ReadonlySet<EntityNode>;
}

interface TableParts {
  readonly joiner: Joiner;
  readonly seed: (uri: string) => TableSeed | undefined;
  readonly node: (id: string) => EntityNode | undefined;
  /** Told of every entity that comes, goes, or counts otherwise in a seed. */
  readonly changed: (uri: string, id: string) => void;
}

/** Names resolved between two pauses of `bringUpToDate`. */
const SLICE = 500;

/**
 * The entities of the corpus with what is counted of each. A changed seed costs what its names cost: its own names are
 * resolved anew, and in other seeds only names whose way to their entity the change has touched. Nothing is worked out
 * before `bringUpToDate`.
 */
export class EntityTable {
  readonly #parts: TableParts;
  readonly #groups = new Map<string, Group>();
  /** Seeds whose names wait to be resolved. */
  readonly #seeds = new Set<string>();
  /** Names that other seeds wait to have resolved. */
  readonly #names = new Set<EntityNode>();
  /** Blocks whose prints may have changed. */
  readonly #blocks = new Set<string>();
  /** What `Joiner.print` said of the names of a block, by their ids. */
  readonly #prints = new Map<string, ReadonlyMap<string, string>>();
  #steps = 0;

  constructor(parts: TableParts) {
    this.#parts = parts;
  }

  /** Names looked at so far: resolved, or compared by their print. For tests of growth. */
  get steps(): number {
    return this.#steps;
  }

  /** True when nothing waits. */
  get isSettled(): boolean {
    return this.#blocks.size + this.#names.size + this.#seeds.size === 0;
  }

  /** Seeds that wait for `bringUpToDate`. */
  get waiting(): number {
    return this.#seeds.size;
  }

  get groups(): ReadonlyMap<string, Group> {
    return this.#groups;
  }

  /** A seed left these names with what it had counted. Call before they are changed. */
  leave(uri: string, locals: Iterable<EntityNode>): void {
    for (const node of locals) {
      const local = node.seeds.get(uri);
      if (local) this.#drop(uri, local);
    }
  }

  /** A seed came, changed or went: its names are resolved anew; `touched` gained or lost it, or have other roles in it. */
  touch(uri: string, touched: Iterable<EntityNode>): void {
    this.#seeds.add(uri);
    this.touchNames(touched);
  }

  /** Names that come, go, or stand in other seeds than before. */
  touchNames(nodes: Iterable<EntityNode>): void {
    for (const node of nodes) for (const block of this.#parts.joiner.blocksCounting(node)) this.#blocks.add(block);
  }

  /** What the user says of an entity beside its names is different. */
  renew(id: string): void {
    const group = this.#groups.get(id);
    if (group) forget(group);
  }

  /** Somebody has a role in other seeds than before. */
  touchRole(role: string): void {
    for (const node of this.#parts.joiner.names(roleBlock(role))) this.#names.add(node);
  }

  /** Does what waits, in slices: yields now and then. Changes between two slices are taken in, too. */
  *bringUpToDate(): Generator<void, void> {
    let next = this.#steps + SLICE;
    while (this.#next()) {
      if (this.#steps < next) continue;
      yield;
      next = this.#steps + SLICE;
    }
  }

  /** One piece of what waits: a block, then a name, then a seed. False when nothing does. */
  #next(): boolean {
    const [block] = this.#blocks;
    if (block !== undefined) {
      this.#blocks.delete(block);
      this.#compare(block);
      return true;
    }
    const [node] = this.#names;
    if (node) {
      this.#names.delete(node);
      for (const uri of node.seeds.keys()) if (!this.#seeds.has(uri)) this.#resolve(uri, node);
      return true;
    }
    const [uri] = this.#seeds;
    if (uri === undefined) return false;
    this.#seeds.delete(uri);
    for (const own of this.#parts.seed(uri)?.locals ?? []) this.#resolve(uri, own);
    return true;
  }

  /** Compares the prints of a block with those of before; names that may now stand for another entity wait. */
  #compare(block: string): void {
    const { joiner } = this.#parts;
    const before = this.#prints.get(block);
    const prints = new Map<string, string>();
    const changed: EntityNode[] = [];
    for (const node of joiner.names(block)) {
      this.#steps++;
      const print = joiner.print(node);
      prints.set(node.id, print);
      if (before?.get(node.id) !== print) changed.push(node);
    }
    if (prints.size > 0) this.#prints.set(block, prints);
    else this.#prints.delete(block);
    if (changed.length === 0 && prints.size === (before?.size ?? 0)) return;
    for (const node of joiner.names(block)) if (joiner.isShort(node)) this.#names.add(node);
    for (const node of changed) {
      this.#names.add(node);
      for (const other of joiner.blocksBehind(node)) for (const name of joiner.names(other)) this.#names.add(name);
    }
  }

  #resolve(uri: string, node: EntityNode): void {
    const local = node.seeds.get(uri);
    if (!local) return;
    this.#steps++;
    const { joiner, seed, node: named } = this.#parts;
    const { id } = joiner.resolve(uri, node, seed(uri)?.locals ?? []);
    const head = named(id) ?? node;
    if (local.entity === id && this.#groups.get(id)?.head === head) return;
    this.#drop(uri, local);
    count(this.#groups, id, head, uri, local);
    local.entity = id;
    this.#parts.changed(uri, id);
  }

  #drop(uri: string, local: Local): void {
    const id = local.entity;
    const group = id === undefined ? undefined : this.#groups.get(id);
    if (id === undefined || !group) return;
    delete local.entity;
    this.#parts.changed(uri, id);
    group.mentions -= local.count;
    const rest = group.seeds.get(uri)?.filter((other) => other !== local) ?? [];
    if (rest.length > 0) group.seeds.set(uri, rest);
    else group.seeds.delete(uri);
    for (const { text, count: by } of local.forms) {
      const left = (group.forms.get(text) ?? 0) - by;
      if (left > 0) group.forms.set(text, left);
      else group.forms.delete(text);
    }
    forget(group);
    if (group.seeds.size === 0) this.#groups.delete(id);
  }
}

/** What was worked out from a group holds no longer. */
function forget(group: Group): void {
  delete group.summary;
  delete group.details;
}

/** Counts a name of a seed for the entity that it stands for. */
export function count(groups: Map<string, Group>, id: string, head: EntityNode, uri: string, local: Local): void {
  const group = groups.get(id) ?? { id, head, forms: new Map<string, number>(), seeds: new Map<string, Local[]>(), mentions: 0 };
  groups.set(id, group);
  group.head = head;
  forget(group);
  group.mentions += local.count;
  const locals = group.seeds.get(uri);
  if (locals) locals.push(local);
  else group.seeds.set(uri, [local]);
  for (const { text, count: by } of local.forms) group.forms.set(text, (group.forms.get(text) ?? 0) + by);
}
