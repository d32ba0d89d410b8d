import assert from 'node:assert/strict';
import { linesTaken } from '../../../src/core/boilerplate/rule-trial';
import { compileUserRules } from '../../../src/core/boilerplate/user-rules';
import { SeedText } from '../../../src/core/text/seed-text';

const seed = new SeedText('Bridge closed\n\nThe bridge is closed until autumn, the town said.\nGuild news 12\nA bridge too long\nWhy trams sing\n');

function taken(rule: object, uri = 'mem:/ws/seeds/a.txt'): number[] {
  return linesTaken(uri, seed, compileUserRules({ strip: [{ ...rule, line: 0 }], keep: [] }));
}

describe('linesTaken', () => {
  it('tells the lines of a phrase, a pattern, and a heading with its links', () => {
    assert.deepEqual(taken({ phrase: 'GUILD NEWS 7' }), [3]);
    assert.deepEqual(taken({ pattern: 'bridge' }), [0, 2, 4]);
    assert.deepEqual(taken({ heading: 'Guild news 1' }), [3, 4, 5]);
  });

  it('heeds the scope, and takes nothing by a rule that can not work', () => {
    assert.deepEqual(taken({ phrase: 'Guild news 1', scope: '2024/**' }), []);
    assert.deepEqual(taken({ pattern: '(' }), []);
  });
});
