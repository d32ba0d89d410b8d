import assert from 'node:assert/strict';
import { Arena } from '../../../src/core/boilerplate/model/arena';
import { FEATURE_COUNT, featureAt } from '../../../src/core/boilerplate/model/features';
import { listDoubt } from '../../../src/core/boilerplate/model/list-doubt';
import { MAIN, writeMain } from '../../../src/core/boilerplate/model/main-text';
import { type LineScans, pickLines, scanLines, scanPage } from '../../../src/core/boilerplate/model/page-scan';
import { ECHO, TOPIC_COUNT, writeEchoes } from '../../../src/core/boilerplate/model/topic';

const NONE: readonly undefined[] = [];

describe('line features', () => {
  it('tell where else the words of a line stand', () => {
    const scan = scanPage(scanLines(['The ferry left Velmar harbour', 'Storm warnings', 'Nobody was hurt aboard the ferry', 'Tickets', 'Velmar council']), NONE, new Set());
    const stride = ECHO.length + TOPIC_COUNT + 2;
    const out = new Float32Array(scan.count * stride);
    writeEchoes(scan, out, stride, { echo: 0, topic: ECHO.length, title: ECHO.length + TOPIC_COUNT });
    const of = (line: number, name: (typeof ECHO)[number]): number => out[line * stride + ECHO.indexOf(name)] ?? NaN;
    assert.equal(of(0, 'echoAbove'), 0);
    assert.equal(of(0, 'echoBelow'), 0.5, 'ferry and Velmar of four');
    assert.equal(of(0, 'echoBelow2'), 0.25, 'ferry alone within two lines');
    assert.equal(of(4, 'echoAbove'), 0.5);
    assert.equal(of(4, 'echoAbove2'), 0);
    assert.equal(of(4, 'echoNames'), 1);
    assert.equal(of(1, 'echoAbove'), 0);
    assert.equal(out[2 * stride + ECHO.length + TOPIC_COUNT], 0.25, 'of nobody, hurt, aboard and ferry the first line holds one');
    assert.equal(out[2 * stride + ECHO.length + TOPIC_COUNT + 1], 1);
  });

  it('find the main text between links and comments', () => {
    const words = [2, 3, 40, 1, 55, 60, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 25];
    const out = new Float32Array(words.length * MAIN.length);
    writeMain(words.length, (line) => words[line] ?? 0, () => 1, out, MAIN.length, 0);
    const inside = words.map((_, line) => out[line * MAIN.length]);
    assert.deepEqual(inside.map((yes, line) => (yes === 1 ? line : -1)).filter((line) => line >= 0), [2, 3, 4, 5]);
    assert.equal(out[2 * MAIN.length + 1], 0);
    assert.equal(out[17 * MAIN.length + 2], -12);
  });

  it('are the same for lines picked from a page as for the lines alone', () => {
    const texts = ['By Ada Lindqvist', 'The quay was closed on 3 March 2024, the port said.', 'Share', 'Ferry gets a second boat', '“We wait,” she said.'];
    const kept = [1, 3, 4];
    const picked = pickLines(scanLines(texts), kept);
    const alone = scanLines(kept.map((line) => texts[line] ?? ''));
    assert.deepEqual(picked.shape, alone.shape);
    for (const key of ['prose', 'forms', 'wholes', 'heads', 'tails'] as const) assert.deepEqual(picked[key], alone[key], key);
    const wordsOf = ({ tokens, words }: LineScans): Int32Array[] => kept.map((_, line) => tokens.hashes.slice(words.starts[line], words.ends[line]));
    assert.deepEqual(wordsOf(picked), wordsOf(alone));
    const namesOf = ({ content, contents }: LineScans): Uint8Array[] => kept.map((_, line) => content.names.slice(contents.starts[line], contents.ends[line]));
    assert.deepEqual(namesOf(picked), namesOf(alone));
  });

  it('cast doubt on lists inside the article, not on those at its ends or with certain phrases', () => {
    const doubt = (values: Readonly<Record<string, number>>): number => {
      const row = new Float32Array(2 * FEATURE_COUNT);
      for (const [name, value] of Object.entries(values)) row[FEATURE_COUNT + featureAt(name)] = value;
      return listDoubt(row, 1);
    };
    assert.ok(doubt({ runLength: 12 }) > 0);
    assert.equal(doubt({ runLength: 12, runAtEnd: 1 }), 0);
    assert.equal(doubt({ runLength: 12, runSure: 0.2 }), 0);
    assert.equal(doubt({ runLength: -12 }), 0, 'paragraphs in a row');
    assert.ok(doubt({ runLength: 12, formMarks: 4 }) > doubt({ runLength: 12 }));
    assert.throws(() => featureAt('no such'), /No feature/);
  });

  it('come from arrays that are zero and apart, however many there are', () => {
    const arena = new Arena();
    for (let round = 0; round < 3; round++) {
      arena.reset();
      const parts = Array.from({ length: 200 }, (_, i) => [arena.bytes(i), arena.integers(i), arena.singles(i), arena.doubles(i)] as const);
      parts.forEach((arrays, i) => {
        for (const array of arrays) {
          assert.ok(array.every((value) => value === 0));
          array.fill(i + 1);
        }
      });
      parts.forEach((arrays, i) => {
        for (const array of arrays) assert.ok(array.every((value) => value === i + 1));
      });
    }
  });
});
