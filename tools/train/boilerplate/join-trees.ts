import type { Trees } from '../../../src/core/boilerplate/model/trees';

/**
 * One model that answers with the mean log odds of several of the same depth (bagging, Breiman 1996). Their trees take
 * turns, so that the first of them already say roughly what all do.
 */
export function joinTrees(members: readonly Trees[]): Trees {
  const first = members[0];
  if (!first || members.some(({ depth, count }) => depth !== first.depth || count !== first.count)) throw new Error('Only models of the same depth and number of trees can be joined');
  const { depth, count } = first;
  const width = 1 << depth;
  const total = count * members.length;
  const joined = { features: new Uint8Array(total * depth), thresholds: new Float32Array(total * depth), leaves: new Float32Array(total * width) };
  members.forEach((member, turn) => {
    for (let tree = 0; tree < count; tree++) {
      const at = tree * members.length + turn;
      joined.features.set(member.features.subarray(tree * depth, (tree + 1) * depth), at * depth);
      joined.thresholds.set(member.thresholds.subarray(tree * depth, (tree + 1) * depth), at * depth);
      joined.leaves.set(member.leaves.subarray(tree * width, (tree + 1) * width).map((leaf) => leaf / members.length), at * width);
    }
  });
  return { ...joined, count: total, depth, base: members.reduce((sum, { base }) => sum + base, 0) / members.length };
}
