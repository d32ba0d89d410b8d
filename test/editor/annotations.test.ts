import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CleanJournal } from '../../src/vscode/clean-journal';
import type { TestApi } from '../../src/vscode/extension';
import { workspaceEdit } from '../../src/vscode/workspace-edit';
import { deleteSidecars, FIRST, label, MINE, SECOND, select, sidecar, sidecars, TEXT } from './support/annotating';
import { apply, hoverText, position, problems, winnow } from './support/asking';
import { at, keep, openSeed, readFile, renameFile, writeFile } from './support/seeds';
import { until } from './support/until';

describe('Annotations', () => {
  before(() => winnow());

  afterEach(deleteSidecars);

  it('are written when they are made, taken back one by one and made again', async () => {
    const editor = await openSeed('seeds/rope-1.txt', TEXT);
    await label(editor, 'Jonas Aldermann', 'p');
    await label(editor, 'Vellmar', 'l');
    await sidecar('rope-1.txt', (text) => /quote: Jonas Aldermann/.test(text) && /label: place/.test(text));
    await vscode.commands.executeCommand('winnow.undoAnnotation');
    await sidecar('rope-1.txt', (text) => /Jonas Aldermann/.test(text) && !/label: place/.test(text));
    await vscode.commands.executeCommand('winnow.undoAnnotation');
    await sidecar('rope-1.txt', (text) => !/quote:/.test(text));
    await vscode.commands.executeCommand('winnow.redoAnnotation');
    await sidecar('rope-1.txt', (text) => /quote: Jonas Aldermann/.test(text));
    assert.equal(editor.document.getText(), TEXT);
  });

  it('move with edits before, inside and behind them, also unsaved', async () => {
    const editor = await openSeed('seeds/rope-2.txt', TEXT);
    await label(editor, 'Jonas Aldermann', 'p');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'Scraped: ');
      edit.insert(position(editor.document, 'Aldermann'), 'T. ');
      edit.insert(position(editor.document, 'Mayor Petra'), 'Later, ');
    });
    await hoverText(editor.document.uri, position(editor.document, 'T. Aldermann'), MINE);
    await editor.document.save();
    await sidecar('rope-2.txt', (text) => /quote: Jonas T\. Aldermann/.test(text));
  });

  it('get their words back when a removal of them is undone', async () => {
    const editor = await openSeed('seeds/rope-3.txt', TEXT);
    await label(editor, 'Jonas Aldermann', 'p');
    await editor.edit((edit) => edit.delete(editor.document.lineAt(2).rangeIncludingLineBreak));
    await editor.document.save();
    await sidecar('rope-3.txt', (text) => /orphaned: true/.test(text));
    await vscode.commands.executeCommand('undo');
    await hoverText(editor.document.uri, position(editor.document, 'Aldermann'), MINE);
    await editor.document.save();
    await sidecar('rope-3.txt', (text) => !/orphaned/.test(text));
  });

  it('are found again when the seed is changed outside', async () => {
    const editor = await openSeed('seeds/rope-4.txt', TEXT);
    await label(editor, 'Petra Lindqvist', 'p');
    await sidecar('rope-4.txt', (text) => /quote: Petra Lindqvist/.test(text));
    await writeFile('seeds/rope-4.txt', `Last rope leaves Vellmar\n\nA line from elsewhere that nobody here has written before.\n${SECOND}\n${FIRST}\n`);
    await until('the editor has the new text', () => editor.document.getText(), (text) => /elsewhere/.test(text));
    await hoverText(editor.document.uri, position(editor.document, 'Lindqvist'), MINE);
  });

  it('are taken over when a sidecar is changed outside, and nobody’s are lost', async () => {
    const editor = await openSeed('seeds/rope-5.txt', TEXT);
    await label(editor, 'Petra Lindqvist', 'p');
    const text = await sidecar('rope-5.txt', (found) => /quote: Petra Lindqvist/.test(found));
    const [uri] = await sidecars('rope-5.txt');
    assert.ok(uri);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`# of the desk\n${text.replace('label: person', 'label: organisation')}`));
    await hoverText(editor.document.uri, position(editor.document, 'Lindqvist'), /^\*\*organisation\*\* by/m);
    await label(editor, 'Jonas Aldermann', 'p');
    await sidecar('rope-5.txt', (found) => found.startsWith('# of the desk') && /label: organisation/.test(found) && /Jonas Aldermann/.test(found));
  });

  it('leave a sidecar with a merge conflict alone and show it', async () => {
    const editor = await openSeed('seeds/rope-6.txt', TEXT);
    await label(editor, 'Petra Lindqvist', 'p');
    const text = await sidecar('rope-6.txt', (found) => /quote: Petra Lindqvist/.test(found));
    const [uri] = await sidecars('rope-6.txt');
    assert.ok(uri);
    const torn = text.replace('    label: person\n', '<<<<<<< ours\n    label: person\n=======\n    label: event\n>>>>>>> theirs\n');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(torn));
    await problems(uri, (found) => found.some(({ message }) => /merge/i.test(message)));
    await label(editor, 'Jonas Aldermann', 'p');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), torn);
    await hoverText(editor.document.uri, position(editor.document, 'Jonas'), MINE);
  });

  it('move to the copy that stays when Winnow removes a copy, and back with undo', async () => {
    const editor = await openSeed('seeds/rope-7.txt', `${TEXT}${FIRST}\n`);
    await problems(editor.document.uri, (found) => found.some(({ code }) => code === 'duplicate-passage'));
    const last = editor.document.getText().lastIndexOf('Jonas Aldermann');
    editor.selection = new vscode.Selection(editor.document.positionAt(last), editor.document.positionAt(last + 'Jonas Aldermann'.length));
    await vscode.commands.executeCommand('winnow.annotateKey', 'p');
    await sidecar('rope-7.txt', (text) => /Jonas/.test(text));
    await vscode.commands.executeCommand('winnow.cleanSeed');
    await until('clean', () => editor.document.getText(), (text) => text === TEXT);
    await hoverText(editor.document.uri, position(editor.document, 'Aldermann'), MINE);
    await editor.document.save();
    await sidecar('rope-7.txt', (text) => /quote: Jonas/.test(text) && !/orphaned/.test(text));
    await vscode.commands.executeCommand('undo');
    await hoverText(editor.document.uri, editor.document.positionAt(last + 2), MINE);
    await editor.document.save();
    await sidecar('rope-7.txt', (text) => new RegExp(`position: ${last}-`).test(text) && text.match(/quote:/g)?.length === 1);
  });

  it('move to another seed when their passage is removed because it stays there, and back with undo', async () => {
    await writeFile('seeds/rope-19.txt', `Another headline about the rope\n\n${FIRST}\nNothing else stands in both.\n`);
    const editor = await openSeed('seeds/rope-18.txt', TEXT);
    await label(editor, 'Jonas Aldermann', 'p');
    await sidecar('rope-18.txt', (text) => /quote: Jonas/.test(text));
    const range = new vscode.Range(position(editor.document, 'ropewalk'), position(editor.document, 'ropewalk'));
    await apply(editor.document.uri, range, /Remove this passage here \(it stays in rope-19\.txt\)/);
    await sidecar('rope-19.txt', (text) => /quote: Jonas Aldermann/.test(text) && !/orphaned/.test(text));
    await sidecar('rope-18.txt', (text) => !/quote:/.test(text));
    assert.doesNotMatch(editor.document.getText(), /ropewalk/);
    await vscode.commands.executeCommand('undo');
    await sidecar('rope-19.txt', (text) => !/quote:/.test(text));
    await sidecar('rope-18.txt', (text) => /quote: Jonas/.test(text) && !/orphaned/.test(text));
    await hoverText(editor.document.uri, position(editor.document, 'Aldermann'), MINE);
    await vscode.commands.executeCommand('redo');
    await sidecar('rope-19.txt', (text) => /quote: Jonas Aldermann/.test(text));
    await sidecar('rope-18.txt', (text) => !/quote:/.test(text));
  });

  it('of closed seeds move when all seeds are cleaned, and back with Undo Clean', async () => {
    const twice = `${TEXT}${FIRST}\n`;
    const editor = await openSeed('seeds/rope-20.txt', twice);
    const last = twice.lastIndexOf('Jonas Aldermann');
    editor.selection = new vscode.Selection(editor.document.positionAt(last), editor.document.positionAt(last + 15));
    await vscode.commands.executeCommand('winnow.annotateKey', 'p');
    const before = await sidecar('rope-20.txt', (text) => text.includes(`position: ${last}-`));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const { features } = (await winnow()).exports as TestApi;
    const folder = features.folders.all[0]?.uri ?? '';
    const plans = await until('plan', () => features.host.request('plan', { folder, uris: [at('seeds/rope-20.txt').toString()], rules: ['duplicate-passage'] }), ([plan]) => (plan?.copies.length ?? 0) > 0);
    const journal = new CleanJournal(features);
    const entry = await journal.prepare(plans);
    const follow = await features.cleaning.prepare(plans);
    const document = await vscode.workspace.openTextDocument(at('seeds/rope-20.txt'));
    await vscode.workspace.applyEdit(workspaceEdit(document, plans[0]?.edits ?? []));
    assert.equal(await journal.commit(entry, follow), 1);
    await sidecar('rope-20.txt', (text) => text.includes(`position: ${TEXT.indexOf('Jonas')}-`) && !/orphaned/.test(text));
    assert.equal(await readFile('seeds/rope-20.txt'), TEXT);
    await journal.undo();
    assert.equal(await readFile('seeds/rope-20.txt'), twice);
    await sidecar('rope-20.txt', (text) => text === before);
  });

  it('go with a seed that is renamed, and with all seeds of a renamed folder', async () => {
    await keep('seeds/trade/rope-9.txt');
    const editor = await openSeed('seeds/craft/rope-8.txt', TEXT);
    await label(editor, 'Jonas Aldermann', 'p');
    await until('sidecar', () => sidecars('craft/rope-8.txt'), (found) => found.length === 1);
    await rename('seeds/craft/rope-8.txt', 'seeds/craft/rope-9.txt');
    await until('it follows', () => sidecars('craft/rope-9.txt'), (found) => found.length === 1);
    await rename('seeds/craft', 'seeds/trade');
    await until('it follows the folder', () => sidecars('trade/rope-9.txt'), (found) => found.length === 1);
    assert.deepEqual(await sidecars('craft/rope-9.txt'), []);
    const again = await openSeed('seeds/trade/rope-9.txt');
    await hoverText(again.document.uri, position(again.document, 'Aldermann'), MINE);
  });

  it('find a seed that was renamed outside the editor', async () => {
    const editor = await openSeed('seeds/rope-10.txt', TEXT);
    await label(editor, 'Jonas Aldermann', 'p');
    await sidecar('rope-10.txt', (text) => /Jonas/.test(text));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await renameFile('seeds/rope-10.txt', 'seeds/rope-11.txt');
    const again = await openSeed('seeds/rope-11.txt');
    await hoverText(again.document.uri, position(again.document, 'Aldermann'), MINE);
    assert.equal((await sidecars('rope-11.txt')).length, 1);
  });

  it('are read again after the seed was closed', async () => {
    const editor = await openSeed('seeds/rope-12.txt', TEXT);
    await label(editor, 'Jonas Aldermann', 'p');
    await sidecar('rope-12.txt', (text) => /Jonas/.test(text));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const again = await openSeed('seeds/rope-12.txt');
    await hoverText(again.document.uri, position(again.document, 'Aldermann'), MINE);
  });

  it('accept a name in all seeds without opening them, and take it back in all', async () => {
    await writeFile('seeds/rope-14.txt', `Sails\n\n${SECOND} Later Petra Lindqvist went home to her three dogs.\n`);
    const editor = await openSeed('seeds/rope-13.txt', TEXT);
    await hoverText(editor.document.uri, position(editor.document, 'Petra Lindqvist'), /rope-14/);
    select(editor, 'Petra Lindqvist');
    await vscode.commands.executeCommand('winnow.acceptEntity');
    await sidecar('rope-14.txt', (text) => text.match(/quote: .*Lindqvist/g)?.length === 2 && /verdict: accepted/.test(text));
    await sidecar('rope-13.txt', (text) => /quote: .*Lindqvist/.test(text));
    assert.equal(vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith('rope-14.txt')), false);
    await vscode.commands.executeCommand('winnow.undoAnnotation');
    await sidecar('rope-14.txt', (text) => !/quote:/.test(text));
    await sidecar('rope-13.txt', (text) => !/quote:/.test(text));
  });

  it('are accepted in all seeds once more with redo', async () => {
    await writeFile('seeds/rope-17.txt', `Sails\n\n${SECOND}\n`);
    const editor = await openSeed('seeds/rope-16.txt', TEXT);
    await hoverText(editor.document.uri, position(editor.document, 'Petra Lindqvist'), /rope-17/);
    select(editor, 'Petra Lindqvist');
    await vscode.commands.executeCommand('winnow.acceptEntity');
    const first = await sidecar('rope-17.txt', (text) => /quote: .*Lindqvist/.test(text));
    await vscode.commands.executeCommand('winnow.undoAnnotation');
    await sidecar('rope-17.txt', (text) => !/quote:/.test(text));
    await vscode.commands.executeCommand('winnow.redoAnnotation');
    await sidecar('rope-17.txt', (text) => text === first);
    await sidecar('rope-16.txt', (text) => /quote: .*Lindqvist/.test(text));
    await vscode.commands.executeCommand('winnow.undoAnnotation');
    await sidecar('rope-17.txt', (text) => !/quote:/.test(text));
  });

  it('make the seed annotated with the last proposal, and not when a person said something else', async () => {
    await keep('seeds/winnow.yaml');
    const editor = await openSeed('seeds/rope-15.txt', TEXT);
    await settleAll(editor);
    await until('status', () => readFile('seeds/winnow.yaml'), (text) => /rope-15\.txt:[\s{]+status: annotated/.test(text ?? ''));
    await vscode.commands.executeCommand('winnow.undoAnnotation');
    await until('status back', () => readFile('seeds/winnow.yaml'), (text) => !/annotated/.test(text ?? ''));
    await writeFile('seeds/winnow.yaml', 'seeds:\n  rope-15.txt:\n    status: rejected\n');
    await settleAll(editor);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.match((await readFile('seeds/winnow.yaml')) ?? '', /status: rejected/);
  });
});

async function settleAll(editor: vscode.TextEditor): Promise<void> {
  await hoverText(editor.document.uri, position(editor.document, 'Petra'), /Lindqvist/);
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  for (let i = 0; i < 30; i++) await vscode.commands.executeCommand('winnow.acceptProposal');
}

async function rename(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(at(from), at(to));
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}
