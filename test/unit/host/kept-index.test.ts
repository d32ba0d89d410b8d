import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PassageIndex } from '../../../src/core/duplicates/passage-index';
import { MANIFEST } from '../../../src/core/duplicates/shards';
import { SeedText } from '../../../src/core/text/seed-text';
import { versionStamp } from '../../../src/core/text/version-stamp';
import { FolderService } from '../../../src/host/folder-service';
import { KeptIndex } from '../../../src/host/kept-index';
import { dataFolders } from '../../../src/host/node/data-folders';
import { nodePlatform } from '../../../src/host/node/node-platform';
import type { KeptFiles, Platform } from '../../../src/host/port';

class MemoryFiles implements KeptFiles {
  readonly files = new Map<string, Uint8Array>();
  writes = 0;
  list = async (): Promise<string[]> => [...this.files.keys()];
  read = async (name: string): Promise<Uint8Array | undefined> => this.files.get(name);
  write = async (name: string, bytes: Uint8Array): Promise<void> => {
    this.writes++;
    this.files.set(name, bytes.slice());
  };
  remove = async (name: string): Promise<void> => {
    this.files.delete(name);
  };
}

const SHARED = '008_kestrel-flood-warning.txt';
const OTHER = '009_polhavn-satellite-order.txt';

describe('the index kept between sessions', function () {
  this.timeout(30_000);
  let folder = '';
  let kept: MemoryFiles;

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'winnow-kept-'));
    await fs.cp('samples/seeds', folder, { recursive: true });
    kept = new MemoryFiles();
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const names = async (): Promise<string[]> => (await fs.readdir(folder)).filter((name) => name.endsWith('.txt'));
  const session = (): FolderService => {
    const platform: Platform = { ...nodePlatform(dataFolders(path.resolve('src/cli'))), keep: () => kept };
    return new FolderService(pathToFileURL(folder).href, platform, () => undefined);
  };

  /** Writes what a session with these seeds would keep. */
  async function keep(): Promise<void> {
    const index = new PassageIndex();
    const stamps = new Map<string, string>();
    for (const name of await names()) {
      const { bodyText } = new SeedText((await fs.readFile(path.join(folder, name), 'utf8')).replace(/^\ufeff/, ''));
      index.put(uriOf(name), bodyText);
      stamps.set(uriOf(name), versionStamp(bodyText));
    }
    await new KeptIndex(kept, assert.fail).save(index.save((uri) => stamps.get(uri) ?? ''));
  }

  async function copiesIn(service: FolderService, name: string): Promise<string[]> {
    const text = await fs.readFile(path.join(folder, name), 'utf8');
    service.open({ folder: '', uri: uriOf(name), version: 1, text });
    const analysis = await service.checkOpen(uriOf(name), 1);
    return (analysis?.findings ?? []).filter(({ rule }) => rule === 'duplicate-passage').map(({ message }) => message);
  }

  const readAll = async (service: FolderService): Promise<unknown> => service.read((await names()).map((name) => ({ uri: uriOf(name) })), [], () => false, true);

  it('answers about copies before any other seed was read', async () => {
    assert.deepEqual(await copiesIn(session(), SHARED), []);
    await keep();
    const [message] = await copiesIn(session(), SHARED);
    assert.match(message ?? '', /Also in 009_polhavn/);
  });

  it('forgets seeds that are gone, and takes changed ones anew', async () => {
    await keep();
    await fs.rm(path.join(folder, OTHER));
    const service = session();
    await readAll(service);
    assert.deepEqual(await copiesIn(service, SHARED), []);
    const changed = session();
    await fs.copyFile(path.join(folder, SHARED), path.join(folder, OTHER));
    await readAll(changed);
    assert.match((await copiesIn(changed, SHARED))[0] ?? '', /Also in 009_polhavn-satellite-order\.txt, lines 1–/);
  });

  it('is made anew where it is torn: every byte counts', async () => {
    await keep();
    for (const [name, bytes] of [...kept.files]) {
      const torn = bytes.slice(0, Math.floor(bytes.length / 2));
      kept.files.set(name, torn);
      const service = session();
      await readAll(service);
      assert.match((await copiesIn(service, SHARED))[0] ?? '', /Also in 009_polhavn/, name);
      kept.files.set(name, bytes);
    }
  });

  it('writes only what changed, and removes what nothing names any more', async () => {
    await keep();
    const { writes } = kept;
    await keep();
    assert.equal(kept.writes, writes + 1, 'the manifest alone');
    await fs.rm(path.join(folder, OTHER));
    await keep();
    assert.equal(kept.files.size, 3);
    assert.ok(kept.files.has(MANIFEST));
  });
});
