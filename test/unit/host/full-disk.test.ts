import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassageIndex } from '../../../src/core/duplicates/passage-index';
import { keptFiles } from '../../../src/host/node/kept-files';
import { KeptIndex } from '../../../src/host/kept-index';

describe('The kept index on a full disk', () => {
  let disk = '';

  before(function () {
    disk = fs.mkdtempSync(path.join(os.tmpdir(), 'winnow-full-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      fs.rmSync(disk, { recursive: true });
      disk = '';
      console.log('    not tried: no small disk can be made here');
      this.skip();
    }
  });

  after(() => {
    if (disk === '') return;
    execFileSync('umount', ['-l', disk]);
    fs.rmSync(disk, { recursive: true });
  });

  it('stays as it was kept last, says why, and is kept again when there is room', async () => {
    const said: string[] = [];
    const kept = new KeptIndex(keptFiles(disk, 'file:///news'), (message) => said.push(message));
    const index = new PassageIndex();
    index.put('a', 'The harbour council of Lowen keeps the night ferry for two more winters.');
    await kept.save(index.save(() => 'first'));
    const filler = path.join(disk, 'filler');
    assert.throws(() => {
      for (;;) fs.appendFileSync(filler, Buffer.alloc(4096));
    }, /ENOSPC/);
    for (let i = 0; i < 40; i++) index.put(`b${i}`, Array.from({ length: 200 }, (_, k) => `word${i * 200 + k}`).join(' '));
    await kept.save(index.save(() => 'second'));
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /could not be kept for the next start: .*(?:disk is full|ENOSPC)/);
    const restored = await kept.restore();
    assert.deepEqual([...(restored?.stamps ?? [])], [['a', 'first']]);
    assert.equal(restored?.lost, 0);
    fs.rmSync(filler);
    await kept.save(index.save(() => 'third'));
    assert.equal((await kept.restore())?.stamps.size, 41);
    assert.equal(said.length, 1);
  });
});
