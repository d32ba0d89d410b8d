import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/vscode/extension';
import { problems, winnow } from './support/asking';
import { until } from './support/until';

/* Runs in a window of its own on a .code-workspace: see tools/testing/editor-tests.ts. */

const PROSE =
  'The signal box at Harrow Ness was lifted onto a barge on Wednesday and taken up the estuary to a schoolyard, where children will learn to set points that lead to no railway at all.';
const OTHER =
  'The signalman who worked in it for thirty-one years sat inside for the whole crossing and telephoned every station on the old line, although nobody has answered there since the spring.';
const SEED = `Signal box takes to the water\n\n${PROSE}\n\n${PROSE}\n`;

function isCopy({ code }: vscode.Diagnostic): boolean {
  return code === 'duplicate-passage';
}

describe('A window with several folders', () => {
  const [first, second, opened] = vscode.workspace.workspaceFolders ?? [];
  const made: vscode.Uri[] = [];

  const inFolder = (folder: vscode.WorkspaceFolder | undefined, path: string): vscode.Uri => {
    assert.ok(folder, 'three folders are open');
    return vscode.Uri.joinPath(folder.uri, ...path.split('/'));
  };
  const write = async (uri: vscode.Uri, text: string): Promise<vscode.Uri> => {
    made.push(uri);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  };
  const read = async (uri: vscode.Uri): Promise<string> => {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch {
      return '';
    }
  };
  const open = async (uri: vscode.Uri): Promise<vscode.TextDocument> => (await vscode.window.showTextDocument(uri)).document;

  before(() => winnow());
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
    for (const folder of [first, second, opened]) {
      const settings = vscode.workspace.getConfiguration('winnow', folder?.uri);
      for (const name of ['severity.duplicate-passage', 'duplicates.minimumWords']) await settings.update(name, undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    }
  });

  it('writes an index for each, in its own seeds folder, with its own seeds only', async () => {
    await write(inFolder(first, 'seeds/box-1.txt'), SEED);
    await write(inFolder(second, 'seeds/box-2.txt'), `Pier clock stops\n\n${OTHER}\n`);
    const one = await until('first index', () => read(inFolder(first, 'seeds/INDEX.md')), (text) => text.includes('box-1.txt'));
    const two = await until('second index', () => read(inFolder(second, 'seeds/INDEX.md')), (text) => text.includes('box-2.txt'));
    assert.doesNotMatch(one, /box-2/);
    assert.doesNotMatch(two, /box-1/);
    assert.equal(await read(inFolder(first, 'INDEX.md')), '');
  });

  it('compares seeds within a folder, not across folders', async () => {
    const mine = await write(inFolder(first, 'seeds/box-3.txt'), SEED);
    await write(inFolder(second, 'seeds/box-4.txt'), SEED);
    await open(mine);
    const found = await problems(mine, (all) => all.some(isCopy));
    const seeds = new Set(found.flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ location }) => location.uri.path)));
    const folder = mine.path.slice(0, mine.path.lastIndexOf('/'));
    assert.ok(seeds.has(mine.path) && [...seeds].every((seed) => seed.startsWith(folder)), [...seeds].join('\n'));
  });

  it('heeds the settings of each folder', async () => {
    const mine = await write(inFolder(first, 'seeds/box-5.txt'), SEED);
    const other = await write(inFolder(second, 'seeds/box-6.txt'), SEED);
    const settings = (folder: vscode.WorkspaceFolder | undefined): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('winnow', folder?.uri);
    await settings(first).update('severity.duplicate-passage', 'error', vscode.ConfigurationTarget.WorkspaceFolder);
    await settings(second).update('duplicates.minimumWords', 100, vscode.ConfigurationTarget.WorkspaceFolder);
    await open(mine);
    await problems(mine, (all) => all.some((one) => isCopy(one) && one.severity === vscode.DiagnosticSeverity.Error));
    await open(other);
    const { features } = (await winnow()).exports as TestApi;
    const document = await vscode.workspace.openTextDocument(other);
    await until('analysed', () => features.tracker.get(document)?.version, (version) => version === document.version);
    await problems(other, (all) => !all.some(isCopy));
    await settings(second).update('duplicates.minimumWords', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await problems(other, (all) => all.some((one) => isCopy(one) && one.severity === vscode.DiagnosticSeverity.Warning));
  });

  it('takes a seeds folder that is opened itself for a root', async () => {
    const seed = await write(inFolder(opened, 'box-7.txt'), SEED);
    await write(inFolder(opened, 'seeds/deeper/box-8.txt'), `Pier clock stops\n\n${OTHER}\n`);
    const document = await open(seed);
    await until('a seed', () => document.languageId, (id) => id === 'news-seed');
    await problems(seed, (all) => all.some(isCopy));
    const index = await until('index', () => read(inFolder(opened, 'INDEX.md')), (text) => text.includes('box-7.txt') && text.includes('box-8.txt'));
    assert.match(index, /\(seeds\/deeper\/box-8\.txt\)/);
    assert.equal(await read(inFolder(opened, 'seeds/INDEX.md')), '', 'a nested seeds folder has no index of its own');
  });

  it('gives a seeds folder within a seeds folder no index of its own', async () => {
    await write(inFolder(first, 'seeds/year/seeds/box-9.txt'), SEED);
    const index = await until('index', () => read(inFolder(first, 'seeds/INDEX.md')), (text) => text.includes('box-9.txt'));
    assert.match(index, /\(year\/seeds\/box-9\.txt\)/);
    assert.equal(await read(inFolder(first, 'seeds/year/seeds/INDEX.md')), '');
  });

  it('forgets a folder that leaves the window and reads one that comes back', async () => {
    const mine = await write(inFolder(first, 'seeds/box-10.txt'), SEED);
    const { features } = (await winnow()).exports as TestApi;
    const names = (): string[] => features.folders.all.map(({ folder }) => folder.name).sort();
    const all = names();
    assert.ok(second);
    vscode.workspace.updateWorkspaceFolders(second.index, 1);
    await until('gone', names, (left) => !left.includes(second.name));
    await open(mine);
    await problems(mine, (found) => found.some(isCopy));
    vscode.workspace.updateWorkspaceFolders(second.index, 0, { uri: second.uri, name: second.name });
    await until('back', names, (now) => now.join() === all.join());
    const other = await write(inFolder(second, 'seeds/box-11.txt'), SEED);
    await open(other);
    await problems(other, (found) => found.some(isCopy));
  });
});
