import type { Group } from './entity-group';
import type { EntityNode } from './entity-node';
import { count, type EntityTable, type TableSeed } from './entity-table';
import type { Joiner } from './joiner';

/** With more seeds than this waiting for the table, single entities are gathered from their own names, */
const MOST_WAITING = 32;
/** but not more of them than this without a change in between. */
const MOST_LONE = 200;

interface Parts {
  readonly joiner: Joiner;
  readonly table: EntityTable;
  readonly seed: (uri: string) => TableSeed | undefined;
  readonly node: (id: string) => EntityNode | undefined;
}

/** What is counted of each entity: from the table when little or nothing waits for it, else from the entity's own names alone. */
export class EntityGroups {
  readonly #parts: Parts;
  /** Entities gathered from their own names while the table waits. */
  #lone = new Map<string, Group>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What was gathered may be wrong now. */
  changed(): void {
    this.#lone = new Map();
  }

  /** Brings the table up to date. */
  settle(): void {
    const work = this.#parts.table.bringUpToDate();
    while (work.next().done !== true);
  }

  /** All entities, by id. */
  all(): ReadonlyMap<string, Group> {
    this.settle();
    return this.#parts.table.groups;
  }

  /** One entity, undefined for an id that names none. */
  get(id: string): Group | undefined {
    const { table } = this.#parts;
    if (table.isSettled || table.waiting <= MOST_WAITING || this.#lone.size >= MOST_LONE) return this.all().get(id);
    const known = this.#lone.get(id) ?? this.#gather(id);
    if (known) this.#lone.set(id, known);
    return known;
  }

  #gather(id: string): Group | undefined {
    const { joiner, node: nodeOf, seed } = this.#parts;
    const head = nodeOf(id);
    if (!head) return undefined;
    const found = new Map<string, Group>();
    for (const node of joiner.candidates(joiner.cluster(head))) {
      const everywhere = joiner.everywhere(node);
      if (everywhere && everywhere.id !== id) continue;
      for (const [uri, local] of node.seeds) {
        const cluster = everywhere ?? joiner.resolve(uri, node, seed(uri)?.locals ?? []);
        if (cluster.id === id) count(found, id, head, uri, local);
      }
    }
    return found.get(id);
  }
}
