import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { retried, until } from './support/stable';
import { withEditor } from './support/with-editor';

/** More than are read at once, so that the status bar counts them. */
const MANY = 80;
const TITLE = '[click](http://evil.example/a) <b>bold</b> `code` | cell //evil.example mailto:me@evil.example \u202eright';
const BODY = 'Mara Lind of the Port of Hale met Gerhard Voss in Oslo on Tuesday.';

describe('A person reads an index that stands on pages', () => {
  const editor = withEditor();
  const at = (name: string): string => path.join(editor.folder, 'seeds', name);
  const read = async (name: string): Promise<string> => fs.promises.readFile(at(name), 'utf8').catch(() => '');

  before('makes it long', async () => {
    fs.writeFileSync(at('winnow.yaml'), 'index:\n  maxLines: 60\n');
    fs.writeFileSync(at('nasty.txt'), `---\ntitle: '${TITLE}'\n---\n${BODY}\n`);
    for (let i = 0; i < MANY; i++) fs.writeFileSync(at(`m${i}.txt`), `Harbour news ${i}\n\nOn day ${i} the ferry left pier ${i * 7} for island ${i * 13}.\n`);
    await until('the pages', () => read('index/seeds_n.md'), (text) => text.includes('nasty.txt'));
  });

  it('goes by links from INDEX.md to a page, to a seed and back; each page is up to date', async () => {
    await editor.ui.run('Winnow: Open Index');
    await isUpToDate();
    await follow('index/seeds_n.md', 'seeds_n.md');
    await isUpToDate();
    await follow('../nasty.txt', 'nasty.txt');
    await editor.ui.editor.open('seeds/index/seeds_n.md');
    await isUpToDate();
    await follow('../INDEX.md', 'INDEX.md');
  });

  it('sees on a page the card that a name has in a seed', async () => {
    await until('the page', () => read('index/entities_m.md'), (text) => text.includes('**Mara Lind**'));
    await editor.ui.editor.open('seeds/index/entities_m.md');
    await isUpToDate();
    const card = (await editor.ui.editor.hover('Mara Lind', /1 seed/)).join('\n');
    assert.match(card, /Mara Lind — person/);
    assert.match(card, /1 mention in 1 seed/);
    assert.match(card, /nasty\.txt/);
    assert.doesNotMatch(card, /here/);
    await editor.ui.editor.leaveHover();
  });

  it('finds in the preview what the title says, and no link in it', async () => {
    await editor.ui.editor.open('seeds/index/seeds_n.md');
    await editor.ui.run('Markdown: Open Preview');
    const preview = editor.ui.webview();
    const row = preview.locator('tr', { hasText: 'nasty.txt' });
    await row.waitFor();
    const cells = (await row.locator('td').allInnerTexts()).map((text) => text.replaceAll('\u2060', '').trim());
    assert.equal(cells[1], TITLE.replace('\u202e', '[U+202E]'));
    const links = await preview.locator('a').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    assert.deepEqual(links.sort(), ['../INDEX.md', '../nasty.txt']);
    await editor.ui.run('View: Close All Editors');
  });

  it('sees no count of read seeds when they are all read', async () => {
    await editor.ui.editor.open('seeds/nasty.txt');
    const items = editor.ui.page.locator('.part.statusbar .statusbar-item:visible');
    await until('the status bar', async () => (await items.allInnerTexts()).join(' '), (text) => !/\d+\/\d+/.test(text) && text.includes('Clean'));
  });

  async function isUpToDate(): Promise<void> {
    await editor.ui.page.locator('.codelens-decoration', { hasText: 'up to date' }).waitFor();
  }

  /** Opens the link that shows `text` with the mouse and waits for the tab. */
  async function follow(text: string, tab: string): Promise<void> {
    const { page } = editor.ui;
    await retried(async () => {
      const { x, y } = await editor.ui.editor.place(text);
      await page.keyboard.down('Control');
      try {
        await page.mouse.move(x - 3, y);
        await page.mouse.move(x, y, { steps: 3 });
        await page.locator('.editor-group-container.active .detected-link-active').first().waitFor({ timeout: 3_000 });
        await page.mouse.click(x, y);
      } finally {
        await page.keyboard.up('Control');
      }
      await page.locator('.tab.active', { hasText: tab }).waitFor({ timeout: 5_000 });
    });
  }
});
