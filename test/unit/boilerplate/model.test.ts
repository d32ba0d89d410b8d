import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { FEATURES, FEATURE_COUNT } from '../../../src/core/boilerplate/model/features';
import { loadLineModel } from '../../../src/core/boilerplate/model/line-model';
import { readModel, writeModel } from '../../../src/core/boilerplate/model/model-file';
import { predictTrees, question } from '../../../src/core/boilerplate/model/trees';
import { boilerplateRule } from '../../../src/core/boilerplate/rule';
import { shippedPack } from './shipped-pack';
import { ARTICLE, applied, check, cleaned } from './support';

const FILE = 'models/boilerplate-en.bin';
const MOST_BYTES = 300 * 1024;

describe('line model', () => {
  const bytes = readFileSync(FILE);
  const rule = boilerplateRule({ pack: shippedPack(), model: loadLineModel(bytes) });

  it('ships in less than 300 KiB and comes back byte for byte from its numbers', () => {
    assert.ok(existsSync(FILE) && bytes.length <= MOST_BYTES);
    const again = writeModel(readModel(bytes));
    assert.equal(Buffer.compare(Buffer.from(again), bytes), 0);
  });

  it('refuses bytes that are no model', () => {
    assert.throws(() => readModel(new Uint8Array()), /No boilerplate model/);
    assert.throws(() => readModel(new Uint8Array(200_000)), /No boilerplate model/);
    assert.throws(() => readModel(bytes.subarray(0, bytes.length - 9)), /cut off/);
    assert.throws(() => readModel(Buffer.concat([bytes, Buffer.alloc(1)])), /wrong length/);
  });

  it('names every feature once', () => {
    assert.equal(new Set(FEATURES).size, FEATURE_COUNT);
    assert.ok(FEATURE_COUNT <= 256, 'features are named by one byte');
  });

  it('walks trees of unequal depth', () => {
    // b > 0.5 ? (a > 2 ? 5 : 1) : 0, and a tree that is one leaf.
    const trees = {
      depth: 2,
      starts: Int32Array.of(0, 5, 6),
      thresholds: Float32Array.of(0.5, NaN, 2, NaN, NaN, NaN),
      questions: Uint32Array.of(question(1, 1), question(0, 1), question(0, 3), question(0, 3), question(0, 4), question(0, 5)),
      values: Float32Array.of(0, 0, 0, 1, 5, 0.5),
      base: -1,
    };
    const answer = (a: number, b: number, depth: number): number => Math.log(1 / (1 / predictTrees({ ...trees, depth }, Float32Array.of(9, a, b), 1) - 1));
    for (const depth of [2, 6]) {
      assert.ok(Math.abs(answer(3, 0, depth) - -0.5) < 1e-6);
      assert.ok(Math.abs(answer(0, 1, depth) - 0.5) < 1e-6);
      assert.ok(Math.abs(answer(3, 1, depth) - 4.5) < 1e-6);
    }
  });

  it('leaves an article alone and takes the links below it', () => {
    const text = ARTICLE.join('\n');
    assert.deepEqual(check(rule, text), []);
    const tail = ['You may also like', 'Ferry line gets a second boat', 'Council votes on parking fees', 'Five walks along the coast'];
    const dirty = `${text}\n${tail.join('\n')}`;
    assert.equal(cleaned([rule], dirty), `${text}\n`);
    assert.equal(check(rule, dirty).length, 1);
  });

  it('keeps out of seeds in other languages', () => {
    const german = ['Brücke gesperrt', 'Die alte Brücke bleibt bis zum Herbst zu, wie die Stadt am Montag mitteilte. Für die Händler am Kai ist das ein harter Schlag.', 'Umleitung über den Ring', 'Wer in die Stadt will, muss nach Angaben der Polizei zwanzig Minuten mehr einplanen.'].join('\n');
    assert.deepEqual(check(rule, german), []);
  });

  it('is the input minus whole lines, and twice equals once, for any mixture', () => {
    const line = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...ARTICLE) },
      { weight: 4, arbitrary: fc.constantFrom('Related', 'Share', 'News', 'Sport', 'Ada Lindqvist', 'Ferry line gets a second boat', 'Photo: Mira Osei', 'Sign up for our newsletter', '3 hours ago', 'Copyright 2024 Velmar Post', 'The quay on Sunday. (Mira Osei/Velmar Post)') },
      { weight: 1, arbitrary: fc.constantFrom('', ' ') },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replace(/[\r\n]/g, ' ')) },
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.boolean(), (lines, last) => {
        const text = lines.join('\n') + (last ? '\n' : '');
        for (const flag of ['careful', 'thorough'] as const) {
          const result = applied(text, check(rule, text, { flag }));
          const kept = result.split('\n');
          let at = 0;
          for (const part of text.split('\n')) if (part === kept[at]) at++;
          assert.ok(at >= kept.length - 1);
        }
        const once = cleaned([rule], text);
        assert.equal(cleaned([rule], once), once);
      }),
      { numRuns: 150 },
    );
  });
});
