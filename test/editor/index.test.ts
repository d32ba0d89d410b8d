import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { apply, hoverText, position, problems } from './support/asking';
import { setting } from './support/clean-up';
import { api, indexIsTrue } from './support/index-truth';
import { at, deleteFile, keep, openSeed, readFile, workspaceUri, writeFile } from './support/seeds';
import { until } from './support/until';

const INDEX = 'seeds/INDEX.md';
/** The editor changes its watchers a while after the setting, and does not say when. */
const REWATCH_MS = 2000;
const SEED = 'Night ferry stays\n\nThe harbour council of Lowen voted on Tuesday to keep the night ferry for two more winters.\n';

describe('INDEX.md', () => {
  /** Those of Winnow: git's extension has its own over conflicts. */
  const lensesOf = async (document: vscode.TextDocument): Promise<vscode.CodeLens[]> =>
    (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri)).filter(({ command }) => !command?.command.startsWith('merge-conflict.'));
  const indexed = (good: (text: string) => boolean): Promise<string | undefined> => until(INDEX, () => readFile(INDEX), (text) => text !== undefined && good(text));

  beforeEach(async () => {
    // The clean-up of the test before may not have been seen yet.
    await indexIsTrue(workspaceUri().fsPath);
    await keep(INDEX);
  });

  it('keeps the text around the block byte for byte, with CRLF and a byte order mark', async () => {
    const block = ((await readFile(INDEX)) ?? '').replace('# Index of seeds\n\n', '');
    const around = ['\ufeff# Ours  \r\n\r\n\ttabs and  blanks \r\n', '\r\n* last words, no line break'];
    await writeFile(INDEX, `${around[0]}${block.replaceAll('\n', '\r\n')}${around[1]}`);
    await writeFile('seeds/added.txt', SEED);
    const text = await indexed((found) => found.includes('added.txt'));
    assert.equal(text?.startsWith(around[0] ?? '?'), true);
    assert.equal(text?.endsWith(around[1] ?? '?'), true);
    assert.equal(/[^\r]\n/.test(text ?? ''), false, 'every line ends in CRLF');
  });

  it('takes no notice of unsaved edits until they are saved', async () => {
    const { document } = await openSeed('seeds/unsaved.txt', SEED);
    await indexed((text) => text.includes('unsaved.txt'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'Not yet: ');
    await vscode.workspace.applyEdit(edit);
    await writeFile('seeds/other.txt', SEED);
    const before = await indexed((text) => text.includes('other.txt'));
    assert.equal(before?.includes('Not yet'), false);
    await document.save();
    await indexed((text) => text.includes('Not yet: Night ferry'));
  });

  it('is edited through the editor while it has unsaved changes: one undo step, the cursor stays', async () => {
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at(INDEX)));
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), 'Mine.\n\n'));
    const line = position(editor.document, '015_marseille').line;
    editor.selection = new vscode.Selection(line, 3, line, 3);
    await writeFile('seeds/000_added.txt', SEED);
    await until('the open index', () => editor.document.getText(), (text) => text.includes('000_added.txt'));
    assert.equal(editor.document.isDirty, true);
    assert.equal((await readFile(INDEX))?.includes('000_added.txt'), false, 'the disk waits for the user');
    assert.equal(editor.document.lineAt(editor.selection.active.line).text.includes('015_marseille'), true, 'the cursor is in the same row');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText().includes('000_added.txt'), false);
    assert.equal(editor.document.getText().startsWith('Mine.'), true);
  });

  it('is left alone while it has merge conflicts, and resolved by rebuilding', async () => {
    const text = (await readFile(INDEX)) ?? '';
    const rows = text.split('\n').findIndex((line) => line.startsWith('| [001_'));
    const lines = text.split('\n');
    lines.splice(rows, 1, '<<<<<<< ours', lines[rows] ?? '', '=======', '| theirs |', '>>>>>>> theirs');
    await writeFile(INDEX, lines.join('\n'));
    await writeFile('seeds/added.txt', SEED);
    const [problem] = await problems(at(INDEX), (found) => found.length === 1);
    assert.equal(problem?.range.start.line, rows);
    assert.equal(await readFile(INDEX), lines.join('\n'), 'not a byte was written');
    const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at(INDEX)));
    assert.equal(await (await api()).index.rebuild(), false);
    assert.equal(await readFile(INDEX), lines.join('\n'), 'not when asked to, either');
    await apply(document.uri, new vscode.Range(rows, 0, rows, 0), /^Resolve by rebuilding$/, vscode.CodeActionKind.QuickFix);
    await until('resolved', () => document.getText(), (now) => !now.includes('<<<<<<<') && now.includes('added.txt'));
    await problems(at(INDEX), (found) => found.length === 0);
    await vscode.commands.executeCommand('undo');
    const [lens] = await until('lens', () => lensesOf(document), ([first]) => first?.command?.title === '$(refresh) resolve by rebuilding');
    assert.equal(lens?.range.start.line, rows);
    await vscode.commands.executeCommand(lens.command?.command ?? '', ...((lens.command?.arguments ?? []) as unknown[]));
    await until('resolved by the lens', () => document.getText(), (now) => !now.includes('<<<<<<<') && now.includes('added.txt'));
    await document.save();
    await indexIsTrue(workspaceUri().fsPath);
  });

  for (const [what, spoil, line] of [
    ['doubled', (text: string) => `${text}\n<!-- winnow:index -->\n<!-- /winnow:index -->\n`, (text: string) => text.split('\n').length],
    ['reversed', () => 'a\n<!-- /winnow:index -->\nb\n<!-- winnow:index -->\n', () => 1],
    ['nested', (text: string) => text.replace('## Seeds', '<!-- winnow:index -->\n## Seeds'), (text: string) => text.split('\n').indexOf('## Seeds')],
  ] as const) {
    it(`is not written while its markers are ${what}, and the line is named`, async () => {
      const text = (await readFile(INDEX)) ?? '';
      await writeFile(INDEX, spoil(text));
      await writeFile('seeds/added.txt', SEED);
      const [problem] = await problems(at(INDEX), (found) => found.length === 1);
      assert.equal(problem?.range.start.line, line(text));
      assert.equal(await (await api()).index.rebuild(), false, 'the user is told, not that all is well');
      assert.equal(await readFile(INDEX), spoil(text));
      await writeFile(INDEX, text);
      // What another program wrote again and again is left alone until a seed changes.
      await writeFile('seeds/added.txt', `${SEED}\nAnd more.\n`);
      await indexed((found) => found.includes('added.txt'));
      await problems(at(INDEX), (found) => found.length === 0);
    });
  }

  it('comes back when it was deleted, and a symbolic link stays one', async () => {
    await deleteFile(INDEX);
    await indexed((text) => text.includes('001_danube-grain-talks.txt'));
    const real = path.join(path.dirname(workspaceUri().fsPath), 'real-index.md');
    fs.renameSync(at(INDEX).fsPath, real);
    fs.symlinkSync(real, at(INDEX).fsPath);
    await writeFile('seeds/added.txt', SEED);
    await until('the link target', () => fs.readFileSync(real, 'utf8'), (text) => text.includes('added.txt'));
    assert.equal(fs.lstatSync(at(INDEX).fsPath).isSymbolicLink(), true);
    fs.rmSync(at(INDEX).fsPath);
    fs.renameSync(real, at(INDEX).fsPath);
  });

  it('does not fight with something else that writes the block its own way', async () => {
    const text = (await readFile(INDEX)) ?? '';
    const theirs = text.replace('## Seeds', '## Saplings');
    let restored = 0;
    for (let round = 0; round < 6; round++) {
      fs.writeFileSync(at(INDEX).fsPath, theirs);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      if (!(fs.readFileSync(at(INDEX).fsPath, 'utf8') === theirs)) restored++;
    }
    assert.ok(restored === 3 || restored === 4, `put right three times a minute, then left; was ${restored}`);
    await writeFile('seeds/added.txt', SEED);
    await indexed((found) => found.includes('added.txt') && found.includes('## Seeds'));
  });

  it('opens seeds by its links, shows cards of entities, says that it is up to date', async () => {
    const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at(INDEX)));
    const links = await until('links', async () => (await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri)).map(({ target }) => target?.path ?? ''), (found) => found.length > 20);
    assert.equal(links.some((target) => target === at('seeds/2024/coral-nursery.txt').path), true);
    const lenses = await until(
      'lens',
      async () => {
        const found = await lensesOf(document);
        return { titles: found.map(({ command }) => command?.title ?? ''), shown: document.getText() === (await readFile(INDEX)) };
      },
      ({ titles: [first] }) => first === '$(check) up to date',
    );
    assert.equal(lenses.titles.length, 1);
    const name = /^- \*\*([A-Z][a-z]+ [A-Z][a-z]+)\*\*/m.exec(document.getText())?.[1] ?? '';
    assert.match(await hoverText(document.uri, position(document, `**${name}`).translate(0, 4), /seed/), new RegExp(name.split(' ')[0] ?? '?'));
  });

  it('takes status and note from winnow.yaml, and a renamed seed keeps them', async () => {
    await keep('seeds/winnow.yaml');
    await writeFile('seeds/renamed-a.txt', SEED);
    await writeFile('seeds/winnow.yaml', 'seeds:\n  # why\n  renamed-a.txt:\n    status: rejected\n    note: a | b\n');
    await indexed((text) => /renamed-a.txt.*\| rejected \| a \\\| b \|/.test(text));
    await keep('seeds/renamed-b.txt');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(at('seeds/renamed-a.txt'), at('seeds/renamed-b.txt'));
    await vscode.workspace.applyEdit(edit);
    await indexed((text) => /renamed-b.txt.*\| rejected \|/.test(text) && !text.includes('renamed-a.txt'));
    assert.match((await readFile('seeds/winnow.yaml')) ?? '', /# why\n {2}renamed-b.txt:/);
  });

  it('tells in the end what no watcher told: a seed that came, and one that changed beside a new folder', async () => {
    await setting('files.watcherExclude', { '**/quiet.txt': true });
    await new Promise((resolve) => setTimeout(resolve, REWATCH_MS));
    const folder = path.join(workspaceUri().fsPath, 'seeds/came');
    const quiet = await writeFile('seeds/quiet.txt', SEED);
    try {
      await writeFile('seeds/heard.txt', SEED);
      await indexed((text) => text.includes('quiet.txt') && text.includes('heard.txt'));
      fs.writeFileSync(quiet.fsPath, SEED.replace('Night ferry stays', 'Day ferry goes'));
      fs.mkdirSync(folder);
      await indexed((text) => text.includes('Day ferry goes'));
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  it('waits while winnow.yaml can not be read', async () => {
    await writeFile('seeds/winnow.yaml', 'index: [\n');
    await problems(at('seeds/winnow.yaml'), (found) => found.length > 0);
    const before = await readFile(INDEX);
    await writeFile('seeds/added.txt', SEED);
    await (await api()).index.settled();
    assert.equal(await readFile(INDEX), before);
    await deleteFile('seeds/winnow.yaml');
    await indexed((text) => text.includes('added.txt'));
  });
});
