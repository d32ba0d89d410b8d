import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { apply, codeActions, hoverText, position, problems, winnow } from './support/asking';
import { keep, openSeed, readFile, renameFile, writeFile } from './support/seeds';
import { until } from './support/until';

const HEADLINE = 'Marble quarry reopens above the village of Sant Pere';
const QUARRY =
  'The marble quarry above Sant Pere will reopen in the spring after nine silent years, the provincial mining office announced on Wednesday, and forty people have already asked for work in it.';
const BEES =
  'Beekeepers on the southern slope fear that the dust will settle on the rosemary, and they want the trucks to drive only at night and only when the wind comes from the sea.';
const REWRITTEN = QUARRY.replace('Wednesday', 'Thursday').replace('forty people', 'sixty masons').replace('silent ', '');

/** The findings of copied passages, once there are so many. */
function copies(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  return problems(uri, (found) => found.filter(isCopy).length === count).then((found) => found.filter(isCopy));
}

function isCopy({ code }: vscode.Diagnostic): boolean {
  return code === 'duplicate-passage';
}

async function one(uri: vscode.Uri): Promise<vscode.Diagnostic> {
  const [copy] = await copies(uri, 1);
  assert.ok(copy);
  return copy;
}

describe('Duplicate passages in the editor', () => {
  before(() => winnow());

  it('shows on the card which words differ, and lets no markup of a seed through', async () => {
    const there = QUARRY.replace('Wednesday', '[Thursday](command:evil)');
    await writeFile('seeds/quarry-1.txt', `${HEADLINE}\n\n${there}\n`);
    const { document } = await openSeed('seeds/quarry-2.txt', `Quarry news\n\n${QUARRY}\n`);
    await copies(document.uri, 1);
    const card = await hoverText(document.uri, position(document, 'silent years'), /differ/);
    assert.match(card, /\*\*Wednesday\*\*/);
    assert.match(card, /~~Thursday&#93;&#40;command&#58;evil~~/);
    assert.equal(card.includes('](command:evil)'), false, card);
  });

  it('opens VS Code’s diff on the two passages alone', async () => {
    await writeFile('seeds/quarry-6.txt', `${HEADLINE}\n\n${BEES}\n\n${REWRITTEN}\n`);
    const { document } = await openSeed('seeds/quarry-7.txt', `Quarry news\n\n${QUARRY}\n`);
    const copy = await one(document.uri);
    await apply(document.uri, copy.range, /^Compare with copy$/);
    const input = await until('the diff', () => vscode.window.tabGroups.activeTabGroup.activeTab?.input, (found) => found instanceof vscode.TabInputTextDiff);
    assert.ok(input instanceof vscode.TabInputTextDiff);
    const text = async (uri: vscode.Uri): Promise<string> => (await vscode.workspace.openTextDocument(uri)).getText();
    assert.equal(await text(input.original), `${REWRITTEN}\n`);
    assert.equal(await text(input.modified), `${QUARRY}\n`);
    assert.equal(vscode.languages.getDiagnostics(input.modified).length, 0, 'a passage is not a seed');
  });

  it('removes a copy that differs only after its own words were shown', async () => {
    const { document } = await openSeed('seeds/quarry-3.txt', `${HEADLINE}\n\n${QUARRY}\n\n${BEES}\n\n${REWRITTEN}\n`);
    const copy = await one(document.uri);
    const actions = await codeActions(document.uri, copy.range, /^Remove this copy/);
    const action = actions.find(({ title }) => title.startsWith('Remove this copy'));
    assert.match(action?.title ?? '', /…$/);
    assert.equal(action?.edit, undefined, 'nothing goes unasked');
    assert.equal(action?.command?.command, 'winnow.removeNearCopy');
  });

  it('removes an exact copy with one undo step and puts the cursor in view', async () => {
    const text = `${HEADLINE}\r\n\r\n${QUARRY}\r\n\r\n${BEES}\r\n\r\n${QUARRY}\r\n`;
    const { document } = await openSeed('seeds/quarry-4.txt', text);
    const copy = await one(document.uri);
    await apply(document.uri, copy.range, /^Remove this copy/);
    await until('gone', () => document.getText(), (now) => now === `${HEADLINE}\r\n\r\n${QUARRY}\r\n\r\n${BEES}\r\n`);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('ignores a pair by content, still when the file was renamed and edited', async () => {
    await keep('seeds/winnow.yaml');
    await writeFile('seeds/quarry-1.txt', `${HEADLINE}\n\n${REWRITTEN}\n`);
    const { document } = await openSeed('seeds/quarry-2.txt', `Quarry news\n\n${QUARRY}\n`);
    const copy = await one(document.uri);
    await apply(document.uri, copy.range, /^Ignore this pair \(writes seeds\/winnow\.yaml\)$/);
    await copies(document.uri, 0);
    assert.match((await readFile('seeds/winnow.yaml')) ?? '', /ignore:\n\s+- a: .*\n\s+b: /);
    await renameFile('seeds/quarry-1.txt', 'seeds/2024/renamed.txt');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), 'Updated. ');
    await vscode.workspace.applyEdit(edit);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await copies(document.uri, 0);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(document.uri, '../winnow.yaml'));
    await copies(document.uri, 1);
  });

  it('folds copies of several lines and leaves indentation folding alone', async () => {
    const { document } = await openSeed('seeds/quarry-5.txt', `---\nsource:\n  name: Gazette\n---\n${HEADLINE}\n${QUARRY}\n${BEES}\n${QUARRY}\n${BEES}\n`);
    await copies(document.uri, 1);
    const folds = await until(
      'folds',
      async () => (await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>('vscode.executeFoldingRangeProvider', document.uri)) ?? [],
      (found) => found.length === 2,
    );
    assert.deepEqual(folds.map(({ start, end }) => [start, end]).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)), [[1, 2], [7, 8]]);
  });

  it('tells where else the passage stands', async () => {
    const first = await writeFile('seeds/quarry-1.txt', `${HEADLINE}\n\n${QUARRY}\n`);
    const { document } = await openSeed('seeds/quarry-2.txt', `Quarry news\n\n${QUARRY}\n`);
    const places = ({ relatedInformation }: vscode.Diagnostic): string =>
      (relatedInformation ?? []).map(({ location }) => `${location.uri.toString()}:${location.range.start.line}`).join();
    const [copy] = await problems(document.uri, (found) => found.map(places).join() === `${first.toString()}:2`);
    await apply(document.uri, copy?.range ?? new vscode.Range(2, 0, 2, 0), /^Open quarry-1\.txt, line 3$/);
    const editor = await until('the other seed', () => vscode.window.activeTextEditor?.document.uri.toString(), (uri) => uri === first.toString());
    assert.equal(editor, first.toString());
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 2);
  });
});
