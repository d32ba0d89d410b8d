import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until } from './support/stable';
import { withEditor } from './support/with-editor';

describe('A person looks into the index', () => {
  const editor = withEditor();
  const index = async (): Promise<string> => fs.promises.readFile(path.join(editor.folder, 'seeds/INDEX.md'), 'utf8').catch(() => '');

  it('finds every seed in it', async () => {
    const seeds = fs.readdirSync(path.join(editor.folder, 'seeds')).filter((name) => name.endsWith('.txt'));
    const text = await until('INDEX.md', index, (found) => seeds.every((name) => found.includes(name)));
    await editor.ui.run('Winnow: Open Index');
    await editor.ui.page.locator('.tab.active', { hasText: 'INDEX.md' }).waitFor();
    const lines = await editor.ui.editor.lines((shown) => shown.some((line) => line.includes('001_danube-grain-talks.txt')));
    assert.equal(lines.some((line) => line.includes('winnow:index')), true, 'the marker is on screen');
    assert.match(text, /Fire at Gdańsk warehouse/);
  });

  it('sees a seed come and go by itself', async () => {
    const file = path.join(editor.folder, 'seeds/900_new.txt');
    fs.writeFileSync(file, 'A lighthouse is sold for the price of a boat\n\nThe lighthouse of Kap Selvik was sold on Friday to a retired baker.\n');
    await until('the new seed', index, (text) => text.includes('900_new.txt'));
    fs.rmSync(file);
    await until('its line gone', index, (text) => !text.includes('900_new.txt'));
  });
});
