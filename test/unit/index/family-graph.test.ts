import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FamilyBuilder } from '../../../src/core/duplicates/families';
import { FamilyGraph, type FamilyMember } from '../../../src/core/index/family-graph';

const name = fc.nat(9).map((n) => `${n}.txt`);
const member = fc.option(
  fc.record({ words: fc.integer({ min: 1, max: 60 }), matched: fc.uniqueArray(fc.tuple(name, fc.integer({ min: 1, max: 60 })), { maxLength: 4, selector: ([one]) => one }).map((entries) => new Map(entries)) }),
  { nil: undefined, freq: 4 },
);

/** The families of all seeds, made from nothing. */
function fresh(members: ReadonlyMap<string, FamilyMember>): string[][] {
  const builder = new FamilyBuilder((one) => members.get(one)?.words ?? 0);
  for (const [a, { matched }] of members) for (const [b, words] of matched) if (members.has(b)) builder.add({ a: { uri: a }, b: { uri: b }, matched: words });
  return builder.families().map(({ uris }) => [...uris].sort());
}

describe('Families kept up to date', () => {
  it('are those that a fresh look finds, and every seed whose family is another is told', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(name, member), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 }), (rounds) => {
        const graph = new FamilyGraph();
        const members = new Map<string, FamilyMember>();
        let before = new Map<string, string>();
        for (const round of rounds) {
          const changed = new Map(round);
          for (const [one, value] of changed) {
            if (value) members.set(one, value);
            else members.delete(one);
          }
          const told = graph.update(changed);
          const families = fresh(members);
          const now = new Map(families.flatMap((family) => family.map((one) => [one, family.join()] as const)));
          for (let n = 0; n < 10; n++) {
            const one = `${n}.txt`;
            assert.equal(graph.familyOf(one).join(), now.get(one) ?? '');
            if (now.get(one) !== before.get(one)) assert.equal(told.has(one), true, one);
          }
          before = now;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('cost what the changed seed matches, however many seeds there are', () => {
    const steps = [100, 10_000].map((size) => {
      const graph = new FamilyGraph();
      const pair = (i: number, words: number): [string, FamilyMember] => [`${i}`, { words, matched: new Map([[`${i ^ 1}`, 80]]) }];
      graph.update(new Map(Array.from({ length: size }, (_, i) => pair(i, 100))));
      const before = graph.steps;
      for (let i = 0; i < 50; i++) graph.update(new Map([pair(i, i % 2 === 0 ? 101 : 5000)]));
      return graph.steps - before;
    });
    assert.equal(steps[1], steps[0]);
  });
});
