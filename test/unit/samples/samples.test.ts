import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Lines } from '../../../src/core/text/lines';
import { SeedText } from '../../../src/core/text/seed-text';
import { foldedWords } from '../../../src/core/text/words';
import { decodeSeed } from '../../../src/host/decode';

const FOLDER = 'samples/seeds';
const seeds = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.txt'))
  .sort();

function textOf(name: string): string {
  const result = decodeSeed(readFileSync(`${FOLDER}/${name}`));
  assert.ok('text' in result, name);
  return result.text;
}

/** Lines `first` to `last`, counted from 1. */
function linesOf(name: string, first: number, last = first): string[] {
  const text = textOf(name);
  const lines = new Lines(text);
  return Array.from({ length: last - first + 1 }, (_, i) => text.slice(lines.start(first - 1 + i), lines.end(first - 1 + i)));
}

/** Fewest words to change, add or drop to make one text of the other (Levenshtein, one row kept). */
function wordDistance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, word] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (word === other ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

describe('the samples', () => {
  it('are all listed in their README, and nothing else is', () => {
    const listed = [...readFileSync('samples/README.md', 'utf8').matchAll(/^\| `([^`]+\.txt)`/gm)].map(([, name]) => name);
    assert.deepEqual(listed.toSorted(), seeds);
  });

  it('are articles of 150 words or more, the article that is pasted twice counted once', () => {
    for (const name of seeds) {
      const words = foldedWords(textOf(name)).length;
      assert.ok(words >= 150 && words <= 900, `${name} has ${words} words`);
    }
  });

  it('hold the copies that the README names', () => {
    assert.deepEqual(linesOf('001_danube-grain-talks.txt', 15, 28), linesOf('001_danube-grain-talks.txt', 1, 14));
    assert.deepEqual(linesOf('008_kestrel-flood-warning.txt', 4, 5), linesOf('009_polhavn-satellite-order.txt', 5, 6));
    for (const name of ['002_danube-what-each-side-wants.txt', '012_nairobi-library-bus-bom.txt', '2024/coral-nursery.txt']) {
      assert.deepEqual(linesOf(name, 2), linesOf(name, 1));
    }
  });

  it('hold a seed of which another has 10 to 20 words in a hundred changed', () => {
    const original = foldedWords(textOf('006_lisbon-tram-batteries.txt'));
    const share = wordDistance(original, foldedWords(textOf('007_lisbon-trams-rewritten.txt'))) / original.length;
    assert.ok(share > 0.1 && share < 0.2, String(share));
  });

  it('disagree about one fire', () => {
    assert.match(linesOf('004_gdansk-warehouse-fire.txt', 2).join(''), /on Tuesday night .* 340 people/);
    assert.match(linesOf('005_gdansk-blaze-firefighters.txt', 3).join(''), /430 residents .* on Wednesday night/);
  });

  it('keep their bytes: CRLF, a byte order mark, characters outside the basic plane', () => {
    assert.equal(readFileSync(`${FOLDER}/011_zurich-clockmakers-crlf.txt`, 'latin1').replaceAll('\r\n', '').includes('\n'), false);
    assert.deepEqual([...readFileSync(`${FOLDER}/012_nairobi-library-bus-bom.txt`).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.match(textOf('2024/robot-dogs-cave.txt'), /\u{1d7d2}/u);
  });

  it('hold front matter and curated names that parse', () => {
    const seed = new SeedText(textOf('2024/robot-dogs-cave.txt'));
    assert.deepEqual(seed.frontMatter?.errors, []);
    assert.equal(seed.frontMatter?.data['date'], '2024-05-17');
    const { entities } = parse(readFileSync(`${FOLDER}/entities.yaml`, 'utf8')) as { entities: { name: string; type: string }[] };
    for (const { name, type } of entities) assert.ok(name !== '' && ['person', 'place', 'organisation', 'other'].includes(type), name);
  });
});
