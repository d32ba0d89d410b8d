import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { problems, winnow } from './support/asking';
import { setting } from './support/clean-up';
import { at, keep, openSeed, readFile, workspaceUri, writeFile } from './support/seeds';
import { until } from './support/until';

const PROSE =
  'The lock keepers of Brannmouth agreed on Friday to open the upper gates at dawn for the timber rafts, after three weeks in which nobody had been able to say whose turn it was to wait.';
const SEED = `Lock keepers open the upper gates\n\n${PROSE}\n\n${PROSE}\n`;

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string; readonly enablement?: string }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string; readonly order?: number; readonly markdownDescription?: string; readonly enum?: readonly string[] }>> };
  };
}

/** Commands that every user finds, by their titles. */
const PROMISED = [
  'Strip Boilerplate in This Seed',
  'Remove Duplicate Passages in This Seed',
  'Clean This Seed',
  'Clean All Seeds…',
  'Go to Next Finding',
  'Go to Previous Finding',
  'Show Copies of This Passage',
  'Find Entity…',
  'Rebuild Index',
  'Open Index',
  'Show Log',
];

/** The copy within the seed; other tests' seeds may hold a passage of it, too. */
function isCopy({ code, message }: vscode.Diagnostic): boolean {
  return code === 'duplicate-passage' && message.startsWith('Copy of');
}

describe('The manifest, in force', () => {
  let manifest: Manifest;
  before(async () => {
    manifest = (await winnow()).packageJSON as Manifest;
  });

  it('starts Winnow for its language and for seeds folders only', () => {
    // The editor adds events of its own for commands and views.
    const own = manifest.activationEvents.filter((event) => !/^on(Command|View):/.test(event));
    assert.deepEqual([...own].sort(), ['onLanguage:news-seed', 'workspaceContains:**/seeds/*']);
  });

  it('has every command under Winnow, registered, and in the palette unless it needs a row of a view', async () => {
    const { commands, menus } = manifest.contributes;
    const registered = new Set(await vscode.commands.getCommands(true));
    const hidden = new Set(menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command));
    for (const { command, category, enablement } of commands) {
      assert.equal(category, 'Winnow', command);
      assert.equal(registered.has(command), true, `${command} is not registered`);
      if (!hidden.has(command)) assert.ok(enablement, `${command} has no enablement`);
    }
    for (const title of PROMISED) {
      const found = commands.find((command) => command.title === title);
      assert.ok(found && !hidden.has(found.command), `“${title}” is not in the palette`);
    }
  });

  it('describes every setting, in an order of its own, for a folder', () => {
    const settings = Object.entries(manifest.contributes.configuration.properties);
    for (const [name, { scope, markdownDescription }] of settings) {
      assert.equal(scope, 'resource', name);
      assert.ok(markdownDescription, name);
    }
    assert.equal(new Set(settings.map(([, { order }]) => order)).size, settings.length);
  });

  it('takes text files under a seeds folder, and .seed files, for seeds', async () => {
    const language = async (name: string): Promise<string> => (await vscode.workspace.openTextDocument(await writeFile(name, SEED))).languageId;
    await keep('seeds/INDEX.md');
    assert.equal(await language('seeds/manifest-1.txt'), 'news-seed');
    assert.equal(await language('seeds/year/month/manifest-2.txt'), 'news-seed');
    assert.equal(await language('elsewhere/manifest-3.seed'), 'news-seed');
    assert.equal(await language('elsewhere/manifest-4.txt'), 'plaintext');
    assert.equal(await language('seeds/manifest-5.md'), 'markdown');
  });

  it('wraps lines, suggests nothing while one types, and boxes no quotation marks, in seeds alone', async () => {
    await keep('seeds/INDEX.md');
    const seed = await writeFile('seeds/manifest-6.txt', SEED);
    const editor = vscode.workspace.getConfiguration('editor', { uri: seed, languageId: 'news-seed' });
    assert.equal(editor.get('wordWrap'), 'on');
    assert.deepEqual(editor.get('quickSuggestions'), { other: 'off', comments: 'off', strings: 'off' });
    assert.equal(editor.get('unicodeHighlight.ambiguousCharacters'), false);
    const other = vscode.workspace.getConfiguration('editor', { uri: at('elsewhere/notes.txt'), languageId: 'plaintext' });
    assert.notEqual(other.get('wordWrap'), 'on');
  });

  it('shows a rule as loudly as its setting says, and not at all when it is off', async () => {
    await keep('seeds/INDEX.md');
    const { document } = await openSeed('seeds/manifest-7.txt', SEED);
    const wanted = [
      ['error', vscode.DiagnosticSeverity.Error],
      ['information', vscode.DiagnosticSeverity.Information],
      ['hint', vscode.DiagnosticSeverity.Hint],
      ['warning', vscode.DiagnosticSeverity.Warning],
    ] as const;
    for (const [name, severity] of wanted) {
      await setting('winnow.severity.duplicate-passage', name);
      const found = await problems(document.uri, (all) => all.some((one) => isCopy(one) && one.severity === severity));
      assert.equal(found.filter(isCopy).length, 1, name);
    }
    await setting('winnow.severity.duplicate-passage', 'off');
    await problems(document.uri, (all) => !all.some(isCopy));
    await setting('winnow.severity.duplicate-passage', 'very loud');
    await problems(document.uri, (all) => all.some((one) => isCopy(one) && one.severity === vscode.DiagnosticSeverity.Warning));
  });

  it('follows winnow.seeds to another folder: language, findings, and an index at the root', async () => {
    await keep('seeds/INDEX.md');
    await keep('INDEX.md');
    const uri = await writeFile('articles/2031/manifest-8.txt', SEED);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.languageId, 'plaintext');
    await setting('winnow.seeds', ['articles/**/*.txt']);
    await vscode.window.showTextDocument(uri);
    await until('a seed', () => vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString())?.languageId, (id) => id === 'news-seed');
    await problems(uri, (all) => all.some(isCopy));
    const index = await until('INDEX.md', () => readFile('INDEX.md'), (text) => text?.includes('articles/2031/manifest-8.txt') === true);
    assert.doesNotMatch(index ?? '', /\(seeds\//, `only articles are listed in ${workspaceUri().path}`);
  });
});
