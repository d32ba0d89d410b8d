import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { problems, winnow } from './support/asking';
import { openSeed, writeFile } from './support/seeds';
import { until } from './support/until';

const TITLE = 'Night school for shepherds opens in Valdemora';
const PROSE =
  'Eighteen shepherds sat down on Monday in the old customs house of Valdemora to learn how a collar with a satellite in it tells them where the goats are, and most had brought their dogs.';
const SECOND =
  'The teacher, who herded sheep herself until her knees gave out, says the collars pay for themselves in two winters, provided that somebody remembers to charge them on Sundays.';

function finds(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  return problems(uri, (found) => found.some(({ code }) => code === 'boilerplate'));
}

describe('Cleaning a seed', () => {
  before(() => winnow());

  it('keeps line breaks, the mark in front and every other byte, and is one undo step', async () => {
    const bytes = new TextEncoder().encode(`\ufeff${TITLE}\r\n\r\n${PROSE}\t \r\nShare this article\r\n${SECOND}\r\n\r\n${PROSE}\r\n`);
    const uri = await writeFile('seeds/shepherds-1.txt', bytes);
    const { document } = await openSeed('seeds/shepherds-1.txt');
    await finds(uri);
    const before = document.getText();
    await vscode.commands.executeCommand('winnow.cleanSeed');
    const wanted = `${TITLE}\r\n\r\n${PROSE}\t \r\n${SECOND}\r\n`;
    await until('clean', () => document.getText(), (text) => text === wanted);
    await document.save();
    assert.deepEqual([...(await vscode.workspace.fs.readFile(uri))], [...new TextEncoder().encode(`\ufeff${wanted}`)]);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('leaves unsaved edits in the text', async () => {
    const editor = await openSeed('seeds/shepherds-2.txt', `${TITLE}\n${PROSE}\nShare this article\n`);
    await finds(editor.document.uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'UNSAVED. '));
    await vscode.commands.executeCommand('winnow.stripBoilerplate');
    await until('stripped', () => editor.document.getText(), (text) => text === `${TITLE}\nUNSAVED. ${PROSE}\n`);
    assert.equal(editor.document.isDirty, true);
  });

  it('brings the cursor back into view', async () => {
    const lines = Array.from({ length: 120 }, (_, i) => `Shepherd number ${i} of the valley has ${i + 3} goats, ${i * 7} olives and opinion ${i % 9} on the weather of the year ${1900 + i}.`);
    const links = Array.from({ length: 40 }, (_, i) => `${i + 2} Surprising Things About Goat ${i}`);
    const editor = await openSeed('seeds/shepherds-3.txt', `${[TITLE, ...lines, 'You may also like', ...links].join('\n')}\n`);
    await finds(editor.document.uri);
    const end = new vscode.Position(editor.document.lineCount - 2, 0);
    editor.selection = new vscode.Selection(end, end);
    editor.revealRange(new vscode.Range(end, end), vscode.TextEditorRevealType.AtTop);
    await vscode.commands.executeCommand('winnow.cleanSeed');
    await until('clean', () => editor.document.lineCount, (count) => count < 125);
    const seen = await until(
      'the cursor in view',
      () => ({ line: editor.selection.active.line, top: editor.visibleRanges[0]?.start.line ?? -1, bottom: editor.visibleRanges.at(-1)?.end.line ?? -1 }),
      ({ line, top, bottom }) => top <= line && line <= bottom && top < line,
    );
    assert.ok(seen.top < seen.line, JSON.stringify(seen));
  });

  it('says so when there is nothing to clean and changes nothing', async () => {
    const text = `${TITLE}\n${PROSE}\n${SECOND}\n`;
    const { document } = await openSeed('seeds/shepherds-4.txt', text);
    await vscode.commands.executeCommand('winnow.cleanSeed');
    assert.equal(document.getText(), text);
    assert.equal(document.isDirty, false);
  });
});
