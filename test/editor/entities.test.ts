import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { apply, codeActions, hoverText, position, problems, semanticTokens, winnow } from './support/asking';
import { setting } from './support/clean-up';
import { at, keep, openSeed, readFile, writeFile } from './support/seeds';
import { until } from './support/until';

const ARTICLE = [
  'Quay of Brandvik to be rebuilt',
  '',
  'Foreign Minister Torunn Aakervik said in Oslo on 12 March 2024 that Norway would pay $2.7 million for the quay. Aakervik had asked for it since 2019.',
  'Later Torunn Aakerviik thanked Donald Hale, who runs the ferries, and the United Nations.',
  '“We thank Torunn Aakerviik,” said Hale.',
].join('\n');
const OTHER = 'Money for the quay\n\nReporters asked Torunn Aakervik about the quay in Germany, where Torunn Aakervik had met her colleagues in the morning.\n';
const CURATION = 'seeds/entities.yaml';

describe('Entities', () => {
  let editor: vscode.TextEditor;
  let document: vscode.TextDocument;

  /** Resolves when the names of the article are there. */
  const ready = (): Promise<unknown> => semanticTokens(document, (tokens) => tokens.some(({ text }) => text === 'Torunn Aakervik'));
  const types = async (text: string): Promise<string[]> => (await semanticTokens(document)).filter((token) => token.text === text).map(({ type }) => type);
  const rangeAt = (text: string, nth = 0): vscode.Range => {
    const start = position(document, text, nth);
    return new vscode.Range(start, start);
  };

  beforeEach(async () => {
    await winnow();
    await keep(CURATION);
    await keep('seeds/INDEX.md');
    await writeFile(CURATION, '# Ours\nentities: []\n');
    await writeFile('seeds/quay-two.txt', OTHER);
    editor = await openSeed('seeds/quay-one.txt', ARTICLE);
    ({ document } = editor);
    await ready();
  });

  it('colours names, dates and amounts by type', async () => {
    assert.deepEqual(await types('Donald Hale'), ['winnowPerson']);
    assert.deepEqual(await types('Norway'), ['winnowPlace']);
    assert.deepEqual(await types('United Nations'), ['winnowOrganisation']);
    assert.deepEqual(await types('12 March 2024'), ['winnowDate']);
    assert.deepEqual(await types('$2.7 million'), ['winnowMoney']);
  });

  it('colours nothing when names are off', async () => {
    await setting('winnow.entities.enabled', false);
    const tokens = await until('no tokens', async () => (await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', document.uri))?.data.length ?? 0, (length) => length === 0);
    assert.equal(tokens, 0);
  });

  it('highlights every mention of the entity under the cursor, in each spelling', async () => {
    const highlights = (await vscode.commands.executeCommand<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, position(document, 'Aakervik had'))) ?? [];
    assert.deepEqual(highlights.map(({ range }) => document.getText(range)), ['Torunn Aakervik', 'Aakervik', 'Torunn Aakerviik', 'Torunn Aakerviik']);
  });

  it('shows a card with spellings, role, counts and a quotation from another seed, and how a date was read', async () => {
    const card = await until('the other seed is counted', () => hoverText(document.uri, position(document, 'Torunn'), /Spelled/), (text) => text.includes('quay-two'));
    assert.match(card, /Torunn Aakervik/);
    assert.match(card, /Foreign Minister/);
    assert.match(card, /4 mentions here/);
    assert.match(card, /Reporters asked \*\*Torunn Aakervik\*\*/);
    assert.match(await hoverText(document.uri, position(document, '2024')), /2024&#45;03&#45;12/);
    assert.match(await hoverText(document.uri, position(document, '2.7')), /2.*700.*000 USD/);
  });

  it('finds all references in all seeds, and goes to the user’s entry or the first full mention', async () => {
    const place = position(document, 'Aakervik had');
    const references = await until('references', async () => (await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, place)) ?? [], (found) => found.length === 6);
    assert.equal(references.filter(({ uri }) => uri.path.endsWith('quay-two.txt')).length, 2);
    const definitions = (): Thenable<vscode.LocationLink[]> => vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, place);
    const full = position(document, 'Torunn');
    await until('the first full mention', definitions, ([found]) => found?.targetUri.toString() === document.uri.toString() && full.isEqual(found.targetRange.start));
    await writeFile(CURATION, '# Ours\nentities:\n  - name: Torunn Aakervik\n    type: person\n');
    const [entry] = await until('the entry', definitions, ([found]) => found?.targetUri.path.endsWith('entities.yaml') === true);
    assert.equal(entry?.targetRange.start.line, 2);
  });

  it('renames the spelling under the cursor when that is chosen, and asks with it filled in', async () => {
    let edit: vscode.WorkspaceEdit | undefined;
    void vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, position(document, 'Torunn Aakerviik'), 'Torunn Akervik').then((made) => (edit = made));
    for (let tries = 0; edit === undefined && tries < 60; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }
    assert.ok(edit);
    assert.equal(edit.get(document.uri).length, 2, 'both places of this spelling, the quoted one too');
    const prepared = await vscode.commands.executeCommand<{ placeholder: string }>('vscode.prepareRename', document.uri, position(document, 'Aakervik had'));
    assert.equal(prepared.placeholder, 'Aakervik');
  });

  it('lists the seed’s headings and names, and finds names by # in any spelling', async () => {
    const [title] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assert.equal(title?.name, 'Quay of Brandvik to be rebuilt');
    assert.ok(title.children.some(({ name, detail }) => name === 'Torunn Aakervik' && detail === '×4'), title.children.map(({ name }) => name).join());
    const symbols = (): Thenable<vscode.SymbolInformation[]> => vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', 'aakervik');
    await until('the symbol', symbols, (found) => found.some(({ name }) => name.includes('Aakervik')));
  });

  it('says “not an entity” in entities.yaml, keeps its comments, and it counts at once', async () => {
    await apply(document.uri, rangeAt('Norway'), /^Not an entity: “Norway” \(writes seeds\/entities\.yaml\)$/, vscode.CodeActionKind.Refactor);
    const text = await until('written', () => readFile(CURATION), (now) => now?.includes('Norway') === true);
    assert.match(text ?? '', /^# Ours\n/);
    await semanticTokens(document, (tokens) => !tokens.some((token) => token.text === 'Norway'));
  });

  it('writes into entities.yaml where it stands open and unsaved, and keeps what was typed', async () => {
    const file = await vscode.workspace.openTextDocument(at(CURATION));
    const typing = new vscode.WorkspaceEdit();
    typing.insert(file.uri, new vscode.Position(1, 0), '# typed just now\n');
    await vscode.workspace.applyEdit(typing);
    await apply(document.uri, rangeAt('Norway'), /^Not an entity/, vscode.CodeActionKind.Refactor);
    const text = await until('written', () => file.getText(), (now) => now.includes('Norway'));
    assert.match(text, /# typed just now/);
    assert.equal(file.isDirty, true, 'what was unsaved is still the user’s to save');
    await file.save();
    await semanticTokens(document, (tokens) => !tokens.some((token) => token.text === 'Norway'));
  });

  it('lets what stands unsaved in entities.yaml count in open seeds at once; a broken draft changes nothing', async () => {
    const saved = await readFile(CURATION);
    const file = await vscode.workspace.openTextDocument(at(CURATION));
    const type = async (text: string): Promise<void> => {
      const typing = new vscode.WorkspaceEdit();
      typing.insert(file.uri, file.positionAt(file.getText().length), text);
      await vscode.workspace.applyEdit(typing);
    };
    await type('ignore: [Norway]\n');
    await semanticTokens(document, (tokens) => tokens.length > 0 && !tokens.some((token) => token.text === 'Norway'));
    await type('broken: [\n');
    await problems(file.uri);
    await semanticTokens(document, (tokens) => tokens.length > 0 && !tokens.some((token) => token.text === 'Norway'));
    assert.equal(await readFile(CURATION), saved, 'nothing was written');
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await semanticTokens(document, (tokens) => tokens.some((token) => token.text === 'Norway'));
  });

  it('makes entities.yaml when there is none, and leaves a broken one alone', async () => {
    await vscode.workspace.fs.delete(at(CURATION));
    await apply(document.uri, rangeAt('Norway'), /^Not an entity/, vscode.CodeActionKind.Refactor);
    await until('made', () => readFile(CURATION), (now) => now?.includes('Norway') === true);
    const broken = 'entities:\n  - name: [broken\n';
    await writeFile(CURATION, broken);
    await apply(document.uri, rangeAt('Donald'), /^Not an entity/, vscode.CodeActionKind.Refactor);
    await until('shown', () => vscode.window.activeTextEditor?.document.uri.path ?? '', (path) => path.endsWith('entities.yaml'));
    assert.equal(await readFile(CURATION), broken);
  });

  it('offers what can be said of a name, each with the file that it writes', async () => {
    const actions = await codeActions(document.uri, rangeAt('Torunn Aakerviik'), /note/, vscode.CodeActionKind.Refactor);
    const titles = actions.map(({ title }) => title);
    for (const wanted of [/^Unify spelling to “Torunn Aakervik” in all seeds/, /^Change type of .*entities\.yaml/, /is the same as … .*entities\.yaml/, /is not the same as .*entities\.yaml/, /^Add note on .*entities\.yaml/]) {
      assert.ok(titles.some((title) => wanted.test(title)), `${wanted} in ${titles.join(' | ')}`);
    }
  });

  it('reports another spelling outside quotations only, and unifies it', async () => {
    const found = await until('the finding', () => vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === 'name-variant'), (list) => list.length > 0);
    assert.deepEqual(found.map(({ range }) => range.start.line), [3]);
    await apply(document.uri, found[0]?.range ?? rangeAt('Torunn'), /^Unify spelling to “Torunn Aakervik”$/, vscode.CodeActionKind.QuickFix);
    assert.equal(document.getText().split('Aakerviik').length - 1, 1, 'the quoted one stays');
  });
});
