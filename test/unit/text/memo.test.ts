import assert from 'node:assert/strict';
import { memo } from '../../../src/core/text/memo';

describe('memo', () => {
  const counting = (most: number): { ask: (key: string) => string | undefined; made: string[] } => {
    const made: string[] = [];
    return { made, ask: memo(most, (key) => (made.push(key), key === '' ? undefined : key.toUpperCase())) };
  };

  it('makes an answer once, an undefined one too', () => {
    const { ask, made } = counting(4);
    assert.deepEqual(['a', 'b', 'a', '', '', 'b'].map(ask), ['A', 'B', 'A', undefined, undefined, 'B']);
    assert.deepEqual(made, ['a', 'b', '']);
  });

  it('keeps what is asked again and again, forgets the rest', () => {
    const { ask, made } = counting(4);
    for (let i = 0; i < 40; i++) {
      ask('often');
      ask(`once ${i}`);
    }
    assert.equal(made.filter((key) => key === 'often').length, 1);
    ask('once 0');
    assert.equal(made.filter((key) => key === 'once 0').length, 2);
  });

  it('does not hold long keys', () => {
    const { ask, made } = counting(4);
    const long = 'x'.repeat(5000);
    ask(long);
    ask(long);
    assert.equal(made.length, 2);
  });
});
