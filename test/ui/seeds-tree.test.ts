import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { retried, settled, until } from './support/stable';
import { withEditor } from './support/with-editor';

const STATUSES = ['new', 'cleaned', 'annotated', 'rejected'] as const;

describe('A person works through the tree of seeds', () => {
  const editor = withEditor();
  let rows: Locator;
  const at = (name: string): string => path.join(editor.folder, 'seeds', name);
  const read = async (name: string): Promise<string> => fs.promises.readFile(at(name), 'utf8').catch(() => '');
  const row = (name: string): Locator => rows.filter({ hasText: name }).first();
  const names = (good: (names: readonly string[]) => boolean): Promise<string[]> =>
    settled('rows', async () => (await rows.locator('.label-name').allInnerTexts()).map((text) => text.trim()), good);

  before('opens it alone', async () => {
    fs.writeFileSync(at('000_turned.txt'), 'Right to left \u202eevil\u202c\n\nThe harbour council of Lowen voted on Tuesday.\n');
    rows = await editor.ui.tree('Winnow', 'Seeds');
    for (const other of ['Duplicates', 'Entities', 'Annotations']) await editor.ui.page.locator(`.pane-header[aria-label^="${other}"]`).click();
    await names((found) => found.includes('000_turned.txt'));
  });

  it('reads titles in which nothing is turned around', async () => {
    assert.match(await row('000_turned.txt').innerText(), /\[U\+202E\]evil\[U\+202C\]/);
  });

  it('gives each status its icon, and many seeds one at once', async () => {
    const icons = new Map<string, string>();
    for (const [i, status] of STATUSES.entries()) {
      const name = `00${i + 1}_`;
      await editor.ui.editor.open((await names((found) => found.some((one) => one.startsWith(name)))).find((one) => one.startsWith(name)) ?? name);
      await editor.ui.run('Winnow: Set Status of This Seed…');
      await editor.ui.quick.choose(new RegExp(`^${status}`));
      const label = await until(`the row of ${name}`, async () => (await row(name).getAttribute('aria-label')) ?? '', (text) => text.includes(`, ${status},`));
      assert.match(label, new RegExp(`^${name}`));
      icons.set(status, (await row(name).locator('.custom-view-tree-node-item-icon').getAttribute('class')) ?? '');
    }
    assert.equal(new Set(icons.values()).size, STATUSES.length);
    await row('005_').click();
    await row('008_').click({ modifiers: ['Shift'] });
    await chooseInMenu('006_', 'Set Status');
    await editor.ui.quick.choose(/^rejected/);
    await until('winnow.yaml', () => read('winnow.yaml'), (text) => (text.match(/status: rejected/g) ?? []).length === 5);
    await until('INDEX.md', () => read('INDEX.md'), (text) => (text.match(/\| rejected \|/g) ?? []).length === 5);
    await editor.ui.clearToasts();
  });

  it('sees only what it asks for, in the order it asks for', async () => {
    await editor.ui.run('Winnow: Filter Seeds…');
    await editor.ui.quick.choose('Status rejected');
    assert.deepEqual((await names((found) => found.length === 5)).map((name) => name.slice(0, 3)), ['004', '005', '006', '007', '008']);
    await editor.ui.run('Winnow: Sort Seeds By…');
    await editor.ui.quick.chooseLabel('Words, most first');
    const rejected = (await read('INDEX.md')).split('\n').filter((line) => line.includes('| rejected |')).map((line) => line.split(' | '));
    const sorted = rejected.map(([link, , , , words]) => ({ name: /\[(.*?)\]/.exec(link ?? '')?.[1]?.replaceAll('\\', '') ?? '', words: Number(words) })).sort((a, b) => b.words - a.words);
    await names((found) => found.join() === sorted.map(({ name }) => name).join());
    await editor.ui.page.locator('.pane-header', { hasText: 'status rejected, by words' }).waitFor();
    await editor.ui.run('Winnow: Filter Seeds…');
    await editor.ui.quick.type('lisbon rewritten');
    await editor.ui.quick.choose('Seeds with “lisbon rewritten”');
    await names((found) => found.length === 1 && found[0] === '007_lisbon-trams-rewritten.txt');
    await editor.ui.run('Winnow: Show All Seeds');
    await editor.ui.run('Winnow: Sort Seeds By…');
    await editor.ui.quick.choose('Path');
    await names((found) => found[0] === '000_turned.txt');
  });

  it('finds the active seed in it, and opens another by keyboard', async () => {
    await editor.ui.editor.open('seeds/2024/coral-nursery.txt');
    await rows.and(editor.ui.page.locator('.selected')).filter({ hasText: '2024/coral-nursery.txt' }).waitFor();
    // A tree that is drawn anew just then swallows keys.
    await retried(async () => {
      await editor.ui.run('Winnow: Focus on Seeds View');
      await editor.ui.press('Home', 'Enter');
      await editor.ui.page.locator('.tab.active', { hasText: '000_turned.txt' }).waitFor({ timeout: 3_000 });
    });
  });

  /** Chooses in the menu of a row what opens a quick pick. */
  async function chooseInMenu(name: string, title: string): Promise<void> {
    const { page } = editor.ui;
    const action = page.locator('.context-view .action-label', { hasText: title });
    await retried(async () => {
      // Escape in the list itself would take the selection away.
      if (!(await action.isVisible())) await row(name).click({ button: 'right', timeout: 3_000 });
      await action.hover({ timeout: 3_000 });
      await action.click({ timeout: 3_000 });
      await page.locator('.quick-input-widget').waitFor({ state: 'visible', timeout: 3_000 });
    });
  }
});
