import assert from 'node:assert/strict';
import { MAX_HITS } from '../../../src/core/duplicates/postings';
import { PassageIndex } from '../../../src/core/duplicates/passage-index';
import { Prose } from '../../../tools/bench/duplicates/prose';
import { Random } from '../../../tools/random';

const SEEDS = 5 * MAX_HITS;

describe('A passage index whose seeds came in any order', () => {
  const random = new Random(7);
  const prose = new Prose(random);
  const appeal = prose.paragraph();
  const texts = new Map<string, string>(Array.from({ length: SEEDS }, (_, i) => [`seed-${String(i).padStart(4, '0')}`, `${prose.paragraph()}\n${prose.paragraph()} ${appeal}`] as const));
  const uris = [...texts.keys()];
  const answers = (index: PassageIndex): unknown => uris.map((uri) => index.pairs(uri));
  const filled = (order: readonly string[]): PassageIndex => {
    const index = new PassageIndex();
    for (const uri of order) index.put(uri, texts.get(uri) ?? '');
    return index;
  };
  const arranged = (order: readonly string[]): PassageIndex => {
    const index = filled(order);
    index.arrange();
    return index;
  };
  const shuffled = (): string[] => {
    const order = Int32Array.from(uris.keys());
    random.shuffle(order);
    return [...order].map((i) => uris[i] ?? '');
  };

  it('answers like one they were put into in order, once it is arranged', () => {
    const inOrder = arranged(uris);
    assert.equal(inOrder.arrange(), false, 'there is nothing to arrange');
    const index = filled(shuffled());
    assert.notDeepEqual(answers(index), answers(inOrder), 'looks that are cut short depend on the order');
    assert.equal(index.arrange(), true);
    assert.deepEqual(answers(index), answers(inOrder));
    assert.equal(index.arrange(), false);
  });

  it('does so after most of them were changed and some went', () => {
    const index = arranged(uris);
    for (const uri of shuffled().slice(0, SEEDS / 2)) {
      index.put(uri, 'Something else stood here.');
      index.put(uri, texts.get(uri) ?? '');
    }
    assert.equal(index.arrange(), true);
    assert.deepEqual(answers(index), answers(arranged(uris)));
  });

  it('is not arranged for a few changes, nor when it is small', () => {
    const index = arranged(uris);
    for (const uri of uris.slice(0, 9)) index.put(uri, 'Something else.');
    assert.equal(index.arrange(), false);
    assert.equal(filled(uris.slice(0, MAX_HITS).reverse()).arrange(), false);
  });
});
