import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ChangedMeanwhile } from '../../../src/host/changed-meanwhile';
import { replaceFileAtomically } from '../../../src/host/node/replace-file';
import { version } from '../../support/rewrite-endlessly';

/** `WINNOW_KILLS=200` kills as often. */
const KILLS = Number(process.env['WINNOW_KILLS'] ?? 5);
const CHILD = ['--import', 'tsx', 'test/support/rewrite-endlessly.ts'];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('Replacing a file', function () {
  this.timeout(20_000 + KILLS * 3000);
  let folder = '';
  let file = '';
  const left = (): string[] => fs.readdirSync(folder).filter((name) => name !== 'INDEX.md');

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'winnow-replace-'));
    file = path.join(folder, 'INDEX.md');
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it(`never leaves a torn or lost file when the process is killed (${KILLS} times)`, async () => {
    const versions = new Set([version('a'), version('b')]);
    for (let i = 0; i < KILLS; i++) {
      const child = spawn(process.execPath, [...CHILD, file], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      await killed(child);
      assert.equal(versions.has(fs.readFileSync(file, 'utf8')), true, `after kill ${i + 1}`);
    }
    assert.equal(spawnSync(process.execPath, [...CHILD, file, 'once']).status, 0);
    assert.equal(fs.readFileSync(file, 'utf8'), version('c'));
    assert.deepEqual(left(), [], 'what killed processes left is tidied up');
  });

  it('two processes at once never tear it', async () => {
    const children = [0, 1].map(() => spawn(process.execPath, [...CHILD, file], { stdio: ['ignore', 'pipe', 'inherit'] }));
    await Promise.all(children.map((child) => once(child.stdout, 'data')));
    const versions = new Set([version('a'), version('b')]);
    for (let i = 0; i < 50; i++) {
      assert.equal(versions.has(fs.readFileSync(file, 'utf8')), true);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    for (const child of children) await killed(child);
  });

  it('leaves the old file whole when the new one does not fit', function () {
    // There is no limit on the size of a file there.
    if (process.platform === 'win32') return this.skip();
    fs.writeFileSync(file, 'old');
    const { status, stderr } = spawnSync('sh', ['-c', 'ulimit -f 40; exec "$@"', 'sh', process.execPath, ...CHILD, file, 'once'], { encoding: 'utf8' });
    assert.equal(status, 1, stderr);
    assert.match(stderr, /INDEX\.md was not written/);
    assert.equal(fs.readFileSync(file, 'utf8'), 'old');
    assert.deepEqual(left(), []);
  });

  it('is refused while the file is not what was read', async () => {
    fs.writeFileSync(file, 'theirs');
    await assert.rejects(replaceFileAtomically(file, bytes('ours'), { bytes: bytes('before') }), ChangedMeanwhile);
    await assert.rejects(replaceFileAtomically(file, bytes('ours'), { bytes: undefined }), ChangedMeanwhile);
    assert.equal(fs.readFileSync(file, 'utf8'), 'theirs');
    await replaceFileAtomically(file, bytes('ours'), { bytes: bytes('theirs') });
    assert.equal(fs.readFileSync(file, 'utf8'), 'ours');
    fs.rmSync(file);
    await assert.rejects(replaceFileAtomically(file, bytes('ours'), { bytes: bytes('theirs') }), ChangedMeanwhile);
    await replaceFileAtomically(file, bytes('made'), { bytes: undefined });
    assert.deepEqual([fs.readFileSync(file, 'utf8'), left()], ['made', []]);
  });

  it('follows a symbolic link and keeps permissions', async function () {
    // Making links takes a right there that people do not have, and there are no such permissions.
    if (process.platform === 'win32') return this.skip();
    const real = path.join(folder, 'real.md');
    fs.writeFileSync(real, 'old', { mode: 0o640 });
    fs.symlinkSync(real, file);
    await replaceFileAtomically(file, bytes('new'));
    assert.equal(fs.lstatSync(file).isSymbolicLink(), true);
    assert.deepEqual([fs.readFileSync(real, 'utf8'), fs.statSync(real).mode & 0o777], ['new', 0o640]);
  });

  it('says that a folder stands in the way', async () => {
    fs.mkdirSync(file);
    await assert.rejects(replaceFileAtomically(file, bytes('new')), /is a folder; rename or remove it/);
    assert.deepEqual(left(), []);
  });

  it('says that the file or its folder is read-only', async function () {
    // Root may write anything.
    if (process.platform === 'win32' || process.getuid?.() === 0) return this.skip();
    fs.writeFileSync(file, 'old', { mode: 0o444 });
    await assert.rejects(replaceFileAtomically(file, bytes('new')), /is read-only; it was left as it is/);
    fs.chmodSync(file, 0o644);
    fs.chmodSync(folder, 0o555);
    await assert.rejects(replaceFileAtomically(file, bytes('new')), /its folder may not be written to/);
    fs.chmodSync(folder, 0o755);
    assert.equal(fs.readFileSync(file, 'utf8'), 'old');
  });
});

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
