import assert from 'node:assert/strict';
import { withEditor } from './support/with-editor';
import { retried, until } from './support/stable';

const SEED = 'seeds/001_danube-grain-talks.txt';
const NAME = 'Oleksiy Zahrebelnyy';

describe('A person works with entities', () => {
  const editor = withEditor();

  before(async () => {
    await editor.ui.editor.open(SEED);
    await editor.ui.editor.squiggles((count) => count > 0);
  });

  it('opens the legend and sees each type in a colour of its own, in every kind of theme', async () => {
    await editor.ui.run('Winnow: Show Legend');
    const examples = ['Ingrid', 'Polhavn', 'Aqaba', 'Winter', '2024', 'An organisation'];
    for (const theme of ['Light Modern', 'Dark High Contrast', 'Light High Contrast', 'Dark Modern']) {
      await editor.ui.theme(theme);
      const colours = await until(`colours in ${theme}`, () => legendColours(examples), (found) => new Set(found).size === examples.length);
      assert.equal(colours.length, examples.length, theme);
    }
    await editor.ui.page.locator('.tab', { hasText: 'Legend' }).locator('.action-label.codicon-close').click();
    await editor.ui.editor.open(SEED);
  });

  it('sees all mentions of the name under the cursor stand out', async () => {
    await editor.ui.editor.goTo(1);
    await click('Zahrebelnyy');
    const count = await until('highlights', () => editor.ui.page.locator('.monaco-editor .wordHighlight').count(), (found) => found > 1);
    assert.ok(count > 1);
  });

  it('finds the name by # and in the tree of entities', async () => {
    await editor.ui.press('Control+t');
    await editor.ui.quick.type('#zahre');
    assert.ok((await editor.ui.quick.rows(/Zahrebelnyy/)).some((row) => row.includes(NAME)));
    await editor.ui.quick.dismiss();
    const rows = await editor.ui.tree('Winnow', 'Entities');
    const texts = await until('rows', () => rows.allInnerTexts(), (found) => found.some((row) => row.includes(NAME)));
    assert.match(texts[0] ?? '', /People/);
  });

  it('reads in the lightbulb menu which file each action writes', async () => {
    await editor.ui.editor.open(SEED);
    await editor.ui.editor.goTo(1);
    await click('Zahrebelnyy');
    const actions = await editor.ui.editor.quickFixes(/Not an entity/);
    for (const action of actions.filter((title) => /entity|type of|the same as|note/.test(title))) assert.match(action, /writes seeds\/entities\.yaml/);
    await editor.ui.press('Escape');
  });

  async function click(word: string): Promise<void> {
    await editor.ui.editor.leaveHover();
    // A click while the text still scrolls leaves the cursor where it was.
    await retried(async () => {
      const { x, y } = await editor.ui.editor.place(word);
      await editor.ui.page.mouse.click(x, y);
      await editor.ui.page.locator('.statusbar-item', { hasText: /Ln (?!1, Col 1\b)/ }).first().waitFor({ timeout: 2_000 });
    });
  }

  /** The colour of each example in the legend. */
  async function legendColours(examples: readonly string[]): Promise<string[]> {
    const spans = editor.ui.page.locator('.editor-instance').last().locator('.view-line span span');
    const found = await spans.evaluateAll((parts) => parts.map((part) => [(part as unknown as { textContent: string }).textContent, (globalThis as unknown as { getComputedStyle(of: unknown): { color: string } }).getComputedStyle(part).color] as const));
    return examples.flatMap((example) => found.find(([text]) => text.replace(/\u00a0/g, ' ').startsWith(example) || text.endsWith(example))?.[1] ?? []);
  }
});
