import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IndexFamily, IndexModel } from '../../../src/core/index/model';
import { familyKey } from '../../../src/core/index/lines';
import { renderIndex } from '../../../src/core/index/render';
import { IndexRenderer } from '../../../src/core/index/renderer';
import { describeFamily } from '../../../src/core/index/families';
import { entity, seed } from './sample-model';

type Change =
  | { readonly kind: 'seed' | 'noSeed' | 'noEntity' | 'noFamily'; readonly at: number; readonly value: number }
  | { readonly kind: 'entity' | 'family'; readonly at: number; readonly value: number }
  | { readonly kind: 'take' };

const NAMES = ['a.txt', 'A.txt', 'ab/c.txt', 'ab/d.txt', 'ab/e/f.txt', 'b.txt', 'é.txt', 'e.txt', '中.txt', '丬.txt', '\u{1f600}.txt', '\uffee.txt', '0.txt', '00.txt', '000.txt', '0', 'AB/c.txt'];
const RULES = ['duplicate-passage', 'boilerplate', 'blank-lines'];

function change(renderer: IndexRenderer, model: Model, of: Change): void {
  if (of.kind === 'take') return;
  const path = NAMES[of.at % NAMES.length] ?? '';
  if (of.kind === 'seed') {
    const findings = Object.fromEntries(RULES.map((rule, i) => [rule, (of.value >> i) & 1 ? (of.value % 3) + 1 : 0]));
    const row = seed(path, { words: of.value, findings });
    model.seeds.set(path, row);
    renderer.putSeed(row);
  } else if (of.kind === 'noSeed') {
    model.seeds.delete(path);
    renderer.removeSeed(path);
  } else if (of.kind === 'entity') {
    const row = entity(path, NAMES.slice(0, of.value % 5), { type: of.value % 2 ? 'person' : 'place' });
    if (row.seeds.length > 0) model.entities.set(`${row.type} ${path}`, row);
    else model.entities.delete(`${row.type} ${path}`);
    renderer.putEntity(row);
  } else if (of.kind === 'noEntity') {
    model.entities.delete(`person ${path}`);
    renderer.removeEntity('person', path);
  } else if (of.kind === 'family') {
    const row = describeFamily([path, NAMES[of.value % NAMES.length] ?? '', NAMES[(of.value * 7) % NAMES.length] ?? ''].map((member) => seed(member)));
    const key = familyKey(row.paths) ?? '';
    if (new Set(row.paths).size > 1) model.families.set(key, row);
    else model.families.delete(key);
    renderer.putFamily(row);
  } else {
    model.families.delete(path);
    renderer.removeFamily(path);
  }
}

interface Model {
  readonly seeds: Map<string, ReturnType<typeof seed>>;
  readonly entities: Map<string, ReturnType<typeof entity>>;
  readonly families: Map<string, IndexFamily>;
}

function plain(model: Model): IndexModel {
  return { seeds: [...model.seeds.values()], entities: [...model.entities.values()], families: [...model.families.values()] };
}

const changes = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('seed' as const, 'seed' as const, 'noSeed' as const, 'entity' as const, 'noEntity' as const, 'family' as const, 'noFamily' as const), at: fc.nat(16), value: fc.nat(40) }) },
    { weight: 1, arbitrary: fc.constant<Change>({ kind: 'take' }) },
  ),
  { maxLength: 80 },
);

