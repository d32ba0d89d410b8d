import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { parseConfig } from '../../../src/core/config/winnow-yaml';
import { parseCuration } from '../../../src/core/entities/curation';
import type { Random } from './random';

const PARAGRAPHS = [
  'The harbour council of Polhavn voted on Tuesday to keep the night ferry running through the winter, in spite of the cost of the crew and the ice.',
  'The harbour council of Polhavn voted on Tuesday to keep the night ferry running through the winter, despite the price of its crew and the ice.',
  'Mayor Ingrid Solberg said that the island schools, the clinic and the bakery all depend on the first boat, which leaves the quay at ten past five.',
  'Solberg told reporters that nobody in the council wants to be the one who switches off the last lamp on the pier, however dear the diesel becomes.',
  'You may also like',
  'Share this article',
  'OSLO, 19 November 2024 — Donald Hale, the finance minister of Norway, flew to Berlin to speak about | pipes | and <b>brackets</b> with Anna Lind.',
  'Fishermen from Vardsund, who have used the quay for four generations, asked for a say in the timetable before it is printed and sent round the villages.',
];
const CONFIGS = [
  'index:\n  maxLines: 50\n',
  'index:\n  maxLines: 2000\n  sections: [seeds, entities]\n',
  'seeds:\n  a.txt:\n    status: cleaned\n    note: "a | b"\n  t/c.txt:\n    status: rejected\n',
  'boilerplate:\n  strip:\n    - phrase: You may also like\n',
  'index: [\n',
  '',
];
const CURATIONS = ['entities:\n  - name: Ingrid Solberg\n    type: person\n    spellings: [Solberg]\n', 'ignore:\n  - Berlin\n', 'entities: [\n', ''];
const SEEDS = ['seeds/a.txt', 'seeds/b.txt', 'seeds/t/c.txt', 'seeds/t/d.txt', 'seeds/t/u/g.txt', 'seeds/v1.2/e f.txt', 'seeds/ünïcode #1.txt', 'desk/seeds/a.txt', 'desk/seeds/t/b.txt'];
/** With folders inside, which VS Code's watcher on Linux does not see into when they are moved together with the one around them. */
const FOLDERS = ['seeds/t', 'seeds/t2', 'seeds/t/u', 'seeds/v1.2', 'desk', 'desk/seeds', 'desk/seeds/t', 'desk2'];
const ROOTS = ['seeds', 'desk/seeds'];
/** Where a root may come to stand. */
const ALL_ROOTS = [...ROOTS, 'desk2/seeds', 'desk2'];

/** Things that happen to a folder of seeds, on the disk and in the editor. Each answers what it did. */
export class RandomEvents {
  constructor(
    readonly folder: string,
    readonly random: Random,
  ) {}

  /** Does one thing. */
  async happen(): Promise<string> {
    const { random } = this;
    const kind = random.below(40);
    const seed = random.pick(SEEDS);
    if (kind < 8) return this.#write(seed, this.#text());
    if (kind < 10) return this.#remove(seed);
    if (kind < 12) return this.#rename(seed, random.pick(SEEDS));
    if (kind < 14) return this.#rename(random.pick(FOLDERS), random.pick(FOLDERS));
    if (kind < 15) return this.#remove(random.pick(FOLDERS));
    if (kind < 16) return this.#batch();
    if (kind < 21) return this.#type(seed);
    if (kind < 25) return this.#save(seed);
    if (kind < 27) return this.#undo(seed);
    if (kind < 28) return this.#create(seed);
    if (kind < 30) return this.#renameInEditor(seed, random.pick(SEEDS));
    if (kind < 31) return this.#deleteInEditor(seed);
    if (kind < 33) return this.#write(`${random.pick(ROOTS)}/winnow.yaml`, random.pick(CONFIGS));
    if (kind < 35) return this.#write(`${random.pick(ROOTS)}/entities.yaml`, random.pick(CURATIONS));
    if (kind < 36) return this.#type(`${random.pick(ROOTS)}/winnow.yaml`);
    if (kind < 39) return this.#indexChanged(`${random.pick(ROOTS)}/INDEX.md`);
    return this.#pause();
  }

