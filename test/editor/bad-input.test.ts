import assert from 'node:assert/strict';
import { cp, rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/vscode/extension';
import { type BadInputs, makeBadInputs } from '../support/bad-inputs';
import { fingerprint } from '../support/fingerprint';
import { problems, winnow } from './support/asking';
import { setting } from './support/clean-up';
import { at } from './support/seeds';
import { until } from './support/until';

const COPIED =
  'The harbour board of Tolvik wrote to every skipper on Thursday that the two ferries which went missing in the books had only been counted under their old names.';

describe('Bad input', () => {
  let inputs: BadInputs;
  const uriOf = (file: string): vscode.Uri => at(`bad/${file}`);

  before(async () => {
    await winnow();
    inputs = await makeBadInputs({ large: false });
  });
  beforeEach(async () => {
    await setting('winnow.index.enabled', false);
    await cp(inputs.root, at('bad').fsPath, { recursive: true, verbatimSymlinks: true });
  });
  afterEach(() => rm(at('bad').fsPath, { recursive: true, force: true }));
  after(() => inputs.remove());

  it('is skipped with a reason that helps, the rest is read, and nothing on the disk changes', async () => {
    const { features } = (await winnow()).exports as TestApi;
    const [folder] = features.folders.all;
    assert.ok(folder);
    const before = await fingerprint(at('bad').fsPath);
    const readable = inputs.inputs.filter(({ kind }) => kind === 'read').map(({ file }) => uriOf(file).toString());
    await until('the folder is read', () => readable.filter((uri) => !folder.seeds.has(uri)), (missing) => missing.length === 0);
    for (const { file, kind, reason, listed } of inputs.inputs) {
      const uri = uriOf(file).toString();
      if (kind === 'read' || file.endsWith('.yaml') || !listed) continue;
      const said = await until(file, () => folder.skipped.get(uri), (text) => text !== undefined);
      assert.match(said ?? '', reason, file);
      await until(file, () => folder.seeds.has(uri), (seed) => !seed);
    }
    assert.deepEqual(await fingerprint(at('bad').fsPath), before);
  });

  it('marks the broken line of entities.yaml and of front matter', async () => {
    const yaml = uriOf('seeds/entities.yaml');
    await vscode.window.showTextDocument(yaml);
    const [mistake] = await problems(yaml);
    assert.equal(mistake?.severity, vscode.DiagnosticSeverity.Error);
    const seed = uriOf('seeds/broken-front-matter.txt');
    await vscode.window.showTextDocument(seed);
    await problems(seed, (found) => found.some(({ code, range }) => code === 'front-matter' && range.start.line <= 2));
  });

  it('opens and can be left again: empty, blank, UTF-16, without a final newline', async () => {
    for (const name of ['empty', 'only-blank-lines', 'utf-16le', 'utf-16be', 'no-final-newline']) {
      await vscode.window.showTextDocument(uriOf(`seeds/${name}.txt`));
    }
    const good = await vscode.workspace.openTextDocument(uriOf('seeds/good.txt'));
    const editor = await vscode.window.showTextDocument(good);
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), `\n${COPIED}\n\n${COPIED}\n`));
    await problems(good.uri, (found) => found.some(({ code }) => code === 'duplicate-passage'));
  });

  it('does not mind a seed that is deleted, replaced by a folder, and comes back', async () => {
    const name = 'seeds/good.txt';
    const { features } = (await winnow()).exports as TestApi;
    const [folder] = features.folders.all;
    assert.ok(folder);
    const has = (wanted: boolean): Promise<boolean> => until(`${name} is ${wanted ? 'there' : 'gone'}`, () => folder.seeds.has(uriOf(name).toString()), (there) => there === wanted);
    await has(true);
    await vscode.workspace.fs.delete(uriOf(name));
    await has(false);
    await vscode.workspace.fs.createDirectory(uriOf(name));
    await vscode.workspace.fs.delete(uriOf(name), { recursive: true });
    await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(`${COPIED}\n`));
    await has(true);
  });
});
