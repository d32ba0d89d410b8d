import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runIndex } from '../../../src/cli/commands/index-command';

const SEED = 'Night ferry stays\n\nThe harbour council of Lowen voted on Tuesday to keep the night ferry for two more winters.\n';

describe('winnow index', function () {
  this.timeout(60_000);
  let folder = '';
  const at = (name: string): string => path.join(folder, 'seeds', name);
  const write = (name: string, text: string): void => {
    fs.mkdirSync(path.dirname(at(name)), { recursive: true });
    fs.writeFileSync(at(name), text);
  };
  const run = async (...args: readonly string[]): Promise<{ status: number; out: string }> => {
    const { write: original } = process.stdout;
    let out = '';
    process.stdout.write = (text: string | Uint8Array): boolean => {
      out += String(text);
      return true;
    };
    try {
      const status = await runIndex([folder, ...args]);
      return { status, out };
    } finally {
      process.stdout.write = original;
    }
  };

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'winnow-index-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('writes, checks, says which line differs, and keeps the text around the block', async () => {
    write('a.txt', SEED);
    const none = await run('--check');
    assert.equal(none.status, 1);
    assert.match(none.out, /seeds\/INDEX\.md is missing\n$/);
    assert.equal((await run()).status, 0);
    assert.deepEqual(await run('--check'), { status: 0, out: '' });
    fs.writeFileSync(at('INDEX.md'), `Mine.\r\n${fs.readFileSync(at('INDEX.md'), 'utf8')}`);
    write('b.txt', 'Second\n\nOne more.\n');
    const check = await run('--check');
    assert.equal(check.status, 1);
    assert.match(check.out, /seeds\/INDEX\.md:[^]*\+ \d+: \| \[b\.txt\]/);
    const line = Number(/\+ (\d+): \| \[b\.txt\]/.exec(check.out)?.[1]);
    assert.equal((await run()).status, 0);
    assert.match(fs.readFileSync(at('INDEX.md'), 'utf8').split('\n')[line - 1] ?? '', /^\| \[b\.txt\]/, 'the line is that of the file');
    assert.match(fs.readFileSync(at('INDEX.md'), 'utf8'), /^Mine\.\r\n# Index of seeds/);
  });

  it('says at which line a file can not be written, and finds pages that are none any more', async () => {
    write('a.txt', SEED);
    await run();
    const good = fs.readFileSync(at('INDEX.md'), 'utf8');
    fs.writeFileSync(at('INDEX.md'), good.replace('## Seeds', '<<<<<<< ours\n## Seeds\n=======\n## Saplings\n>>>>>>> theirs'));
    const conflict = await run('--check');
    assert.equal(conflict.status, 1);
    assert.match(conflict.out, /seeds\/INDEX\.md:5: the file has merge conflicts[^\n]*\n$/);
    fs.writeFileSync(at('INDEX.md'), good);
    write('index/seeds_z.md', good);
    assert.match((await run('--check')).out, /^\S*seeds\/index\/seeds_z\.md is no page of the index any more\n$/);
    await run();
    assert.deepEqual(await run('--check'), { status: 0, out: '' });
  });

  it('keeps a true index when the last seed is gone, and stops at a user file that it can not read', async () => {
    write('a.txt', SEED);
    await run();
    fs.rmSync(at('a.txt'));
    assert.equal((await run('--check')).status, 1);
    await run();
    assert.match(fs.readFileSync(at('INDEX.md'), 'utf8'), /No seeds yet\./);
    write('a.txt', SEED);
    write('winnow.yaml', 'index: [\n');
    await assert.rejects(run(), /winnow\.yaml can't be read/);
    assert.match(fs.readFileSync(at('INDEX.md'), 'utf8'), /No seeds yet\./);
  });

  it('splits into pages and takes them back, text of the user in them aside', async () => {
    for (let i = 0; i < 60; i++) write(`${'abcdef'[i % 6]}${i}.txt`, `Title ${i}\n\nNothing in it.\n`);
    write('winnow.yaml', 'index:\n  maxLines: 50\n');
    await run();
    const pages = fs.readdirSync(at('index'));
    assert.equal(pages.length > 1, true, pages.join());
    assert.equal((await run('--check')).status, 0);
    const [mine = '', ...others] = pages;
    fs.appendFileSync(at(`index/${mine}`), 'My words.\n');
    fs.rmSync(at('winnow.yaml'));
    await run();
    assert.deepEqual(fs.readdirSync(at('index')), [mine]);
    assert.equal(others.length > 0, true);
    const kept = fs.readFileSync(at(`index/${mine}`), 'utf8');
    assert.match(kept, /<!-- winnow:index -->\n<!-- \/winnow:index -->\nMy words\.\n$/);
    assert.equal((await run('--check')).status, 0);
  });
});
