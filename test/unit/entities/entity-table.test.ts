import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCuration } from '../../../src/core/entities/curation';
import { EntityIndex } from '../../../src/core/entities/entity-index';
import { gazetteer, joined, marked } from './support';

/** Names that depend on one another in every way that joining knows. */
const NAMES = [
  'p:Holt', 'p:Maren Holt', 'p:Maren J. Holt', 'p:Jonas Holt', 'p:Maren', 'p:Holdt', 'p:Kovalskyy', 'p:Andriy Kovalskiy', 'p:Muhammad', 'p:Muhammad Alder',
  'o:Harbour Workers Union', 'o:HWU', 'p:HWU', 'x:Harbour Workers Union', 'o:Harbour Worker Union', 'o:Ministry of Boats', 'o:Boats Ministry', 'l:Kyiv', 'l:Kiev', 'o:Kiev',
  'l:Georgia', 'l:Texas', 'l:Washington', 'p:Washington', 'p:Denzel Washington', 'o:North Pier', 'l:North Pier', 'l:Ponta', 'x:Ponta', 'p:Pier CEO',
].map((name) => `[${name}]`).concat(['Pier CEO [p:Maren Holt]', 'Mayor [p:Jonas Holt]']);
const CURATIONS = [
  '', 'entities:\n  - {name: Maren Holt, type: person, spellings: [Holdt]}\n', 'entities:\n  - {name: Maren Holt, type: person, not: [Holt], note: a}\n',
  'entities:\n  - {name: Maren Holt, type: person, not: [Holt], note: b}\n  - {name: North Pier, type: place}\n', 'entities:\n  - {name: Kiev, type: place}\n  - {name: HWU}\n',
];

const someSeed = fc.array(fc.constantFrom(...NAMES), { maxLength: 8 }).map((names) => `${names.join(' met ')}.`);
const someStep = fc.oneof(
  { weight: 8, arbitrary: fc.record({ put: fc.nat(11), source: someSeed }) },
  { weight: 2, arbitrary: fc.record({ remove: fc.nat(11) }) },
  { weight: 1, arbitrary: fc.record({ curate: fc.constantFrom(...CURATIONS) }) },
  { weight: 3, arbitrary: fc.constant('ask' as const) },
  { weight: 1, arbitrary: fc.constant('prepare a little' as const) },
);

function put(index: EntityIndex, uri: string, source: string): void {
  const { seed, mentions } = marked(source);
  index.put(uri, seed, mentions);
}

function answers(index: EntityIndex, uris: Iterable<string>): unknown {
  const all = index.entities();
  return { all, cards: all.map(({ id }) => index.card(id)), seeds: [...uris].sort().map((uri) => [index.mentionsIn(uri), index.entitiesIn(uri), index.variantsIn(uri)]) };
}

