import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

describe('the grammar', function () {
  this.timeout(30_000);

  it('gives the scopes that test/grammar marks', () => {
    const run = spawnSync(
      process.execPath,
      ['node_modules/vscode-tmgrammar-test/dist/unit.js', '-g', 'syntaxes/news-seed.tmLanguage.json', 'test/grammar/**/*.txt'],
      { encoding: 'utf8' },
    );
    assert.equal(run.status, 0, `${run.stdout}\n${run.stderr}`);
    assert.ok(run.stdout.split('run successfuly').length > 7, 'every grammar test ran');
  });
});
