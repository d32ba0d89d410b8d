import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { apply, problems, winnow } from './support/asking';
import { keep, openSeed, readFile } from './support/seeds';
import { until } from './support/until';

const ARTICLE = [
  'Harbour council votes to keep the night ferry',
  '',
  'The harbour council voted on Tuesday to keep the night ferry to Lowen Island for two more winters, ending a dispute that had split the fishing towns along the coast.',
  'Passengers will pay forty cents more for each crossing, and the last boat will leave twenty minutes earlier so that the crew can rest before the morning mail.',
].join('\n');
const COPY = ARTICLE.split('\n').slice(2).join('\n');

/** These also run against the packaged extension: they need nothing but the product. */
describe('Winnow, as it ships', () => {
  it('comes from where it was put', async () => {
    const { extensionPath, isActive } = await winnow();
    const home = process.env['WINNOW_TEST_HOME'] ?? '';
    assert.equal(isActive, true);
    assert.equal(extensionPath === home || extensionPath.startsWith(home + path.sep), true, `${extensionPath} is not in ${home}`);
  });

  it('reports a copied passage once and removes it from the lightbulb menu', async () => {
    const { document } = await openSeed('seeds/smoke-ferry.txt', `${ARTICLE}\n\n${COPY}\n`);
    const [copy, ...more] = await problems(document.uri, (found) => found.some(isCopy));
    assert.ok(copy);
    assert.deepEqual(more.filter(isCopy), [], 'one passage, one finding');
    assert.equal(copy.range.start.line, 5);
    assert.equal(copy.relatedInformation?.length, 1);
    await apply(document.uri, copy.range, /^Remove/, vscode.CodeActionKind.QuickFix);
    await until('the copy is gone', () => document.getText().trimEnd(), (text) => text === ARTICLE);
    await problems(document.uri, (found) => !found.some(isCopy));
  });

  it('cleans a seed with one command and undoes that with one undo', async () => {
    const dirty = `${ARTICLE}\n\n${COPY}\n\n\n\n`;
    const { document } = await openSeed('seeds/smoke-clean.txt', dirty);
    await problems(document.uri, (found) => found.some(isCopy));
    await vscode.commands.executeCommand('winnow.cleanSeed');
    await until('cleaned', () => document.getText().trimEnd(), (text) => text === ARTICLE);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), dirty);
  });

  it('lists a new seed in seeds/INDEX.md by itself', async () => {
    await keep('seeds/INDEX.md');
    await winnow();
    await openSeed('seeds/smoke-index.txt', `${ARTICLE}\n`);
    const index = await until('INDEX.md', () => readFile('seeds/INDEX.md'), (text) => text?.includes('smoke-index.txt') === true);
    assert.match(index ?? '', /Harbour council votes to keep the night ferry/);
    assert.match(index ?? '', /<!-- winnow:index -->[^]*<!-- \/winnow:index -->/);
  });
});

function isCopy({ code }: vscode.Diagnostic): boolean {
  const id = typeof code === 'object' ? code.value : code;
  return id === 'duplicate-passage';
}