describe('the index kept line by line', () => {
  it('equals a fresh one after any changes, and its changes alone keep the files right', () => {
    fc.assert(
      fc.property(changes, fc.constantFrom(1, 2, 3, 5, 9, 17, 60), (sequence, maxLines) => {
        const renderer = new IndexRenderer({ maxLines });
        const model: Model = { seeds: new Map(), entities: new Map(), families: new Map() };
        const files = new Map<string, string>();
        for (const of of [...sequence, { kind: 'take' } as const]) {
          change(renderer, model, of);
          if (of.kind !== 'take') continue;
          const { write, remove } = renderer.takeChanges();
          for (const path of remove) files.delete(path);
          for (const [path, text] of write) files.set(path, text);
        }
        const fresh = renderIndex(plain(model), { maxLines });
        assert.deepEqual(renderer.text(), fresh);
        assert.deepEqual(new Map([...files].sort()), new Map([...fresh].sort()));
      }),
      { numRuns: 1500 },
    );
  });

  it('takes over a whole model and drops what is not in it', () => {
    const renderer = new IndexRenderer({ maxLines: 50 });
    const first: IndexModel = { seeds: [seed('a.txt'), seed('b.txt', { findings: { x: 1 } })], entities: [entity('N', ['a.txt']), entity('M', ['b.txt'])], families: [describeFamily([seed('a.txt'), seed('b.txt')])] };
    renderer.putAll(first);
    assert.deepEqual(renderer.text(), renderIndex(first, { maxLines: 50 }));
    const second: IndexModel = { seeds: first.seeds.slice(0, 1), entities: first.entities.slice(1), families: [] };
    renderer.putAll(second);
    assert.deepEqual(renderer.text(), renderIndex(second, { maxLines: 50 }));
  });

  it('renders only what says something else when it takes over a model', () => {
    const model = (words: number): IndexModel => ({ seeds: [seed('a.txt', { family: ['a.txt', 'b.txt'], findings: { x: 1 } }), seed('b.txt', { words })], entities: [entity('N', ['a.txt'])], families: [describeFamily([seed('a.txt'), seed('b.txt')])] });
    const renderer = new IndexRenderer();
    renderer.putAll(model(1));
    renderer.takeChanges();
    const { rendered } = renderer.operations;
    renderer.putAll(model(1));
    assert.equal(renderer.takeChanges().write.size, 0);
    assert.equal(renderer.operations.rendered, rendered);
    renderer.putAll(model(2));
    assert.deepEqual(renderer.text(), renderIndex(model(2)));
    assert.equal(renderer.operations.rendered, rendered + 1);
  });

  it('has nothing to write when nothing changed', () => {
    const renderer = new IndexRenderer();
    renderer.putSeed(seed('a.txt'));
    assert.deepEqual([...renderer.takeChanges().write.keys()], ['INDEX.md']);
    assert.equal(renderer.takeChanges().write.size, 0);
    renderer.putSeed(seed('a.txt'));
    assert.equal(renderer.takeChanges().write.size, 0);
  });

  it('renders one line for a change, and its cost does not grow with the number of seeds', () => {
    const cost = (count: number): { rendered: number; joined: number; moved: number } => {
      const renderer = new IndexRenderer({ maxLines: 100 });
      for (let i = 0; i < count; i++) renderer.putSeed(seed(`${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + (Math.floor(i / 26) % 26))}/${i}.txt`));
      renderer.takeChanges();
      const before = renderer.operations;
      for (let i = 0; i < 20; i++) {
        renderer.putSeed(seed(`qa/${i % 2 === 0 ? 16 : 'new'}.txt`, { words: i }));
        assert.ok(renderer.takeChanges().write.size <= 2);
      }
      const after = renderer.operations;
      return { rendered: after.rendered - before.rendered, joined: after.joined - before.joined, moved: after.moved - before.moved };
    };
    const small = cost(1_000);
    const large = cost(16_000);
    assert.equal(small.rendered, 20);
    assert.equal(large.rendered, 20);
    assert.ok(large.joined <= 20 * 100, `joined ${large.joined}`);
    for (const { moved } of [small, large]) assert.ok(moved <= 20 * 12, `moved ${moved}: more than the depth of the tree and the halving of one page`);
  });

  it('names the longest and the cleanest of a family, the first path on a tie', () => {
    const seeds = [seed('c.txt', { words: 900, boilerplateLines: 4 }), seed('b.txt', { words: 900, boilerplateLines: 1, findings: { x: 2 } }), seed('a.txt', { words: 10, boilerplateLines: 1, findings: { x: 1 } })];
    assert.deepEqual(describeFamily(seeds), { paths: ['a.txt', 'b.txt', 'c.txt'], longest: 'b.txt', cleanest: 'a.txt' });
  });
});
