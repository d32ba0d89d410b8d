import assert from 'node:assert/strict';
import { PassageIndex } from '../../../src/core/duplicates/passage-index';
import { MANIFEST, readManifest } from '../../../src/core/duplicates/shards';
import { makeCorpus } from '../../../tools/bench/duplicates/corpus';

const seeds = [...makeCorpus(60)];

function made(): PassageIndex {
  const index = new PassageIndex();
  for (const { name, text } of seeds) index.put(name, text);
  return index;
}

function saved(index: PassageIndex): Map<string, Uint8Array> {
  return new Map([...index.save((uri) => `v1 ${uri}`)].map(({ name, bytes }) => [name, bytes]));
}

describe('shards of a PassageIndex', () => {
  it('give back the same answers and the stamps', () => {
    const index = made();
    const disk = saved(index);
    const names = readManifest(disk.get(MANIFEST)!);
    assert.ok(names);
    const { index: back, stamps, lost } = PassageIndex.restore(names, (name) => disk.get(name));
    assert.equal(lost, 0);
    assert.equal(stamps.get('000007.txt'), 'v1 000007.txt');
    assert.deepEqual(back.families(), index.families());
    assert.ok(index.families().length > 0);
    for (const { name } of seeds) assert.deepEqual(back.pairs(name), index.pairs(name));
    back.put('new', seeds[0]!.text);
    assert.ok(back.pairs('new').some(({ b }) => b.uri === seeds[0]!.name));
  });

  it('have the same names when nothing changed, and others after a change', () => {
    const index = made();
    const names = [...saved(index).keys()];
    assert.deepEqual([...saved(index).keys()], names);
    index.put('new', seeds[3]!.text);
    assert.notDeepEqual([...saved(index).keys()], names);
  });

  it('that are torn, cut, missing or of another version are not trusted', () => {
    const disk = saved(made());
    const names = readManifest(disk.get(MANIFEST)!)!;
    const [first = '', tables = ''] = names;
    const torn = (name: string, change: (bytes: Uint8Array) => Uint8Array | undefined) => (asked: string) => {
      const bytes = disk.get(asked);
      return asked === name && bytes ? change(bytes.slice()) : bytes;
    };
    const flipped = (bytes: Uint8Array): Uint8Array => {
      bytes[bytes.length >> 1]! ^= 4;
      return bytes;
    };
    for (const change of [flipped, (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 8), (bytes: Uint8Array) => bytes.subarray(0, 3), () => undefined]) {
      const without = PassageIndex.restore(names, torn(first, change));
      assert.deepEqual([without.lost, without.index.size, without.stamps.size], [1, 0, 0]);
      const rebuilt = PassageIndex.restore(names, torn(tables, change));
      assert.deepEqual([rebuilt.lost, rebuilt.index.size], [1, seeds.length]);
      assert.deepEqual(rebuilt.index.families(), made().families());
    }
    const manifest = disk.get(MANIFEST)!.slice();
    manifest[4]! ^= 1;
    assert.equal(readManifest(manifest), undefined);
    assert.equal(readManifest(new Uint8Array(0)), undefined);
    assert.equal(readManifest(new Uint8Array(2)), undefined);
  });
});
