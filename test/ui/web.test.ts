import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { SAMPLES } from '../../tools/host/paths';
import { openSession, type Session } from './support/session';
import { until } from './support/stable';
import { serveExtension, type ServedExtension } from './support/web-extension';

describe('in the extension host of a browser', function () {
  this.timeout(120_000);
  let served: ServedExtension;
  let session: Session;

  before(async () => {
    served = await serveExtension();
    session = await openSession({ folder: SAMPLES, extensions: [], webExtension: served.origin });
  });
  after(async () => {
    await session.close();
    await served.close();
  });

  it('findings are shown, and the index is written, by the same core in a web worker', async () => {
    await session.ui.editor.open('seeds/001_danube-grain-talks.txt');
    const rows = await session.ui.problems(/Copy of lines 1–14/);
    assert.ok(rows.some((row) => /related links \(6 lines\)/.test(row)), rows.join('\n'));
    const index = path.join(session.folder, 'seeds/INDEX.md');
    const content = async (): Promise<string> => (fs.existsSync(index) ? fs.readFileSync(index, 'utf8') : '');
    await until('INDEX.md stands on the disk', content, (text) => text.includes('<!-- /winnow:index -->'));
  });
});
