import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until } from './support/stable';
import { withEditor } from './support/with-editor';

const SEED = 'seeds/013_icelandic-greenhouse-clean.txt';

describe('A person annotates by keyboard', () => {
  const editor = withEditor();

  const sidecar = (): string => {
    const folder = path.join(editor.folder, 'seeds/.annotations');
    const [name] = fs.existsSync(folder) ? fs.readdirSync(folder).filter((one) => one.startsWith('013_')) : [];
    return name === undefined ? '' : fs.readFileSync(path.join(folder, name), 'utf8');
  };
  const count = (what: RegExp): number => sidecar().match(what)?.length ?? 0;

  before(async () => {
    await editor.ui.editor.open(SEED);
    await editor.ui.editor.goTo(1, 1);
    await editor.ui.press('Control+Alt+a');
    await editor.ui.statusBar(/Annotating 0\/[1-9]/);
  });

  it('labels what is selected with the key of a label, and sees it drawn', async () => {
    await editor.ui.editor.goTo(3, 1);
    const before = await editor.ui.editor.lines();
    await editor.ui.press('Shift+End');
    await editor.ui.press('c');
    await until('the sidecar', async () => count(/label: claim/g), (found) => found === 1);
    const drawn = (): Promise<boolean> => editor.ui.page.evaluate<boolean>(`[...document.querySelectorAll('.view-overlays .cdr, .view-line span')].some((one) => getComputedStyle(one).borderBottomColor === 'rgb(213, 94, 0)')`);
    await until('the line below the words', drawn, (seen) => seen);
    await editor.ui.page.locator('.view-line', { hasText: 'claim' }).first().waitFor();
    await editor.ui.press('Control+z');
    await until('the sidecar', async () => count(/label: claim/g), (found) => found === 0);
    await until('no line any more', drawn, (seen) => !seen);
    assert.deepEqual(await editor.ui.editor.lines(), before);
  });

  it('accepts and rejects proposals with one key each, and takes both back', async () => {
    await editor.ui.editor.goTo(1, 1);
    await editor.ui.press('Tab');
    await editor.ui.press('Enter');
    await until('the sidecar', async () => count(/verdict: accepted/g), (found) => found === 1);
    await editor.ui.press('Delete');
    await until('the sidecar', async () => count(/verdict: rejected/g), (found) => found === 1);
    await editor.ui.statusBar(/Annotating 2\/\d/);
    await editor.ui.press('Control+z');
    await editor.ui.press('Control+z');
    await until('the sidecar', async () => count(/verdict/g), (found) => found === 0);
    await editor.ui.statusBar(/Annotating 0\/\d/);
  });

  it('types nothing into the seed while the mode is on', async () => {
    const before = await editor.ui.editor.lines();
    for (const key of ['Shift+P', 'Space', ';', '!', 'Shift+Digit1', 'x']) await editor.ui.press(key);
    await editor.ui.statusBar(/no label has the key x/);
    assert.deepEqual(await editor.ui.editor.lines(), before);
    assert.equal(await editor.ui.editor.dirty(), false);
  });

  it('leaves the mode with Escape, and types again', async () => {
    await editor.ui.press('Escape');
    await editor.ui.press('Escape');
    await editor.ui.editor.goTo(1, 1);
    await editor.ui.press('p');
    assert.match((await editor.ui.editor.lines())[0] ?? '', /^p/);
    await editor.ui.editor.undo();
  });
});
