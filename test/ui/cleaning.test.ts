import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { withEditor } from './support/with-editor';

const SEED = 'seeds/001_danube-grain-talks.txt';

describe('A person cleans a seed', () => {
  const editor = withEditor();
  const onDisk = (): string => fs.readFileSync(path.join(editor.folder, SEED), 'utf8');

  beforeEach(async () => {
    await editor.ui.editor.open(SEED);
    await editor.ui.editor.squiggles((count) => count > 0);
  });

  it('removes the copy from the lightbulb menu and takes it back with one undo', async () => {
    const { ui } = editor;
    await ui.editor.goTo(15, 3);
    const rows = await ui.editor.quickFixes(/^Remove/);
    assert.equal(rows.some((row) => row === 'Show copies of this passage'), true, rows.join('\n'));
    const [removal = ''] = rows.filter((row) => row.startsWith('Remove'));
    await ui.editor.fix(removal);
    await ui.editor.goTo(14);
    await ui.editor.lines((lines) => lines.filter((line) => line.startsWith('Deputy infrastructure ministers')).length <= 1 && lines.includes('You may also like'));
    await ui.editor.undo();
    await ui.editor.goTo(15);
    assert.equal(await ui.editor.dirty(), false);
  });

  it('cleans with one command and saves the article byte for byte', async () => {
    const { ui } = editor;
    const article = onDisk().split('\n').slice(0, 14).join('\n');
    await ui.run('Winnow: Clean This Seed');
    await ui.editor.squiggles((count) => count === 0);
    await ui.editor.save();
    assert.equal(onDisk().replace(/\n$/, ''), article);
  });
});
