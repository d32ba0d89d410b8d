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

  it('annotations are written and drawn through the virtual file system alone', async () => {
    await session.ui.editor.open('seeds/013_icelandic-greenhouse-clean.txt');
    await session.ui.editor.goTo(1, 1);
    await session.ui.press('Control+Alt+a');
    await session.ui.statusBar(/Annotating 0\//);
    await session.ui.editor.goTo(3, 1);
    await session.ui.press('Shift+End');
    await session.ui.press('c');
    await session.ui.quick.type('Ann');
    await session.ui.quick.accept();
    const sidecar = path.join(session.folder, 'seeds/.annotations/013_icelandic-greenhouse-clean.txt.Ann.yaml');
    const content = async (): Promise<string> => (fs.existsSync(sidecar) ? fs.readFileSync(sidecar, 'utf8') : '');
    await until('the sidecar stands on the disk', content, (text) => /label: claim/.test(text) && /annotator: Ann/.test(text));
    await session.ui.page.locator('.view-line', { hasText: 'claim' }).first().waitFor();
    await session.ui.press('Control+z');
    await until('the sidecar', content, (text) => !/label: claim/.test(text));
    await session.ui.press('Escape');
  });
});