describe('the table of entities', function () {
  this.timeout(60_000);

  it('says after any changes what an index made at once says, and which entities changed', () => {
    fc.assert(
      fc.property(fc.array(someStep, { maxLength: 40 }), (steps) => {
        const index = new EntityIndex(gazetteer());
        const seeds = new Map<string, string>();
        let curation = '';
        let known = new Map<string, string>();
        let revision = index.revision;
        let counts = new Map<string, string>();
        for (const step of [...steps, 'ask' as const]) {
          if (step === 'prepare a little') index.prepare().next();
          else if (step === 'ask') {
            const fresh = new EntityIndex(gazetteer());
            fresh.setCuration(parseCuration(curation).curation);
            for (const [uri, source] of [...seeds].reverse()) put(fresh, uri, source);
            assert.deepEqual(answers(index, seeds.keys()), answers(fresh, seeds.keys()));
            const now = new Map(index.entities().map((entity) => [entity.id, JSON.stringify([entity, index.spellings(entity.id), index.seedsOf(entity.id)])]));
            const nowIn = new Map([...seeds.keys()].map((uri) => [uri, JSON.stringify(index.countsIn(uri))]));
            const changes = index.changesSince(revision);
            const told = { entities: new Set(changes?.entities), seeds: new Set(changes?.seeds) };
            for (const id of new Set([...known.keys(), ...now.keys()])) if (known.get(id) !== now.get(id)) assert.ok(!changes || told.entities.has(id), `${id} changed`);
            for (const uri of new Set([...counts.keys(), ...nowIn.keys()])) if (counts.get(uri) !== nowIn.get(uri)) assert.ok(!changes || told.seeds.has(uri), `${uri} changed`);
            known = now;
            counts = nowIn;
            revision = index.revision;
          } else if ('put' in step) {
            seeds.set(`${step.put}.txt`, step.source);
            put(index, `${step.put}.txt`, step.source);
          } else if ('remove' in step) {
            seeds.delete(`${step.remove}.txt`);
            index.remove(`${step.remove}.txt`);
          } else {
            curation = step.curate;
            index.setCuration(parseCuration(curation).curation);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it('gives a single entity the same whether it was asked for alone or with all', () => {
    fc.assert(
      fc.property(fc.array(someSeed, { minLength: 40, maxLength: 60 }), (sources) => {
        const [alone, together] = [new EntityIndex(gazetteer()), new EntityIndex(gazetteer())];
        for (const [i, source] of sources.entries()) for (const index of [alone, together]) put(index, `${i}.txt`, source);
        for (const { id } of together.entities()) assert.deepEqual(alone.card(id), together.card(id));
      }),
      { numRuns: 8 },
    );
  });

  it('costs a changed seed what its own names cost, however many seeds there are', () => {
    const cost = (size: number): number => {
      const index = new EntityIndex(gazetteer());
      const source = (i: number): string => `[p:Maren Holt] met [p:Jonas Alder${i}]. [p:Holt] spoke of [l:Kyiv] and the [o:Harbour Union ${i % 40}].`;
      for (let i = 0; i < size; i++) put(index, `${i}.txt`, source(i));
      index.entities();
      const before = index.steps;
      for (let round = 0; round < 10; round++) {
        put(index, '7.txt', `${source(7)} ${round % 2 === 0 ? '[p:Holt] and [p:Signe Dahl]' : '[l:Oslo]'} again.`);
        index.entities();
      }
      return index.steps - before;
    };
    const [small, large] = [cost(200), cost(2000)];
    assert.ok(large <= small * 1.2, `${small} steps became ${large}`);
  });

  it('is made in slices', () => {
    const index = new EntityIndex(gazetteer());
    for (let i = 0; i < 1500; i++) put(index, `${i}.txt`, `[p:Maren Holt] met [p:Jonas Alder${i}] in [l:Kyiv].`);
    let slices = 0;
    let most = 0;
    let before = index.steps;
    const work = index.prepare();
    while (work.next().done !== true) {
      slices++;
      most = Math.max(most, index.steps - before);
      before = index.steps;
    }
    assert.ok(slices > 2, `${slices} slices`);
    assert.ok(most < 1500, `${most} steps in one`);
    before = index.steps;
    index.entities();
    assert.equal(index.steps, before, 'nothing is left to do');
  });

  it('takes a name for what most of the corpus takes it for, unless there is a reason not to', () => {
    const seeds: Record<string, string> = {};
    for (let i = 0; i < 4; i++) seeds[`pier${i}.txt`] = '[l:North Pier] and [p:Holt] and [p:Ada Orlov]. [l:Polhavn] slept.';
    seeds['org.txt'] = 'The [o:North Pier] spoke of [o:Polhavn], and so did [o:Ada Orlov].';
    seeds['both.txt'] = '[l:Lamp Hill] lies there. [o:Lamp Hill] disagreed.';
    seeds['hill.txt'] = '[l:Lamp Hill] and [l:Holt].';
    const index = new EntityIndex(gazetteer());
    for (const [uri, source] of Object.entries(seeds)) put(index, uri, source);
    const all = joined(index);
    assert.ok(all.includes('North Pier (North Pier ×5) in 5'), all.join('\n'));
    assert.ok(all.includes('Ada Orlov (Ada Orlov ×5) in 5'), all.join('\n'));
    assert.equal(index.mentionsIn('org.txt')[0]?.type, 'place');
    for (const apart of ['Polhavn', 'Lamp Hill', 'Holt']) assert.equal(all.filter((line) => line.startsWith(`${apart} `)).length, 2, `${apart}:\n${all.join('\n')}`);
  });
});
