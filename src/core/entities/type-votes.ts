import type { EntityNode } from './entity-node';

/** By how much a type must lead over another, in seeds: where one of both is a person, and elsewhere. */
const LEAD_OVER_PERSON = 4;
const LEAD = 2;
/** A single ordinary word means many things: it needs this lead, in so many seeds, and no person may bear it. */
const LEAD_OF_WORD = 8;

/**
 * One name that some seeds take for a person and others for a place: the type that leads by far in the corpus holds for the
 * others, too. It does not where one seed has both, which knows them apart, where the gazetteer or the user knows one of
 * them, and for single words that may be surnames.
 */
export class TypeVotes {
  readonly #names = new Map<string, Set<EntityNode>>();

  add(node: EntityNode): void {
    if (node.role !== undefined) return;
    const names = this.#names.get(node.key);
    if (names) names.add(node);
    else this.#names.set(node.key, new Set([node]));
  }

  remove(node: EntityNode): void {
    const names = this.#names.get(node.key);
    names?.delete(node);
    if (names?.size === 0) this.#names.delete(node.key);
  }

  /** The names that are spelled alike but are of another type. */
  others(node: EntityNode): EntityNode[] {
    return [...(this.#names.get(node.key) ?? [])].filter((other) => other !== node && other.type !== node.type);
  }

  /** The name that this one counts as: itself, unless another type leads. */
  leader(node: EntityNode): EntityNode {
    const names = this.#names.get(node.key);
    if (!names || names.size < 2) return node;
    let best = node;
    for (const other of names) {
      if (isKnown(other)) return node;
      if (other.seeds.size > best.seeds.size || (other.seeds.size === best.seeds.size && other.id < best.id)) best = other;
    }
    return best.type !== node.type && leads(best, node) ? best : node;
  }
}

function isKnown(node: EntityNode): boolean {
  return node.curated !== undefined || node.entry !== undefined;
}

function leads(best: EntityNode, node: EntityNode): boolean {
  const person = best.person !== undefined || node.person !== undefined;
  const word = !node.key.includes(' ') && (best.acronym === undefined || node.acronym === undefined);
  if (word && person) return false;
  const lead = word ? LEAD_OF_WORD : person ? LEAD_OVER_PERSON : LEAD;
  if (best.seeds.size < lead * node.seeds.size || (word && best.seeds.size < LEAD_OF_WORD)) return false;
  for (const uri of node.seeds.keys()) if (best.seeds.has(uri)) return false;
  return true;
}
