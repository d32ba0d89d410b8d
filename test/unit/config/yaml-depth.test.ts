import assert from 'node:assert/strict';
import { isTooDeep } from '../../../src/core/text/yaml-depth';

describe('depth of YAML', () => {
  it('lets through what people write', () => {
    for (const text of ['', 'a:\n  b:\n    - c: [1, [2, {x: 3}]]\n', `${'- [a, b]\n'.repeat(5000)}`, `a: ${'['.repeat(100)}`, `${' '.repeat(150)}a: 1`, 'pattern: \\[\\[\n'.repeat(500), 'a\n'.repeat(100_000)]) assert.equal(isTooDeep(text), false, text.slice(0, 30));
  });

  it('stops what would overflow the parser', () => {
    for (const text of ['['.repeat(300), '{a: '.repeat(300), '- '.repeat(300), `x\n${'- '.repeat(300)}y`, `${'? '.repeat(300)}x`, `${' '.repeat(2000)}a: 1`, Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')]) assert.equal(isTooDeep(text), true, text.slice(0, 30));
  });
});
