import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Random } from '../../../../tools/random';
import { retokenize } from '../../../../tools/train/entities/retokenize';
import { writePage } from '../../../../tools/train/entities/sports';

/** "word/TAG" tokens read back as "type name" in our own tokens. */
function names(tagged: string, splitHyphens = true): string[] {
  const pairs = tagged.split(' ').map((pair) => pair.split('/'));
  const example = retokenize({ tokens: pairs.map(([token = '']) => token), tags: pairs.map(([, tag = 'O']) => tag) }, splitHyphens);
  return example.names.map(({ start, end, type }) => `${type} ${example.words.slice(start, end).join(' ')}`);
}

describe('training text', () => {
  it('joins what a treebank parts at hyphens and leaves dashes alone', () => {
    assert.deepEqual(names('In/O Al/B-LOC -/I-LOC Nour/I-LOC ,/O Oslo/B-LOC -/O Reuters/B-ORG'), ['1 Al-Nour', '1 Oslo', '2 Reuters']);
  });

  it('leaves titles and articles out of names', () => {
    assert.deepEqual(names('Now/O President/B-PER Ines/I-PER Prado/I-PER left/O the/B-ORG Coastal/I-ORG Trust/I-ORG'), ['0 Ines Prado', '2 Coastal Trust']);
  });

  it('writes sports pages whose names lie inside their sentences', () => {
    const pools = { towns: ['Porto', 'Leeds'], countries: ['Chile', 'Norway'], given: ['Ana', 'Tom'], surnames: ['Ruiz', 'Berg'] };
    const random = new Random(5);
    let found = 0;
    for (let page = 0; page < 30; page++) {
      for (const { words, names: marked } of writePage(random, pools)) {
        let last = 0;
        for (const { start, end } of marked) {
          assert.ok(start >= last && end > start && end <= words.length, words.join(' '));
          last = end;
          found++;
        }
      }
    }
    assert.ok(found > 300);
  });
});
