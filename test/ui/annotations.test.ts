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

  it('writes a note in the margin, answers, edits, resolves, reopens and deletes it', async () => {
    const { page } = editor.ui;
    const thread = page.locator('.review-widget');
    const written = (what: string, times: number, part: RegExp): Promise<number> => until(what, async () => count(part), (found) => found === times);
    const open = async (): Promise<void> => {
      await until('no thread is unfolded', () => thread.count(), (found) => found === 0);
      await editor.ui.editor.goTo(3, 6);
      await editor.ui.press(',');
      await thread.waitFor();
    };
    const seedHasCursor = (): Promise<string> => until('the seed has the cursor', () => page.evaluate<string>(`document.activeElement?.getAttribute('aria-label') ?? ''`), (name) => name.includes('013_'));
    /** Types into the box that has the cursor and sends it. */
    const send = async (text: string, part: RegExp): Promise<void> => {
      const box = thread.locator('.comment-form .monaco-editor.focused, .edit-container .monaco-editor.focused');
      await box.waitFor();
      await page.keyboard.type(text);
      await box.locator('.view-line', { hasText: text }).waitFor();
      await editor.ui.press('Control+Enter');
      await written(text, 1, part);
    };
    await editor.ui.editor.goTo(3, 6);
    await editor.ui.press('c');
    await written('the annotation', 1, /label: claim/g);

    await open();
    await send('On the tape?', /text: On the tape\?/g);
    await written('what is typed into a note labels nothing', 1, /label:/g);

    await seedHasCursor();
    await editor.ui.press(',');
    await thread.getByText('On the tape?').waitFor();
    await thread.locator('.comment-form').click();
    await send('It is.', /text: It is\./g);

    const second = thread.locator('.review-comment', { hasText: 'It is.' });
    await second.hover();
    await second.getByRole('button', { name: 'Edit Note' }).click();
    const box = thread.locator('.edit-container .monaco-editor.focused');
    await box.waitFor();
    await editor.ui.press('Control+a');
    await page.keyboard.type('It is not.');
    await box.locator('.view-line', { hasText: 'It is not.' }).waitFor();
    await thread.getByRole('button', { name: 'Save Note' }).click();
    await written('the edited answer', 1, /text: It is not\./g);

    await thread.getByRole('button', { name: 'Resolve' }).click();
    await written('resolved', 1, /resolved: true/g);
    await open();
    assert.equal(await thread.count(), 1);
    await thread.getByRole('button', { name: 'Reopen' }).click();
    await written('open again', 0, /resolved: true/g);
    const edited = thread.locator('.review-comment', { hasText: 'It is not.' });
    await edited.hover();
    await edited.getByRole('button', { name: 'Delete Note' }).click();
    await written('one note left', 1, /- author:/g);
    const first = thread.locator('.review-comment', { hasText: 'On the tape?' });
    await first.hover();
    await first.getByRole('button', { name: 'Delete Note' }).click();
    await written('no note left', 0, /- author:/g);
    await until('the thread goes', () => thread.count(), (found) => found === 0);
    await seedHasCursor();
    assert.equal(count(/label: claim/g), 1);
    assert.equal(await editor.ui.editor.dirty(), false);
  });

  it('leaves the mode with Escape, and types again', async () => {
    await editor.ui.editor.goTo(1, 1);
    await editor.ui.press('Escape');
    await editor.ui.press('Escape');
    await until('the mode is off', () => editor.ui.page.locator('.statusbar-item', { hasText: 'Annotating' }).count(), (found) => found === 0);
    await editor.ui.editor.goTo(1, 1);
    await editor.ui.press('p');
    assert.match((await editor.ui.editor.lines())[0] ?? '', /^p/);
    await editor.ui.editor.undo();
  });
});
