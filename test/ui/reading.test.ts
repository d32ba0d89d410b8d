import assert from 'node:assert/strict';
import { withEditor } from './support/with-editor';

const SEED = 'seeds/001_danube-grain-talks.txt';

describe('A person reads a seed', () => {
  const editor = withEditor();

  before(async () => {
    await editor.ui.editor.open(SEED);
    await editor.ui.editor.squiggles((count) => count > 0);
  });

  it('sees one finding for the copied half and one for the links at the end', async () => {
    const rows = await editor.ui.problems(/cop(y|ies)/i);
    const findings = rows.filter((row) => /\[Ln \d+/.test(row));
    assert.deepEqual(findings.filter((row) => /\[Ln 15,/.test(row)).length, 1, findings.join('\n'));
    assert.deepEqual(findings.filter((row) => /\[Ln 29,/.test(row)).length, 1, findings.join('\n'));
    await editor.ui.press('Control+j');
  });

  it('sees names in a colour of their own', async () => {
    await editor.ui.editor.goTo(1);
    const prose = await editor.ui.editor.looks('shortest way');
    for (const name of ['Ukraine', 'Bucharest', 'Oleksiy Zahrebelnyy']) {
      assert.notEqual((await editor.ui.editor.looks(name)).color, prose.color, name);
    }
  });

  it('reads on a card who a name is and where else it stands', async () => {
    const card = (await editor.ui.editor.hover('Zahrebelnyy', /Oleksiy Zahrebelnyy/)).join('\n');
    assert.match(card, /person/i);
    assert.match(card, /Zahrebelny\b/, 'the other spellings');
    assert.match(card, /002_danube-what-each-side-wants\.txt/, 'the other seed');
    await editor.ui.editor.leaveHover();
  });

  it('follows a link of the card to the other seed', async () => {
    await editor.ui.editor.hover('Zahrebelnyy', /002_danube/);
    await editor.ui.editor.card.locator('a', { hasText: '002_danube' }).first().click();
    await editor.ui.page.locator('.tab.active', { hasText: '002_danube' }).waitFor();
    await editor.ui.editor.open(SEED);
  });

  it('sees boilerplate in italics, in every kind of theme', async () => {
    for (const theme of ['Light Modern', 'Dark High Contrast', 'Light High Contrast', 'Dark Modern']) {
      await editor.ui.theme(theme);
      await editor.ui.editor.goTo(34);
      const looks = await editor.ui.editor.looks('You may also like');
      assert.equal(looks.fontStyle, 'italic', theme);
    }
  });
});
