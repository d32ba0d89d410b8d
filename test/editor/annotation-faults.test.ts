import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAnnotation } from '../../src/core/annotations/annotation';
import { writeSidecar } from '../../src/core/annotations/sidecar-write';
import { deleteSidecars, label, MINE, sidecar, sidecars, TEXT } from './support/annotating';
import { hoverText, position, problems, winnow } from './support/asking';
import { deleteFile, openSeed, writeFile } from './support/seeds';
import { until } from './support/until';

/** A sidecar of `TEXT` with the labels given, each on the first place of its quote. */
function written(seed: string, annotator: string, ...labels: readonly (readonly [quote: string, label: string])[]): string {
  const taken = new Set<string>();
  const annotations = labels.flatMap(([quote, name]) => {
    const start = TEXT.indexOf(quote);
    const made = createAnnotation(TEXT, name, [{ start, end: start + quote.length }], taken);
    if (made) taken.add(made.id);
    return made ?? [];
  });
  return writeSidecar(undefined, { seed, annotator, annotations }, TEXT) ?? '';
}

const lineOf = (text: string, part: string, nth = 0): number => text.split(part, nth + 1).join(part).split('\n').length - 1;

describe('Annotation files with faults', () => {
  before(() => winnow());
  afterEach(deleteSidecars);

  it('of broken YAML are shown at the line, read as far as they go, and never written', async () => {
    const broken = written('fault-1.txt', 'ben', ['Petra Lindqvist', 'person'], ['Vellmar', 'place']).replace('    label: place', '    label: [place');
    const uri = await writeFile('seeds/.annotations/fault-1.txt.ben.yaml', broken);
    const editor = await openSeed('seeds/fault-1.txt', TEXT);
    const found = await problems(uri, (all) => all.some(({ message }) => message.startsWith('YAML')));
    const line = lineOf(broken, '[place');
    assert.ok(found.some(({ range, severity }) => Math.abs(range.start.line - line) <= 1 && severity === vscode.DiagnosticSeverity.Error), JSON.stringify(found));
    await hoverText(editor.document.uri, position(editor.document, 'Lindqvist'), /^\*\*person\*\* by ben/m);
    await label(editor, 'Jonas Aldermann', 'p');
    await until('one’s own file', () => sidecars('fault-1.txt'), (files) => files.length === 2);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'New. '));
    await editor.document.save();
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), broken);
  });

  it('with doubled ids and unknown labels are shown at their lines, and keep every entry when they are written', async () => {
    const plain = written('fault-2.txt', 'ben', ['Jonas Aldermann', 'person'], ['Petra Lindqvist', 'gazebo'], ['Vellmar', 'place']);
    const ids = [...plain.matchAll(/- id: (\w+)/g)].map(([, id]) => id ?? '');
    const [first = '', second = ''] = ids;
    const doubled = plain.replace(`- id: ${second}`, `- id: ${first}`);
    const uri = await writeFile('seeds/.annotations/fault-2.txt.ben.yaml', doubled);
    await openSeed('seeds/fault-2.txt', TEXT);
    const found = await problems(uri, (all) => all.length >= 2);
    const at = (message: RegExp): number | undefined => found.find((one) => message.test(one.message))?.range.start.line;
    assert.equal(at(/stands a second time/), lineOf(doubled, `- id: ${first}`, 1));
    assert.equal(at(/"gazebo" is not in the project/), lineOf(doubled, 'label: gazebo') - 1);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(doubled.replace('label: gazebo', 'label: event')));
    await problems(uri, (all) => all.length === 1);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(plain));
    await problems(uri, (all) => all.length === 1 && /gazebo/.test(all[0]?.message ?? ''));
  });

  it('with merge conflicts are shown at the markers, with both sides on screen', async () => {
    const plain = written('fault-3.txt', 'ben', ['Jonas Aldermann', 'person']);
    const other = written('fault-3.txt', 'ben', ['Petra Lindqvist', 'person']);
    const entry = (text: string): string => text.slice(text.indexOf('  - id:'));
    const torn = `${plain.slice(0, plain.indexOf('  - id:'))}<<<<<<< ours\n${entry(plain)}=======\n${entry(other)}>>>>>>> theirs\n`;
    const uri = await writeFile('seeds/.annotations/fault-3.txt.ben.yaml', torn);
    const editor = await openSeed('seeds/fault-3.txt', TEXT);
    const found = await problems(uri, (all) => all.some(({ message }) => /merge/i.test(message)));
    assert.equal(found[0]?.range.start.line, lineOf(torn, '<<<<<<<'));
    await hoverText(editor.document.uri, position(editor.document, 'Aldermann'), /by ben/);
    await hoverText(editor.document.uri, position(editor.document, 'Lindqvist'), /by ben/);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), torn);
  });

  it('stay when their seed is deleted, and are there again when it comes back', async () => {
    const editor = await openSeed('seeds/fault-4.txt', TEXT);
    await label(editor, 'Petra Lindqvist', 'p');
    const before = await sidecar('fault-4.txt', (text) => /quote: Petra/.test(text));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile('seeds/fault-4.txt');
    await vscode.commands.executeCommand('winnow.annotations.focus');
    assert.equal(await sidecar('fault-4.txt', () => true), before);
    const again = await openSeed('seeds/fault-4.txt', TEXT);
    await hoverText(again.document.uri, position(again.document, 'Lindqvist'), MINE);
  });
});

describe('Agreement', () => {
  before(() => winnow());
  afterEach(deleteSidecars);

  it('goes over all seeds, and what is chosen becomes the gold annotation, also of a closed seed', async () => {
    await writeFile('seeds/agree-1.txt', TEXT);
    await writeFile('seeds/.annotations/agree-1.txt.ben.yaml', written('agree-1.txt', 'ben', ['Jonas Aldermann', 'person'], ['Vellmar', 'place']));
    await writeFile('seeds/.annotations/agree-1.txt.cleo.yaml', written('agree-1.txt', 'cleo', ['Jonas Aldermann', 'person'], ['Vellmar', 'organisation']));
    const listed = vscode.commands.executeCommand('winnow.showAgreement');
    const gold = async (): Promise<string> => {
      const uri = (await sidecars('agree-1.txt')).find(({ path }) => path.endsWith('.gold.yaml'));
      return uri ? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) : '';
    };
    const text = await until(
      'gold',
      async () => {
        const now = await gold();
        if (now === '') await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return now;
      },
      (now) => now !== '',
    );
    assert.match(text, /annotator: gold/);
    assert.match(text, /quote: Jonas Aldermann/, 'what both agree on is there, too');
    assert.match(text, /label: place\n\s+quote: Vellmar/);
    assert.doesNotMatch(text, /organisation/);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await Promise.race([listed, new Promise((resolve) => setTimeout(resolve, 2000))]);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });
});
