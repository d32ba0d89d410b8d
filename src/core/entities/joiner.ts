import { type Cluster, clusterBlock, MOST_COMPARED } from './cluster-block';
import { compareNodes, type EntityNode } from './entity-node';
import type { Gazetteer } from './gazetteer';
import { nameKey } from './name-key';
import { organisationBlock } from './organisation-name';
import { TypeVotes } from './type-votes';

interface Block {
  readonly nodes: Set<EntityNode>;
  clusters: Map<EntityNode, Cluster> | undefined;
  /** What `#longerThan` found for clusters of this block, none of them an acronym. */
  longer: Map<Cluster, readonly Cluster[]>;
}

/** Short forms of short forms: "Trump", "Donald Trump", "Donald J. Trump". */
const DEEPEST = 4;
/** A short name joins the leading one of several long names when that one stands in so many times more seeds. */
const LEAD = 4;
const LEAD_SEEDS = 4;

/**
 * Joins names to entities. Spellings of one name are joined at once, block by block; a short form ("Trump", "IMF") is
 * joined seed by seed: to the one long name that it fits in its seed, else to the only plausible one of the corpus, else
 * it stands for itself. What is answered depends only on which names stand in which seeds, not on the order they came in.
 */
export class Joiner {
  readonly #gazetteer: Gazetteer;
  readonly #blocks = new Map<string, Block>();
  /** Names by an acronym that they may be called by. */
  readonly #called = new Map<string, Set<EntityNode>>();
  /** People by the key of a role seen at them, with the number of seeds that say so. */
  readonly #roles = new Map<string, Map<EntityNode, number>>();
  readonly #types = new TypeVotes();
  #picks = new Map<Cluster, Cluster>();
  /** What `#longerThan` found for acronyms; holds until a name comes or goes anywhere. */
  #spelledOut = new Map<Cluster, readonly Cluster[]>();

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  /** Takes a name in: call when it gets its first seed, or when the user's file names it. */
  add(node: EntityNode): void {
    const block = this.#blocks.get(node.block) ?? { nodes: new Set(), clusters: undefined, longer: new Map() };
    this.#blocks.set(node.block, block);
    block.nodes.add(node);
    this.#types.add(node);
    this.#forget(block);
    for (const key of callings(node)) this.#called.set(key, (this.#called.get(key) ?? new Set()).add(node));
  }

  /** Forgets a name that stands in no seed any more. */
  remove(node: EntityNode): void {
    const block = this.#blocks.get(node.block);
    block?.nodes.delete(node);
    this.#types.remove(node);
    if (block) this.#forget(block);
    if (block?.nodes.size === 0) this.#blocks.delete(node.block);
    for (const key of callings(node)) {
      const nodes = this.#called.get(key);
      nodes?.delete(node);
      if (nodes?.size === 0) this.#called.delete(key);
    }
  }

