import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { problems, winnow } from './support/asking';
import { openSeed } from './support/seeds';
import { until } from './support/until';

const PROSE = [
  'The ropeway to the observatory of Cerro Blanco stopped for an hour on Friday with four astronomers and a crate of lemons in the cabin, and nobody minded but the cook.',
  'Engineers found a wasps’ nest in the relay box, the third this year, and carried it to the eastern slope, where the wasps are welcome and the relays are few.',
];

describe('Going from finding to finding', () => {
  before(() => winnow());

  it('goes forward and back, and round both ends', async () => {
    const text = ['Ropeway to the observatory stops for an hour', 'Share this article', PROSE[0], 'ADVERTISEMENT', PROSE[1], 'Leave a comment', ''].join('\n');
    const editor = await openSeed('seeds/ropeway.txt', text);
    await problems(editor.document.uri, (found) => found.length === 3);
    const go = async (command: string, line: number): Promise<void> => {
      await vscode.commands.executeCommand(command);
      await until(`${command} to ${line}`, () => editor.selection.active.line, (at) => at === line);
    };
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    for (const line of [1, 3, 5, 1]) await go('winnow.nextFinding', line);
    for (const line of [5, 3, 1, 5]) await go('winnow.previousFinding', line);
    assert.equal(editor.selection.isEmpty, true);
  });

  it('stays where it is in a clean seed', async () => {
    const editor = await openSeed('seeds/ropeway-2.txt', 'Ropeway runs again\nThe cook has asked for a second crate of lemons, to be sent up by mule this time, since a mule has never stopped on the way for want of a relay.\n');
    editor.selection = new vscode.Selection(1, 4, 1, 4);
    await vscode.commands.executeCommand('winnow.nextFinding');
    assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [1, 4]);
  });
});
