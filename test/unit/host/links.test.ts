import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FolderService } from '../../../src/host/folder-service';
import { dataFolders } from '../../../src/host/node/data-folders';
import { nodePlatform } from '../../../src/host/node/node-platform';
import { winnow } from '../cli/winnow';

describe('seeds behind symbolic links', function () {
  this.timeout(60_000);
  let folder = '';

  beforeEach(async function () {
    // Making links takes a right there that people do not have.
    if (process.platform === 'win32') this.skip();
    folder = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'winnow-links-')));
    await fs.mkdir(path.join(folder, 'ws/seeds/2024'), { recursive: true });
    await fs.mkdir(path.join(folder, 'outside'));
    await fs.writeFile(path.join(folder, 'ws/seeds/2024/a.txt'), 'The ferry from Polhavn carries forty cars across the sound on every working day of the week.\n');
    await fs.writeFile(path.join(folder, 'outside/b.txt'), 'A potter opened a kiln beside the quay.\n');
    await fs.symlink('.', path.join(folder, 'ws/seeds/loop.txt'));
    await fs.symlink('2024', path.join(folder, 'ws/seeds/again'));
    await fs.symlink('2024/a.txt', path.join(folder, 'ws/seeds/0.txt'));
    await fs.symlink('../../outside', path.join(folder, 'ws/seeds/one'));
    await fs.symlink('../../outside', path.join(folder, 'ws/seeds/two'));
  });
  afterEach(() => fs.rm(folder, { recursive: true, force: true }));

  const uriOf = (name: string): string => pathToFileURL(path.join(folder, 'ws', name)).href;

  async function read(...names: readonly string[]): Promise<{ service: FolderService; skipped: string[] }> {
    const service = new FolderService(uriOf(''), nodePlatform(dataFolders(path.resolve('src/cli'))), () => undefined);
    const { skipped } = await service.read(names.map((name) => ({ uri: uriOf(name) })), [], () => false);
    return { service, skipped: skipped.map(({ uri }) => decodeURIComponent(uri).slice(uriOf('').length)).sort() };
  }

  it('count once: by their own name, or by the first link', async () => {
    const { skipped } = await read('seeds/0.txt', 'seeds/2024/a.txt', 'seeds/again/a.txt', 'seeds/loop.txt/2024/a.txt', 'seeds/two/b.txt', 'seeds/one/b.txt');
    assert.deepEqual(skipped, ['/seeds/0.txt', '/seeds/again/a.txt', '/seeds/loop.txt/2024/a.txt', '/seeds/two/b.txt']);
  });

  it('give way to their own name when it comes later, and take its place when it goes', async () => {
    const { service, skipped } = await read('seeds/again/a.txt');
    assert.deepEqual(skipped, []);
    const later = await service.read([{ uri: uriOf('seeds/2024/a.txt') }], [], () => false);
    assert.deepEqual(later.skipped.map(({ uri }) => uri), [uriOf('seeds/again/a.txt')]);
    assert.match(later.skipped[0]?.reason ?? '', /^is another name of .*2024.a\.txt$/);
    const again = await service.read([{ uri: uriOf('seeds/again/a.txt') }], [uriOf('seeds/2024/a.txt')], () => false);
    assert.deepEqual(again.skipped, []);
  });

  it('are no copies of themselves on the command line, and a loop ends', async () => {
    const { code, out } = await winnow(path.join(folder, 'ws'), 'check', 'seeds');
    assert.deepEqual([code, out], [0, 'clean: 2 seeds\n']);
  });
});
