import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Checked } from '../../src/core/corpus-types';
import { FolderService } from '../../src/host/folder-service';
import { dataFolders } from '../../src/host/node/data-folders';
import { nodePlatform } from '../../src/host/node/node-platform';

const FIRST = [
  'Harbour council keeps the night ferry',
  'The harbour council of Polhavn voted on Tuesday evening to keep the night ferry to the outer islands running through the whole winter, although diesel has doubled in price.',
  'Twelve schools lent their gymnasiums to fishermen from Vardsund while the storm shelters were being repaired after the flood of November.',
];
const REWRITTEN = [
  'A boat for the dark months',
  'All winter long a ferry will leave for the outer islands at night: diesel doubled in price, yet on Tuesday evening the council of the harbour, in Polhavn, voted for keeping it.',
  'A potter from Oslo opened a kiln beside the quay and sells blue cups to visitors who miss the last boat home.',
];

describe('rewritten passages', function () {
  this.timeout(30_000);
  let folder = '';
  before(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'winnow-rewrites-'));
    await fs.writeFile(path.join(folder, 'first.txt'), FIRST.join('\n'));
    await fs.writeFile(path.join(folder, 'second.txt'), REWRITTEN.join('\n'));
  });
  after(() => fs.rm(folder, { recursive: true }));

  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;

  const copies = (analysis: Checked | undefined): string[] =>
    (analysis?.findings ?? []).filter(({ rule }) => rule === 'duplicate-passage').map(({ message }) => message);

  it('of an open seed are told of once it was left alone; a closed one is looked through at once', async () => {
    let affected: (uris: readonly string[]) => void = () => undefined;
    const service = new FolderService(pathToFileURL(folder).href, nodePlatform(dataFolders(path.resolve('src/cli'))), (event, params) => {
      if (event === 'affected' && 'uris' in params) affected(params.uris);
    });
    const uri = uriOf('second.txt');
    await service.read([{ uri: uriOf('first.txt') }, { uri }], [], () => false);
    const [message] = copies((await service.check(uri))?.analysis);
    assert.match(message ?? '', /Also in first\.txt, line 2 \(\d+ words, \d+ % changed\)/);

    service.open({ folder: '', uri, version: 1, text: `${REWRITTEN.join('\n')}\n` });
    assert.deepEqual(copies(await service.checkOpen(uri, 1)), []);
    let found: string[] = [];
    while (found.length === 0) {
      await new Promise<void>((resolve) => {
        affected = () => resolve();
      });
      found = copies(await service.checkOpen(uri, 1));
    }
    assert.equal(found.length, 1);
    service.dispose();
  });
});