  #forget(block: Block): void {
    block.clusters = undefined;
    block.longer = new Map();
    this.#spelledOut = new Map();
  }

  /** Counts a seed that gives a person a role; `by` is -1 when the seed goes. */
  role(key: string, node: EntityNode, by: 1 | -1): void {
    const people = this.#roles.get(key) ?? new Map<EntityNode, number>();
    this.#roles.set(key, people);
    const count = (people.get(node) ?? 0) + by;
    if (count > 0) people.set(node, count);
    else people.delete(node);
    if (people.size === 0) this.#roles.delete(key);
  }

  /** Forgets answers that hold for the seeds as they were. Call after every change of any seed. */
  changed(): void {
    this.#picks = new Map();
  }

  /** The cluster of a name: its spellings alone, no short forms. */
  cluster(node: EntityNode): Cluster {
    const block = this.#blocks.get(node.block);
    if (!block) return { id: node.id, nodes: [node], weight: node.weight };
    block.clusters ??= clusterBlock(block.nodes, this.#gazetteer);
    return block.clusters.get(node) ?? { id: node.id, nodes: [node], weight: node.weight };
  }

  /** The entity that a name stands for in a seed. `locals` are the names of that seed. */
  resolve(uri: string, node: EntityNode, locals: Iterable<EntityNode>): Cluster {
    if (node.role !== undefined) return this.#byRole(uri, node, locals);
    return this.#resolve(uri, this.cluster(this.#types.leader(node)), locals, 0);
  }

  /** The cluster that a name stands for in every seed, or undefined when each seed may tell otherwise. */
  everywhere(node: EntityNode): Cluster | undefined {
    if (node.role !== undefined) return undefined;
    const cluster = this.cluster(this.#types.leader(node));
    const surname = node.person !== undefined && node.person.given.length === 0;
    return surname || this.#longerThan(cluster).length > 0 ? undefined : cluster;
  }

  /** The names that fall in a block. */
  names(block: string): Iterable<EntityNode> {
    return this.#blocks.get(block)?.nodes ?? [];
  }

  /**
   * All that other seeds than those of the name itself decide of what it stands for, in one string: as long as it is the same
   * for all names of a block, no seed that did not change says otherwise than before.
   */
  print(node: EntityNode): string {
    if (node.role !== undefined) return '';
    const cluster = this.cluster(this.#types.leader(node));
    const longer = this.#longerThan(cluster);
    if (longer.length === 0) return cluster.id;
    return [cluster.id, this.#pickOf(cluster, 0).id, ...longer.map(({ id }) => id)].join('\n');
  }

  /** True when what a name stands for depends on the names around it. */
  isShort(node: EntityNode): boolean {
    return this.everywhere(node) === undefined;
  }

  /** The blocks of the names whose print may change when this name comes, goes, or stands in more seeds or fewer. */
  blocksCounting(node: EntityNode): string[] {
    return [node.block, ...acronymBlocks(node), ...this.#types.others(node).map(({ block }) => block)];
  }

  /** The blocks of other names that may stand for another entity when the print of this one changes. */
  blocksBehind(node: EntityNode): string[] {
    const blocks = [...acronymBlocks(node), ...this.#types.others(node).map(({ block }) => block)];
    if (node.givenBlock !== undefined) blocks.push(node.givenBlock);
    for (const local of node.seeds.values()) for (const { text } of local.roles) blocks.push(roleBlock(text));
    return blocks;
  }

  /** All names that might, in some seed, stand for the entity of this cluster; its own first. */
  candidates(cluster: Cluster): Set<EntityNode> {
    const found = new Set(cluster.nodes);
    for (const node of cluster.nodes) for (const other of this.names(node.block)) found.add(other);
    for (const node of [...found]) for (const block of this.blocksBehind(node)) for (const other of this.names(block)) found.add(other);
    for (const node of [...found]) for (const other of this.#types.others(node)) found.add(other);
    return found;
  }

  #resolve(uri: string, cluster: Cluster, locals: Iterable<EntityNode>, depth: number): Cluster {
    if (depth >= DEEPEST) return cluster;
    const longer = this.#longerThan(cluster);
    const here = longer.filter((other) => other.nodes.some((node) => node.seeds.has(uri)));
    if (here.length > 0) {
      const found = new Set(here.map((other) => this.#resolve(uri, other, locals, depth + 1)));
      return found.size === 1 ? ([...found][0] ?? cluster) : cluster;
    }
    const named = this.#byGivenName(uri, cluster, locals, depth);
    if (named) return named;
    return longer.length === 0 ? cluster : this.#pick(cluster, longer, depth);
  }

  /** "Saddam" for the only Saddam with a surname in the same seed. */
  #byGivenName(uri: string, cluster: Cluster, locals: Iterable<EntityNode>, depth: number): Cluster | undefined {
    const [node] = cluster.nodes;
    if (!node?.person || node.person.given.length > 0 || node.curated || node.words.length > 1) return undefined;
    const found = new Set<Cluster>();
    for (const other of locals) {
      if (other.person?.given[0] === node.person.family && other.role === undefined && !other.person.eastern) found.add(this.cluster(other));
    }
    const [only] = found;
    return only && found.size === 1 ? this.#resolve(uri, only, [], depth + 1) : undefined;
  }

  #byRole(uri: string, node: EntityNode, locals: Iterable<EntityNode>): Cluster {
    const own = this.cluster(node);
    const holds = (other: EntityNode, seed: string): boolean => other.seeds.get(seed)?.roles.some((role) => nameKey(role.text) === node.role) === true;
    const here = new Set<Cluster>();
    for (const other of locals) if (other.role === undefined && other.person && holds(other, uri)) here.add(this.#resolve(uri, this.cluster(other), locals, 1));
    if (here.size > 0) return here.size === 1 ? ([...here][0] ?? own) : own;
    const anywhere = new Set<Cluster>();
    for (const other of this.#roles.get(node.role ?? '')?.keys() ?? []) anywhere.add(this.#pickOf(this.cluster(other), 1));
    return anywhere.size === 1 ? ([...anywhere][0] ?? own) : own;
  }

  /** Clusters whose names this cluster's names are short forms of. */
  #longerThan(cluster: Cluster): readonly Cluster[] {
    const [first] = cluster.nodes;
    const block = first && cluster.nodes.every((node) => node.acronym === undefined) ? this.#blocks.get(first.block) : undefined;
    const cache = block?.longer ?? this.#spelledOut;
    const known = cache.get(cluster);
    if (known) return known;
    const found = new Set<Cluster>();
    for (const node of cluster.nodes) {
      const nodes = node.acronym === undefined ? this.#blocks.get(node.block)?.nodes : this.#called.get(`acronym ${node.type}|${node.acronym}`);
      if (!nodes || nodes.size > MOST_COMPARED * 4) continue;
      for (const other of nodes) {
        const theirs = this.cluster(other);
        if (theirs === cluster || theirs.weight <= cluster.weight || found.has(theirs)) continue;
        if (compareNodes(node, other, this.#gazetteer) === 'partial') found.add(theirs);
      }
    }
    const longer = [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
    cache.set(cluster, longer);
    return longer;
  }

  #pickOf(cluster: Cluster, depth: number): Cluster {
    const longer = this.#longerThan(cluster);
    return longer.length === 0 || depth >= DEEPEST ? cluster : this.#pick(cluster, longer, depth);
  }

  /**
   * Whether a short form may be joined to a long one in seeds that do not have the long one: an acronym only when some seed
   * spells it out, a common given name ("Muhammad") only to someone whom the corpus names often.
   */
  #mayBeAnywhere(short: Cluster, long: Cluster): boolean {
    const [node] = short.nodes;
    if (node?.acronym !== undefined) return node.acronym.length >= ACRONYM_LETTERS && short.nodes.some((a) => [...a.seeds.keys()].some((uri) => long.nodes.some((b) => b.seeds.has(uri))));
    return !node?.person || node.person.given.length > 0 || !this.#gazetteer.isGiven(node.person.family) || seedsOf(long) >= LEAD_SEEDS;
  }

  /** The corpus's only plausible long name, or the one that leads by far. */
  #pick(cluster: Cluster, longer: readonly Cluster[], depth: number): Cluster {
    const known = this.#picks.get(cluster);
    if (known) return known;
    const seeds = new Map<Cluster, number>();
    for (const other of longer) {
      if (!this.#mayBeAnywhere(cluster, other)) continue;
      const final = this.#pickOf(other, depth + 1);
      seeds.set(final, Math.max(seeds.get(final) ?? 0, seedsOf(other), seedsOf(final)));
    }
    const [first, second] = [...seeds].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1));
    const leads = first && (!second || (first[1] >= LEAD_SEEDS && first[1] >= LEAD * second[1]));
    const pick = leads ? first[0] : cluster;
    this.#picks.set(cluster, pick);
    return pick;
  }
}

/** Fewer letters than this mean too many things to be joined without a seed that has both. */
const ACRONYM_LETTERS = 3;

function seedsOf(cluster: Cluster): number {
  return cluster.nodes.reduce((sum, node) => sum + node.seeds.size, 0);
}

/** The block of a role that stands for a person. */
export function roleBlock(role: string): string {
  return `person|role ${nameKey(role)}`;
}

function acronymBlocks(node: EntityNode): string[] {
  return node.acronyms.map((letters) => `${node.type}|${organisationBlock([letters])}`);
}

/** Keys of the acronyms that a name is found by. */
function callings(node: EntityNode): string[] {
  return node.acronyms.map((letters) => `acronym ${node.type}|${letters}`);
}
