import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Run, winnow } from './winnow';

interface Listed {
  readonly entities: readonly { readonly name: string; readonly type: string; readonly mentions: number; readonly spellings: readonly string[]; readonly curated: boolean; readonly seeds: readonly { readonly path: string }[] }[];
}

describe('winnow entities', function () {
  this.timeout(60_000);
  let folder = '';
  const list = (...args: readonly string[]): Promise<Run> => winnow(folder, 'entities', ...args);

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'winnow-entities-'));
    await fs.mkdir(path.join(folder, 'seeds'));
    await fs.writeFile(path.join(folder, 'seeds', 'one.txt'), 'Quay to be rebuilt\nMayor Ingrid Solberg said in Oslo on Monday that the quay would be rebuilt. Solberg had asked for it.\n');
    await fs.writeFile(path.join(folder, 'seeds', 'two.txt'), 'Money for the quay\nIngrid Solberg thanked the government of Norway, which had waited for a long time before it said yes.\n');
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  it('lists names, joined, the most mentioned first', async () => {
    const { code, out } = await list('seeds');
    assert.equal(code, 0);
    assert.match(out, /^ {5}3 {2}person +Ingrid Solberg +in 2 seeds {2}also Solberg\n/);
    assert.match(out, /1 {2}place +Oslo +in 1 seed\n/);
  });

  it('prints JSON of the seeds that were named alone', async () => {
    const { out } = await list('seeds/two.txt', '--format', 'json');
    const { entities } = JSON.parse(out) as Listed;
    const solberg = entities.find(({ name }) => name === 'Ingrid Solberg');
    assert.equal(solberg?.mentions, 1);
    assert.deepEqual(solberg.seeds.map((seed) => seed.path), [path.join('seeds', 'two.txt')]);
    assert.ok(!entities.some(({ name }) => name === 'Oslo'));
  });

  it('prints CSV in which no cell is a formula', async () => {
    await fs.writeFile(path.join(folder, 'seeds', 'entities.yaml'), 'entities:\n  - name: "=Quay, the"\n    type: other\n    spellings: [quay]\n');
    const { out } = await list('seeds', '--format', 'csv');
    const [head, ...rows] = out.split('\r\n');
    assert.equal(head, 'name,type,mentions,seeds,spellings,curated,paths');
    assert.ok(rows.some((row) => row.startsWith('"\'=Quay, the",other,')), out);
  });

  it('lets the user’s file win, and says where it is broken', async () => {
    const file = path.join(folder, 'seeds', 'entities.yaml');
    await fs.writeFile(file, 'entities:\n  - name: Solberg of Oslo\n    type: person\n    spellings: [Ingrid Solberg, Solberg]\nignore: [Norway]\n');
    const { entities } = JSON.parse((await list('seeds', '--format', 'json')).out) as Listed;
    assert.deepEqual(entities.filter(({ type }) => type === 'person').map(({ name, mentions, curated }) => [name, mentions, curated]), [['Solberg of Oslo', 3, true]]);
    assert.ok(!entities.some(({ name }) => name === 'Norway'));
    await fs.writeFile(file, 'entities:\n  - name: [broken\n');
    const broken = await list('seeds');
    assert.equal(broken.code, 0);
    assert.match(broken.err, /entities\.yaml:\d+:\d+: /);
    assert.match(broken.out, /Ingrid Solberg/);
  });

  it('lists one type, and refuses another word', async () => {
    assert.match((await list('seeds', '--type', 'place')).out, /^ +1 {2}place +Norway[^]*Oslo/);
    const { code, err } = await list('seeds', '--type', 'planet');
    assert.equal(code, 2);
    assert.match(err, /person, place, organisation, other/);
  });
});
