import assert from 'node:assert/strict';
import { isInQuotation, respelled } from '../../src/core/corpus-rename';

describe('respelled', () => {
  it('changes the words that change, in every spelling that has them', () => {
    assert.equal(respelled('Zelenskiy', 'Zelenskiy', 'Zelenskyy'), 'Zelenskyy');
    assert.equal(respelled('Volodymyr Zelenskiy', 'Zelenskiy', 'Zelenskyy'), 'Volodymyr Zelenskyy');
    assert.equal(respelled('Zelensky', 'Volodymyr Zelenskiy', 'Volodymyr Zelenskyy'), 'Zelenskyy');
    assert.equal(respelled('Volodymyr', 'Zelenskiy', 'Zelenskyy'), 'Volodymyr');
  });

  it('replaces a spelling whole when the new name has other words or another length', () => {
    assert.equal(respelled('UN', 'UN', 'United Nations'), 'United Nations');
    assert.equal(respelled('U.N.', 'UN', 'United Nations'), 'United Nations');
    assert.equal(respelled('Hale', 'Donald Hale', 'Ingrid Solberg'), 'Ingrid Solberg');
  });
});

describe('isInQuotation', () => {
  it('knows curly and straight marks, closed and not', () => {
    const line = 'He said “we met Anna” and "saw Bert" before “Carl left';
    const at = (name: string): boolean => isInQuotation(line, line.indexOf(name));
    assert.deepEqual(['He', 'Anna', 'and', 'Bert', 'before', 'Carl'].map(at), [false, true, false, true, false, true]);
  });
});
