import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { apply, codeActions, hoverText, position, problems, winnow } from './support/asking';
import { setting } from './support/clean-up';
import { keep, openSeed, readFile, writeFile } from './support/seeds';
import { until } from './support/until';

const ARTICLE = [
  'Glassblowers of Murau switch to electric furnaces',
  'The last gas furnace in Murau went cold on Saturday evening, and the eleven masters of the guild drank a bottle of plum brandy in front of it before they locked the hall.',
  'The new furnaces reach their heat in two hours rather than six, which the apprentices praise and the older masters regard with suspicion, for the waiting was when they talked.',
];
const LINKS = ['You may also like', 'Ten bridges that were never finished', 'How a village sold its fog', 'Why the night train is coming back'];

function isBoilerplate({ code }: vscode.Diagnostic): boolean {
  return code === 'boilerplate';
}

async function boilerplate(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  return (await problems(uri, (found) => found.filter(isBoilerplate).length === count)).filter(isBoilerplate);
}

const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('Boilerplate in the editor', () => {
  before(() => winnow());

  it('says its class and why', async () => {
    const { document } = await openSeed('seeds/glass-1.txt', text(...ARTICLE, ...LINKS));
    const [finding] = await boilerplate(document.uri, 1);
    assert.match(finding?.message ?? '', /related links \(4 lines\)/);
    assert.match(await hoverText(document.uri, position(document, 'Ten bridges'), /You may also like/), /heading/);
  });

  it('strips one line, the block, or all of it: whole lines and nothing else', async () => {
    const all = [ARTICLE[0] ?? '', 'Share this article', ...ARTICLE.slice(1), ...LINKS];
    const crlf = all.join('\r\n') + '\r\n';
    const without = (...gone: readonly string[]): string => all.filter((line) => !gone.includes(line)).join('\r\n') + '\r\n';
    const wanted: readonly (readonly [RegExp, string])[] = [
      [/^Strip this line \(related links\)$/, without('How a village sold its fog')],
      [/^Strip this block \(4 lines, related links\)$/, without(...LINKS)],
      [/^Strip all boilerplate in this seed \(5 lines\)$/, without('Share this article', ...LINKS)],
    ];
    for (const [index, [title, left]] of wanted.entries()) {
      const { document } = await openSeed(`seeds/glass-2${index}.txt`, crlf);
      await boilerplate(document.uri, 2);
      const at = position(document, 'a village');
      await apply(document.uri, new vscode.Range(at, at), title);
      await until(String(title), () => document.getText(), (now) => now === left);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), crlf, 'one undo step');
    }
  });

  it('keeps a line by its content, in every seed', async () => {
    await keep('seeds/winnow.yaml');
    const { document } = await openSeed('seeds/glass-3.txt', text(...ARTICLE, 'Share this article'));
    const [finding] = await boilerplate(document.uri, 1);
    await apply(document.uri, finding?.range ?? new vscode.Range(0, 0, 0, 0), /^Keep: part of the article \(1 line; writes seeds\/winnow\.yaml\)$/);
    await boilerplate(document.uri, 0);
    assert.match((await readFile('seeds/winnow.yaml')) ?? '', /keep:\n\s+- hash: [0-9a-f]{16}\n\s+quote: Share this article/);
    const other = await openSeed('seeds/glass-4.txt', text(...ARTICLE, 'SHARE THIS ARTICLE'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await boilerplate(other.document.uri, 0);
  });

  it('writes into an open winnow.yaml as one undo step, comments and all', async () => {
    const before = '# ours\nboilerplate:\n  strip:\n    - phrase: Guild news # of the weekly\n';
    const config = await openSeed('seeds/winnow.yaml', before);
    const { document } = await openSeed('seeds/glass-5.txt', text(...ARTICLE, 'Guild News', 'Share this article'));
    const at = position(document, 'Share this');
    await problems(document.uri, (all) => all.some(({ code, range }) => code === 'boilerplate' && range.contains(at)));
    await apply(document.uri, new vscode.Range(at, at), /^Keep: part/);
    const after = await until('written', () => config.document.getText(), (now) => now !== before);
    assert.ok(after.startsWith('# ours\nboilerplate:\n  strip:\n    - phrase: Guild news # of the weekly\n'), after);
    assert.equal(await until('saved', () => config.document.isDirty, (dirty) => !dirty), false);
    await vscode.window.showTextDocument(config.document);
    await vscode.commands.executeCommand('undo');
    assert.equal(config.document.getText(), before);
  });

  it('previews a rule of winnow.yaml and marks a broken one at its line', async () => {
    await writeFile('seeds/glass-6.txt', text(...ARTICLE, 'Guild news, week 14'));
    const { document } = await openSeed('seeds/winnow.yaml', 'boilerplate:\n  strip:\n    - phrase: Guild news, week 9\n    - pattern: "("\n');
    const found = await problems(document.uri, (all) => all.length === 1);
    assert.equal(found[0]?.range.start.line, 3);
    const lenses = await until(
      'lenses',
      async () => (await vscode.commands.executeCommand<vscode.CodeLens[] | undefined>('vscode.executeCodeLensProvider', document.uri, 5)) ?? [],
      (all) => all.length === 2,
    );
    assert.equal(lenses[0]?.command?.title, 'Preview rule');
    const preview = async (): Promise<(string | undefined)[]> => {
      await vscode.commands.executeCommand(lenses[0]?.command?.command ?? '', ...((lenses[0]?.command?.arguments ?? []) as unknown[]));
      return ((await vscode.commands.executeCommand<vscode.CodeLens[] | undefined>('vscode.executeCodeLensProvider', document.uri, 5)) ?? []).map((lens) => lens.command?.title);
    };
    await until('counted', preview, (all) => all[0] === 'Preview rule (took 1 line in 1 seed)');
    assert.equal((await codeActions(document.uri, new vscode.Range(2, 8, 2, 8), /^Preview rule$/)).some(({ title }) => title === 'Preview rule'), true);
  });

  it('is fixed on save when the user asks for it, by one rule or by all', async () => {
    const dirty = [...ARTICLE, ARTICLE[2] ?? '', 'Share this article', '', '', ''];
    await setting('editor.codeActionsOnSave', { 'source.fixAll.winnow.boilerplate': 'explicit' });
    const first = await openSeed('seeds/glass-7.txt', text(...dirty));
    await boilerplate(first.document.uri, 1);
    await first.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Today: '));
    await first.document.save();
    const onlyLines = first.document.getText();
    assert.equal(onlyLines.includes('Share this article'), false);
    assert.equal(onlyLines.split(ARTICLE[2] ?? '').length, 3, 'another rule leaves the copy');

    await setting('editor.codeActionsOnSave', { 'source.fixAll.winnow': 'explicit' });
    const second = await openSeed('seeds/glass-8.txt', text(...dirty));
    await boilerplate(second.document.uri, 1);
    await second.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Today: '));
    await second.document.save();
    assert.equal(second.document.getText().trimEnd(), `Today: ${ARTICLE.join('\n')}`);
    assert.equal(await readFile('seeds/glass-8.txt'), second.document.getText());
  });
});
