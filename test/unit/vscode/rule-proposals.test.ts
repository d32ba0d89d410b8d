import assert from 'node:assert/strict';
import { compileUserRules } from '../../../src/core/boilerplate/user-rules';
import { proposals } from '../../../src/vscode/rule-proposals';

describe('proposals', () => {
  it('offer the line itself, its beginning, and a heading with its links', () => {
    assert.deepEqual(
      proposals('More from Polhavn', 'related', true).map(({ rule }) => rule),
      [{ phrase: 'More from Polhavn', class: 'related' }, { heading: 'More from Polhavn', class: 'related' }],
    );
    assert.deepEqual(
      proposals('• Photo (agency): Ana Reis', 'credit', false).map(({ rule }) => rule),
      [{ phrase: '• Photo (agency): Ana Reis', class: 'credit' }, { pattern: '^\\W*Photo\\s+\\(agency\\):', class: 'credit' }],
    );
  });

  it('make rules that compile and take the line they were made from', () => {
    for (const line of ['Read more: how [it] went', 'Sign up for our $5 letter today, dear reader', '“Ten (10) things” to know before you go', '***', 'Fähre: neue Zeiten']) {
      for (const { rule } of proposals(line, 'other', true)) {
        const rules = compileUserRules({ strip: [{ ...rule, line: 0 }], keep: [] });
        if (rules.errors.length > 0) assert.equal(line, '***');
        else assert.ok(rules.forSeed('mem:/seeds/a.txt')?.judge(line), JSON.stringify(rule));
      }
    }
  });
});
