import assert from 'node:assert/strict';
import { lstat, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSeed, encodeSeed } from '../../../src/host/decode';
import { type BadInputs, makeBadInputs } from '../../support/bad-inputs';
import { fingerprint } from '../../support/fingerprint';

describe('bad inputs', function () {
  this.timeout(20_000);
  let bad: BadInputs;
  before(async () => {
    bad = await makeBadInputs();
  });
  after(() => bad.remove());

  it('are read or skipped as the decoder is told', async () => {
    let files = 0;
    for (const { file, kind, reason } of bad.inputs) {
      const path = join(bad.root, file);
      if (!file.endsWith('.txt') || !(await lstat(path)).isFile() || file.endsWith('/unreadable.txt')) continue;
      files++;
      const bytes = await readFile(path);
      const result = decodeSeed(bytes);
      assert.equal('skipped' in result ? 'skipped' : 'read', kind, file);
      if ('skipped' in result) assert.match(result.skipped, reason, file);
      else assert.ok(Buffer.from(encodeSeed(result.text, result.bom)).equals(bytes), `${file} comes back byte for byte`);
    }
    assert.ok(files >= 13, `${files} files were tried`);
  });

  it('have the sizes that they promise', async () => {
    const sizeOf = async (file: string): Promise<number> => (await lstat(join(bad.root, 'seeds', file))).size;
    assert.ok((await sizeOf('50-mb.txt')) >= 50_000_000);
    const line = await readFile(join(bad.root, 'seeds/5-mb-line.txt'), 'utf8');
    assert.ok(line.length >= 5_000_000 && !line.includes('\n'));
  });
});

describe('fingerprint', () => {
  it('stays equal while nothing changes and differs after a write', async () => {
    const bad = await makeBadInputs({ large: false });
    try {
      const before = await fingerprint(bad.root);
      assert.deepEqual(await fingerprint(bad.root), before);
      assert.ok(bad.inputs.every(({ file }) => file in before));
      await writeFile(join(bad.root, 'seeds/good.txt'), 'changed');
      assert.notDeepEqual(await fingerprint(bad.root), before);
    } finally {
      await bad.remove();
    }
  });
});