  /** Files that can't be read hold the index: takes them away. */
  mend(): void {
    for (const root of ALL_ROOTS) {
      for (const name of ['winnow.yaml', 'entities.yaml']) if (isBrokenFile(name, this.#read(`${root}/${name}`))) fs.rmSync(this.#path(`${root}/${name}`));
    }
  }

  #path(name: string): string {
    return path.join(this.folder, name);
  }

  #read(name: string): string | undefined {
    return fs.existsSync(this.#path(name)) ? fs.readFileSync(this.#path(name), 'utf8') : undefined;
  }

  #text(): string {
    const lines = Array.from({ length: this.random.below(6) }, () => this.random.pick(PARAGRAPHS));
    return `Title ${this.random.below(5)}\n\n${lines.join('\n')}${this.random.below(2) === 0 ? '\n' : ''}`;
  }

  #write(name: string, text: string): string {
    fs.mkdirSync(path.dirname(this.#path(name)), { recursive: true });
    fs.writeFileSync(this.#path(name), text);
    return `write ${name}`;
  }

  #remove(name: string): string {
    fs.rmSync(this.#path(name), { recursive: true, force: true });
    return `remove ${name}`;
  }

  #rename(from: string, to: string): string {
    const within = to === from || to.startsWith(`${from}/`) || from.startsWith(`${to}/`);
    if (within || !fs.existsSync(this.#path(from)) || (fs.existsSync(this.#path(to)) && fs.statSync(this.#path(to)).isDirectory())) return 'no rename';
    fs.mkdirSync(path.dirname(this.#path(to)), { recursive: true });
    fs.renameSync(this.#path(from), this.#path(to));
    return `rename ${from} to ${to}`;
  }

  #batch(): string {
    const count = 20 + this.random.below(40);
    for (let i = 0; i < count; i++) this.#write(`seeds/batch/${i}.txt`, this.#text());
    if (this.random.below(2) === 0) this.#remove('seeds/batch');
    return `batch of ${count}`;
  }

  async #type(name: string): Promise<string> {
    if (this.#read(name) === undefined) return 'nothing to type in';
    const document = await vscode.workspace.openTextDocument(this.#path(name));
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(this.random.below(document.getText().length + 1)), this.random.pick(['Ingrid Solberg ', '\n', 'x']));
    await vscode.workspace.applyEdit(edit);
    return `type in ${name}`;
  }

  async #save(name: string): Promise<string> {
    const open = vscode.workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.fsPath === this.#path(name)) ?? vscode.workspace.textDocuments.find(({ isDirty }) => isDirty);
    if (!open) return 'nothing to save';
    return `save ${open.uri.path} (${(await open.save()) ? 'done' : 'refused: changed on the disk too'})`;
  }

  async #undo(name: string): Promise<string> {
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === this.#path(name));
    if (!open) return 'nothing to undo';
    await vscode.window.showTextDocument(open);
    await vscode.commands.executeCommand('undo');
    return `undo in ${name}`;
  }

  async #create(name: string): Promise<string> {
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(vscode.Uri.file(this.#path(name)), { overwrite: true, contents: new TextEncoder().encode(this.#text()) });
    await vscode.workspace.applyEdit(edit);
    return `create ${name}`;
  }

  async #renameInEditor(from: string, to: string): Promise<string> {
    if (this.#read(from) === undefined || from === to) return 'no rename';
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(vscode.Uri.file(this.#path(from)), vscode.Uri.file(this.#path(to)), { overwrite: true });
    await vscode.workspace.applyEdit(edit);
    return `rename in the editor ${from} to ${to}`;
  }

  async #deleteInEditor(name: string): Promise<string> {
    if (this.#read(name) === undefined) return 'nothing to delete';
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(vscode.Uri.file(this.#path(name)));
    await vscode.workspace.applyEdit(edit);
    return `delete in the editor ${name}`;
  }

  /** A git checkout or a person changes the index itself. */
  #indexChanged(name: string): string {
    const text = this.#read(name);
    if (text === undefined) return 'no index yet';
    const kind = this.random.below(4);
    if (kind === 0) return this.#remove(name);
    if (kind === 1) return this.#write(name, `My own words ${this.random.below(9)}.\n\n${text}`);
    if (kind === 2) return this.#write(name, text.replace('## Seeds', '## Trees'));
    return this.#write(name, text.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r'));
  }

  async #pause(): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, this.random.below(700)));
    return 'pause';
  }
}

function isBrokenFile(name: string, text: string | undefined): boolean {
  if (text === undefined) return false;
  return name === 'winnow.yaml' ? parseConfig(text).broken : parseCuration(text).broken;
}
