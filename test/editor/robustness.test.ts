import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/vscode/extension';
import { hoverText, position, problems, winnow } from './support/asking';
import { keep, openSeed, readFile, writeFile } from './support/seeds';
import { until } from './support/until';

const TITLE = 'Beekeepers of Orvell share one smoker';
const PROSE =
  'Nine beekeepers in the valley of Orvell have shared a single brass smoker since the flood of last spring, and on Sunday they voted to go on doing so, although two of them own new ones.';
const OTHER = 'Mayor Ilse Brandt said that the smoker belongs in the museum, that the bees do not mind, and that she would not vote again.';
const DIRTY = `${TITLE}\n\n${PROSE}\n${OTHER}\n\n${PROSE}\n`;

const api = async (): Promise<TestApi> => (await winnow()).exports as TestApi;

function isCopy({ code }: vscode.Diagnostic): boolean {
  return code === 'duplicate-passage';
}

function isCopyInOther(one: vscode.Diagnostic): boolean {
  return isCopy(one) && (one.relatedInformation ?? []).some(({ location }) => location.uri.path.endsWith('/robust-other.txt'));
}

/** A message that no editor sends ends the thread, as a bug in it would. */
async function killThread(): Promise<void> {
  const { features } = await api();
  const restarted = new Promise<void>((resolve) => {
    const subscription = features.host.onDidRestart(() => {
      subscription.dispose();
      resolve();
    });
  });
  features.host.notify('open', null as unknown as { folder: string; uri: string; version: number; text: string });
  await restarted;
}

describe('Robustness', () => {
  before(() => winnow());
  beforeEach(() => keep('seeds/INDEX.md'));

  it('answers again after its thread died, about open seeds, other seeds and names', async () => {
    await writeFile('seeds/robust-other.txt', `${TITLE}, again\n\n${PROSE}\n`);
    const { document } = await openSeed('seeds/robust-1.txt', DIRTY);
    await problems(document.uri, (found) => found.some(isCopyInOther));
    await killThread();
    await vscode.window.activeTextEditor?.edit((edit) => edit.insert(new vscode.Position(3, 0), 'Asked on Monday, '));
    const line = document.lineAt(3).range;
    await problems(document.uri, (all) => all.some(isCopyInOther) && all.some((one) => isCopy(one) && one.range.start.line === 5));
    assert.match(document.getText(line), /^Asked on Monday, Mayor/);
    assert.match(await hoverText(document.uri, position(document, 'Brandt'), /Ilse Brandt/), /person/);
  });

  it('keeps the index true over a death of its thread', async () => {
    await openSeed('seeds/robust-2.txt', `Wool prices rise in ${TITLE}\n\n${PROSE}\n`);
    await until('INDEX.md', () => readFile('seeds/INDEX.md'), (text) => text?.includes('robust-2.txt') === true);
    await killThread();
    await writeFile('seeds/robust-3.txt', `Cheese prices fall\n\n${OTHER}\n`);
    const index = await until('INDEX.md', () => readFile('seeds/INDEX.md'), (text) => text?.includes('robust-3.txt') === true);
    assert.match(index ?? '', /robust-2\.txt/);
  });

  it('never shows an answer about an older text', async () => {
    const editor = await openSeed('seeds/robust-4.txt', DIRTY);
    const { document } = editor;
    const { features } = await api();
    const stale: string[] = [];
    let answers = 0;
    const subscription = features.tracker.onDidAnalyse((analysed) => {
      if (analysed.document !== document) return;
      answers++;
      if (analysed.analysis.version !== document.version) stale.push(`${analysed.analysis.version} for ${document.version}`);
    });
    try {
      await problems(document.uri, (found) => found.some(isCopy));
      for (let i = 0; i < 40; i++) await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), i % 2 === 0 ? 'Today: ' : '\n'));
      const found = await problems(document.uri, (all) => all.some((one) => isCopy(one) && one.range.start.line === 25));
      assert.equal(document.getText(found.find(isCopy)?.range), PROSE);
      assert.deepEqual(stale, []);
      assert.ok(answers > 0);
    } finally {
      subscription.dispose();
    }
  });

  it('gives up asking when a seed is closed while it is analysed', async () => {
    const { document } = await openSeed('seeds/robust-5.txt', DIRTY);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    const again = await openSeed('seeds/robust-5.txt');
    assert.equal(again.document.uri.toString(), document.uri.toString());
    await problems(document.uri, (found) => found.some(isCopy));
  });

  it('lets nothing of a seed or of its name become a link, a picture, HTML, a command or an icon', async () => {
    const hostile = 'President Donald Trump [quit](command:workbench.action.quit) <img src=x> $(alert) ![p](http://localhost/p.png) \u202Eback\u202C called `the` **bees** and https://bees.example home on Sunday.';
    const seed = `${hostile}\nYou may also like\n[Quit](command:workbench.action.quit) $(alert) Five things you missed\n\n${hostile}\n`;
    await writeFile('seeds/$(bell)_[x](y).txt', seed);
    const { document } = await openSeed('seeds/robust-7.txt', seed);
    await problems(document.uri, (all) => all.some(isCopy) && all.some(({ code }) => code === 'boilerplate'));
    const cards = async (text: string, match: RegExp): Promise<vscode.MarkdownString[]> => {
      const at = position(document, text);
      await hoverText(document.uri, at, match);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
      return hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
    };
    const shown = [...(await cards('Trump', /bell/)), ...(await cards('Five things', /same as there/))].filter(({ value }) => !value.startsWith('[$(diff)'));
    assert.ok(shown.length > 1);
    for (const { value, isTrusted, supportHtml, supportThemeIcons } of shown) {
      assert.deepEqual([isTrusted ?? false, supportHtml ?? false, supportThemeIcons ?? false], [false, false, false]);
      assert.doesNotMatch(value, /<img|!\[|\]\((?!file:|vscode-remote:)|\u202e|\*\*bees|`the|https:\/\/bees/);
    }
  });

  it('explains each finding where several meet', async () => {
    const seed = `Valley news\n\n${PROSE}\nShare this article\n`;
    await writeFile('seeds/robust-other.txt', seed);
    const { document } = await openSeed('seeds/robust-8.txt', seed);
    await problems(document.uri, (all) => all.some(isCopyInOther) && all.some(({ code }) => code === 'boilerplate'));
    const card = await hoverText(document.uri, position(document, 'this article'), /same as there/);
    assert.match(card, /share/i);
  });

  for (const [name, encode] of [
    ['CRLF and a byte order mark', (text: string): Uint8Array => new TextEncoder().encode(`\ufeff${text.replaceAll('\n', '\r\n')}`)],
    ['UTF-16 LE', (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE', (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['an astral emoji in front', (text: string): Uint8Array => new TextEncoder().encode(`🐝 ${text}`)],
  ] as const) {
    it(`cleans and saves a seed with ${name} in its own bytes`, async () => {
      const uri = await writeFile('seeds/robust-6.txt', encode(DIRTY));
      const { document } = await openSeed('seeds/robust-6.txt');
      const isHere = (one: vscode.Diagnostic): boolean => isCopy(one) && one.range.start.line === 5;
      const found = await problems(uri, (all) => all.some(isHere));
      assert.equal(document.getText(found.find(isHere)?.range), PROSE);
      await vscode.commands.executeCommand('winnow.cleanSeed');
      await until('clean', () => document.isDirty, (dirty) => dirty);
      await document.save();
      assert.deepEqual([...(await vscode.workspace.fs.readFile(uri))], [...encode(`${TITLE}\n\n${PROSE}\n${OTHER}\n`)]);
    });
  }
});
