import assert from 'node:assert/strict';
import { diffIndex, formatDifferences } from '../../../src/core/index/diff';
import { placeBlock } from '../../../src/core/index/markers';
import type { IndexModel } from '../../../src/core/index/model';
import { readIndex } from '../../../src/core/index/read';
import { renderIndex } from '../../../src/core/index/render';
import { entity, seed, SMALL } from './sample-model';

function fileOf(model: IndexModel, before = '# Mine [x](mine.txt)\n\n', eol = '\n'): string {
  const placed = placeBlock(before.replaceAll('\n', eol), renderIndex(model).get('INDEX.md') ?? '');
  assert.ok('text' in placed);
  return placed.text;
}

describe('reading the index back', () => {
  for (const [name, before, eol] of [['LF', '# Mine [x](mine.txt)\n\n', '\n'], ['CRLF behind an emoji', '😀 [x](mine.txt)\n\n', '\r\n']] as const) {
    it(`finds links, seeds and entities (${name})`, () => {
      const text = fileOf(SMALL, before, eol);
      const index = readIndex(text);
      assert.ok(index.blockSpan);
      assert.match(text.slice(index.blockSpan.start, index.blockSpan.end), /^<!-- winnow:index -->[^]*<!-- \/winnow:index -->$/);
      assert.deepEqual([...index.seedsByLine.values()], ['a.txt', 'b.txt']);
      assert.equal(index.links.length, 2 + 2 + 4 + 3 + 2);
      for (const link of index.links) assert.match(text.slice(link.span.start, link.span.end), new RegExp(`^\\[${link.path}\\]\\(${link.path}\\)$`));
      assert.deepEqual(index.entities.map((found) => [found.name, found.type, text.slice(found.span.start, found.span.end)]), [['Mara Lind', 'person', 'Mara Lind'], ['Port of Hale', 'place', 'Port of Hale']]);
      const at = text.indexOf('**Port of Hale') + 4;
      assert.equal(index.entityAt(at)?.name, 'Port of Hale');
      assert.equal(index.entityAt(at + 40), undefined);
      assert.equal(index.entityAt(0), undefined);
    });
  }

  it('gives back odd names and paths', () => {
    const path = 'a (b)/[c]_|*日本*.txt';
    const name = 'A*B|C [d](e) `f` <g> &amp; x@y.z';
    const index = readIndex(fileOf({ seeds: [seed(path, { title: '[no](link.txt) \\[x](y.txt)' })], entities: [entity(name, [path], { type: 'odd_type' })], families: [] }));
    assert.deepEqual(index.links.map((link) => link.path), [path, path]);
    assert.deepEqual(index.entities.map((found) => [found.name, found.type]), [[name, 'odd_type']]);
    assert.equal(index.entityAt(index.entities[0]?.span.start ?? -1)?.name, name);
  });

  it('tells pages from seeds and leads from a page to the seeds', () => {
    const model = { seeds: Array.from({ length: 120 }, (_, i) => seed(`${i}.txt`)), entities: [], families: [] };
    const pages = renderIndex(model, { maxLines: 50 });
    const links = (path: string) => {
      const placed = placeBlock(undefined, pages.get(path) ?? '');
      assert.ok('text' in placed);
      return readIndex(placed.text).links;
    };
    assert.deepEqual(links('INDEX.md').map((link) => link.kind), Array.from({ length: pages.size - 1 }, () => 'page'));
    assert.deepEqual(new Set(links('INDEX.md').map((link) => link.path)), new Set([...pages.keys()].slice(1)));
    assert.deepEqual(links('index/seeds_2.md').slice(0, 2).map((link) => [link.kind, link.path]), [['page', 'INDEX.md'], ['seed', '2.txt']]);
  });

  it('reads nothing where there is no one block', () => {
    for (const text of ['', 'x [a](a.txt)', '<!-- winnow:index -->\n[a](a.txt)', `${fileOf(SMALL)}\n${fileOf(SMALL)}`]) {
      const index = readIndex(text);
      assert.equal(index.blockSpan, undefined);
      assert.deepEqual(index.links, []);
      assert.equal(index.entityAt(3), undefined);
    }
  });
});

describe('what differs', () => {
  it('names the lines of each file', () => {
    const fresh = renderIndex(SMALL);
    const [first, second] = SMALL.seeds;
    assert.ok(first && second);
    const old = renderIndex({ ...SMALL, seeds: [first, { ...second, title: 'Was' }] });
    assert.deepEqual(diffIndex(old, fresh), [
      {
        path: 'INDEX.md',
        removed: [{ line: 5, text: '| [a.txt](a.txt) | Was |  |  | 400 | 0% | 0 |  | [a.txt](a.txt) |  |  |' }],
        added: [{ line: 5, text: '| [a.txt](a.txt) | Title of a.txt |  |  | 400 | 0% | 0 |  | [a.txt](a.txt) |  |  |' }],
      },
    ]);
    assert.deepEqual(diffIndex(fresh, fresh), []);
  });

  it('knows missing and surplus pages, doubled lines and another order', () => {
    assert.deepEqual(diffIndex(new Map([['x', 'a\nb']]), new Map([['x', 'b\na']])), [{ path: 'x', removed: [{ line: 1, text: 'a' }], added: [{ line: 1, text: 'b' }] }]);
    assert.deepEqual(diffIndex(new Map([['x', 'a\na']]), new Map([['x', 'a']])), [{ path: 'x', removed: [{ line: 2, text: 'a' }], added: [] }]);
    assert.deepEqual(diffIndex(new Map([['x', 'a']]), new Map([['y', 'b']])).map((difference) => difference.path), ['x', 'y']);
  });

  it('prints them, with a bound', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `l${i}`);
    assert.equal(formatDifferences(diffIndex(new Map([['x', 'a']]), new Map([['x', 'b']]))), 'x:\n  - 1: a\n  + 1: b');
    assert.match(formatDifferences(diffIndex(new Map(), new Map([['x', lines.join('\n')]])), 3), /^x:\n {2}\+ 1: l0\n {2}\+ 2: l1\n {2}\+ 3: l2\n {2}… 27 more lines$/);
  });
});
