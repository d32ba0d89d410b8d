import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FolderService } from '../../../src/host/folder-service';
import { dataFolders } from '../../../src/host/node/data-folders';
import { nodePlatform } from '../../../src/host/node/node-platform';

describe('seeds that changed though nobody told', function () {
  this.timeout(60_000);
  let folder = '';
  let service: FolderService;

  const file = (name: string): string => path.join(folder, 'seeds', name);
  const uriOf = (name: string): string => pathToFileURL(file(name)).href;
  const outdated = async (...names: readonly string[]): Promise<readonly string[]> => (await service.outdated(names.length === 0 ? undefined : names.map(uriOf))).uris;
  const read = (...names: readonly string[]): Promise<unknown> => service.read(names.map((name) => ({ uri: uriOf(name) })), [], () => false);

  beforeEach(async () => {
    folder = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'winnow-outdated-')));
    await fs.mkdir(path.join(folder, 'seeds'));
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await fs.writeFile(file(name), 'The ferry sails at five.\n');
    service = new FolderService(pathToFileURL(folder).href, nodePlatform(dataFolders(path.resolve('src/cli'))), () => undefined);
    await read('a.txt', 'b.txt', 'c.txt');
  });
  afterEach(() => fs.rm(folder, { recursive: true, force: true }));

  it('are none while nothing changed', async () => {
    assert.deepEqual(await outdated(), []);
  });

  it('are found among those asked about, or among all, until they are read again', async () => {
    await fs.writeFile(file('b.txt'), 'The ferry sails at ten.\n');
    assert.deepEqual(await outdated('a.txt'), []);
    assert.deepEqual(await outdated('a.txt', 'b.txt'), [uriOf('b.txt')]);
    assert.deepEqual(await outdated(), [uriOf('b.txt')]);
    await read('b.txt');
    assert.deepEqual(await outdated(), []);
  });

  it('are those, too, that were never read or were forgotten', async () => {
    assert.deepEqual(await service.outdated([uriOf('a.txt'), uriOf('never-read.txt')]), { uris: [uriOf('never-read.txt')], known: 3 });
    service.open({ folder: '', uri: uriOf('b.txt'), version: 1, text: 'The ferry' });
    await fs.rename(file('b.txt'), file('away'));
    service.close(uriOf('b.txt'));
    await fs.rename(file('away'), file('b.txt'));
    assert.deepEqual(await outdated('a.txt', 'b.txt'), [uriOf('b.txt')]);
  });

  it('are found when another file of the same size and times stands in their place', async () => {
    const { atime, mtime } = await fs.stat(file('a.txt'));
    await fs.writeFile(file('other'), 'The ferry sails at nine.');
    await fs.utimes(file('other'), atime, mtime);
    await fs.rename(file('other'), file('a.txt'));
    assert.deepEqual(await outdated(), [uriOf('a.txt')]);
  });

  it('are found when they went, and forgotten with them', async () => {
    await fs.rm(file('c.txt'));
    assert.deepEqual(await outdated(), [uriOf('c.txt')]);
    await service.read([], [uriOf('c.txt')], () => false);
    assert.deepEqual(await outdated(), []);
  });
});
