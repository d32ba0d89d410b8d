import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { retried, until } from './support/stable';
import { withEditor } from './support/with-editor';

const QUARRY =
  'The marble quarry above Sant Pere will reopen in the spring after nine silent years, the provincial mining office announced on Wednesday, and forty people have already asked for work in it.';
const BEES =
  'Beekeepers on the southern slope fear that the dust will settle on the rosemary, and they want the trucks to drive only at night and only when the wind comes from the sea.';
const NEAR = QUARRY.replace('Wednesday', 'Thursday').replace('forty people', 'sixty masons');
const NAME = '100_quarry.txt';

describe('A person works through the findings', () => {
  const editor = withEditor();
  const seeds = (): Map<string, Buffer> => {
    const folder = path.join(editor.folder, 'seeds');
    const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
    return new Map(names.map((name) => [name, fs.readFileSync(path.join(folder, name))]));
  };

  before(() => {
    fs.writeFileSync(path.join(editor.folder, 'seeds', NAME), `Marble quarry reopens\n${QUARRY}\n${BEES}\n${NEAR}\n`);
  });

  it('reads which words differ before a near-copy goes, may say no, and then yes', async () => {
    const { ui } = editor;
    await ui.editor.open(`seeds/${NAME}`);
    await ui.editor.squiggles((count) => count > 0);
    await ui.editor.goTo(4, 3);
    await ui.editor.fix('Remove this copy (1 line)…');
    await ui.page.locator('.monaco-dialog-box', { hasText: '“Thursday, and sixty masons”, where the other says “Wednesday, and forty people”' }).waitFor();
    await ui.answerDialog(/Remove this copy/, 'Cancel');
    assert.equal(await ui.editor.dirty(), false);
    await ui.editor.fix('Remove this copy (1 line)…');
    await ui.answerDialog(/Remove this copy/, 'Remove');
    await ui.editor.lines((lines) => !lines.some((line) => line.includes('Thursday')));
    await ui.editor.undo();
    await ui.editor.lines((lines) => lines.some((line) => line.includes('Thursday')));
  });

  it('goes from the tree of duplicates to a passage', async () => {
    const { ui } = editor;
    const rows = await ui.tree('Winnow', 'Duplicates');
    const openUp = (parent: string, child: string): Promise<void> =>
      retried(async () => {
        const row = rows.filter({ hasText: parent }).first();
        if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('.monaco-tl-twistie').click({ timeout: 3_000 });
        await rows.filter({ hasText: child }).first().waitFor({ timeout: 3_000 });
      });
    await openUp('Lisbon\'s oldest trams', '007_lisbon-trams-rewritten.txt');
    await openUp('007_lisbon-trams-rewritten.txt', 'historic trams');
    await rows.filter({ hasText: 'historic trams' }).first().click();
    await ui.page.locator('.tab.active', { hasText: '007_lisbon' }).waitFor();
    await until('the passage', () => ui.editor.cursor(), ({ line }) => line === 1);
  });

  it('strips what is certain in all seeds after a preview, and takes all of it back after a restart', async () => {
    const { ui } = editor;
    const before = seeds();
    await ui.run('Winnow: Strip Boilerplate in All Seeds…');
    const classes = await ui.quick.rows(/related links/);
    assert.ok(classes.length > 3, classes.join('\n'));
    await ui.quick.accept();
    await ui.quick.rows(/011_zurich-clockmakers-crlf/);
    await ui.quick.accept();
    await ui.page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Apply' }).click();
    await ui.toasts(/Winnow cleaned \d+ seeds/);
    const after = seeds();
    const changed = [...before].filter(([name, bytes]) => !bytes.equals(after.get(name) ?? Buffer.alloc(0)));
    assert.ok(changed.length > 3);
    for (const [name, bytes] of changed) {
      const rest = (after.get(name) ?? Buffer.alloc(0)).toString('latin1').split('\n');
      const left = bytes.toString('latin1').split('\n').filter((line) => line === rest[0] && rest.shift() !== undefined);
      assert.deepEqual(rest, [], `${name}: only whole lines went, ${left.length} stayed as they were`);
    }
    const tabs = await ui.page.locator('.tabs-container .tab').count();
    assert.ok(tabs <= 3, `${tabs} tabs are open`);

    await ui.page.reload();
    await ui.editor.open(`seeds/${NAME}`);
    await ui.editor.squiggles((count) => count > 0);
    await ui.run('Winnow: Undo Clean');
    await ui.toasts(/Winnow brought \d+ seeds back/);
    for (const [name, bytes] of seeds()) assert.equal(bytes.equals(before.get(name) ?? Buffer.alloc(0)), true, name);
  });
});
