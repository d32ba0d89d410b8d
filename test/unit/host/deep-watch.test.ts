import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DeepWatch } from '../../../src/host/node/deep-watch';

describe('Watching folders with all in them', function () {
  this.timeout(20_000);
  let folder = '';
  const seen = new Set<string>();
  let watch: DeepWatch;

  before(function () {
    // Elsewhere the editor's own watcher sees into such folders, and this one is not used.
    if (process.platform !== 'linux') this.skip();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'winnow-watch-'));
    watch = new DeepWatch((file, gone) => seen.add(`${gone ? '-' : '+'}${path.relative(folder, file)}`));
  });
  after(() => {
    if (folder === '') return;
    watch.dispose();
    fs.rmSync(folder, { recursive: true });
  });

  const sees = async (what: string, work: () => void): Promise<void> => {
    seen.clear();
    work();
    while (!seen.has(what)) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('sees changes deep inside, and in a folder that stands in the place of another', async () => {
    const inner = path.join(folder, 'a/b');
    fs.mkdirSync(inner, { recursive: true });
    await watch.add(folder);
    await sees('+a/b/1.txt', () => fs.writeFileSync(path.join(inner, '1.txt'), '1'));
    await sees('-a/b/1.txt', () => fs.rmSync(path.join(inner, '1.txt')));
    for (let round = 0; round < 3; round++) {
      fs.rmSync(inner, { recursive: true });
      fs.mkdirSync(inner);
      await watch.add(inner);
      await sees('+a/b/2.txt', () => fs.writeFileSync(path.join(inner, '2.txt'), '2'));
    }
  });
});
