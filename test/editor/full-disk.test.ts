import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { api, indexIsTrue } from './support/index-truth';
import { workspaceUri } from './support/seeds';
import { until } from './support/until';

const PAGE = 4096;
const text = (number: number, who: string): string => `Night ferry ${number}\n\n${who} of Lowen told the harbour council on Tuesday that the night ferry stays, at quay ${number}.\n`;

describe('A full disk', () => {
  const away = path.join(path.dirname(workspaceUri().fsPath), 'disk');
  const folder = path.join(workspaceUri().fsPath, 'disk');
  const disk = (at: string): string => path.join(at, 'full');
  const seeds = path.join(disk(folder), 'seeds');
  const filler = path.join(disk(folder), 'filler');
  const index = path.join(seeds, 'INDEX.md');
  const leftOver = (): string[] => fs.readdirSync(seeds, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('tmp'));
  const fill = (): void => {
    const file = fs.openSync(filler, 'w');
    try {
      for (;;) fs.writeSync(file, Buffer.alloc(PAGE));
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
    } finally {
      fs.closeSync(file);
    }
  };

  before(function () {
    fs.mkdirSync(disk(away), { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk(away)], { stdio: 'ignore' });
    } catch {
      fs.rmSync(away, { recursive: true });
      console.log('      not tried: no small disk can be made here');
      this.skip();
    }
    fs.mkdirSync(path.join(disk(away), 'seeds'));
    for (let i = 0; i < 60; i++) fs.writeFileSync(path.join(disk(away), 'seeds', `${i}.txt`), text(i, 'Mara Lind'));
    fs.renameSync(away, folder);
  });

  after(() => {
    if (!fs.existsSync(folder)) return;
    execFileSync('umount', ['-l', disk(folder)]);
    fs.rmSync(folder, { recursive: true });
  });

  for (const [what, config, who] of [
    ['INDEX.md', '', 'Mara Lund'],
    ['its pages', 'index:\n  maxLines: 50\n', 'Mara Land'],
  ] as const) {
    it(`leaves ${what} as it was, says so once, and it is right when there is room again`, async () => {
      const { features } = await api();
      fs.writeFileSync(path.join(seeds, 'winnow.yaml'), config);
      await indexIsTrue(folder);
      const files = ['INDEX.md', ...(config === '' ? [] : fs.readdirSync(path.join(seeds, 'index')).map((name) => path.join('index', name)))];
      assert.equal(files.length > 1, config !== '');
      const read = (): string[] => files.map((name) => fs.readFileSync(path.join(seeds, name), 'utf8'));
      const before = read();
      const said: string[] = [];
      const error = features.log.error.bind(features.log);
      features.log.error = (message) => {
        said.push(String(message));
        error(message);
      };
      try {
        fill();
        // As long as before: an editor that saves in place finds room for it.
        fs.writeFileSync(path.join(seeds, '3.txt'), text(3, who), { flag: 'r+' });
        await until('the trouble', () => said, (found) => found.length > 0);
        await new Promise((resolve) => setTimeout(resolve, 3000));
        const tries = said.length;
        assert.ok(tries <= 3, 'once for each look at the disk that the change caused');
        await new Promise((resolve) => setTimeout(resolve, 4000));
        assert.equal(said.length, tries, 'it is not tried again by itself');
        for (const message of said) assert.match(message, /was not written: the disk is full/);
        assert.deepEqual(read(), before);
        assert.deepEqual(leftOver(), []);
      } finally {
        features.log.error = error;
        fs.rmSync(filler);
      }
      fs.writeFileSync(path.join(seeds, '4.txt'), text(4, who));
      await indexIsTrue(folder);
      assert.match(fs.readFileSync(index, 'utf8') + read().join(''), new RegExp(who));
    });
  }
});
