import { compareNodes, type EntityNode } from './entity-node';
import type { Gazetteer } from './gazetteer';

/** Names that are spellings of one another. */
export interface Cluster {
  /** The id of its fullest name. */
  readonly id: string;
  readonly nodes: readonly EntityNode[];
  readonly weight: number;
}

/** A block with more names than this is joined by equal keys only, which keeps the work of one block bounded. */
export const MOST_COMPARED = 400;

/** Parts the names of one block into clusters: those that compare as the same, directly or over others; two names of the user never. */
export function clusterBlock(nodes: ReadonlySet<EntityNode>, gazetteer: Gazetteer): Map<EntityNode, Cluster> {
  const sorted = [...nodes].sort((a, b) => Number(b.curated !== undefined) - Number(a.curated !== undefined) || (a.id < b.id ? -1 : 1));
  const parents = sorted.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (parents[at] !== at) at = parents[at] ?? 0;
    return at;
  };
  if (sorted.length <= MOST_COMPARED) {
    for (const [i, a] of sorted.entries()) {
      for (let j = i + 1; j < sorted.length; j++) {
        const b = sorted[j];
        if (!b || find(i) === find(j) || compareNodes(a, b, gazetteer) !== 'same') continue;
        const [x, y] = [find(i), find(j)].sort((p, q) => p - q);
        const bothCurated = sorted[x ?? 0]?.curated !== undefined && sorted[y ?? 0]?.curated !== undefined;
        if (!bothCurated) parents[y ?? 0] = x ?? 0;
      }
    }
  }
  const groups = new Map<number, EntityNode[]>();
  for (const [i, node] of sorted.entries()) groups.set(find(i), [...(groups.get(find(i)) ?? []), node]);
  const clusters = new Map<EntityNode, Cluster>();
  for (const members of groups.values()) {
    const weight = Math.max(...members.map((node) => node.weight));
    const head = members.find((node) => node.curated) ?? members.filter((node) => node.weight === weight).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    const cluster = { id: head?.id ?? '', nodes: members, weight };
    for (const node of members) clusters.set(node, cluster);
  }
  return clusters;
}
