import * as vscode from 'vscode';
import type { UserFileProblem } from '../host/protocol';
import type { CorpusHost } from './corpus-host';
import { readFileText } from './file-text';
import type { Log } from './log';

/** The files under a root that steer the corpus. */
const USER_FILES: Readonly<Record<string, 'entities' | 'config'>> = { 'entities.yaml': 'entities', 'winnow.yaml': 'config' };

/** True for the name of a file that steers the corpus. */
export function isUserFile(name: string): boolean {
  return Object.hasOwn(USER_FILES, name);
}

/** The user's entities.yaml and winnow.yaml files in the roots of one workspace folder, as the corpus thread was told of them. */
export class RootFiles {
  readonly #folder: string;
  readonly #host: CorpusHost;
  readonly #log: Log;
  readonly #problems = new Map<string, readonly UserFileProblem[]>();
  /** Roots whose user files the thread has, and those whose files were touched since. */
  readonly #told = new Set<string>();
  readonly #outdated = new Set<string>();
  /** Size and time of the files when they were sent. */
  readonly #stamps = new Map<string, string>();

  constructor(folder: string, host: CorpusHost, log: Log) {
    this.#folder = folder;
    this.#host = host;
    this.#log = log;
  }

  /** Mistakes in the files: URI → problems, none for a file that is right. */
  get problems(): ReadonlyMap<string, readonly UserFileProblem[]> {
    return this.#problems;
  }

  /** The roots that were told of. */
  get roots(): ReadonlySet<string> {
    return this.#told;
  }

  /** A file of a root was touched. */
  touch(root: string): void {
    this.#outdated.add(root);
  }

  touchAll(): void {
    for (const root of this.#told) this.#outdated.add(root);
  }

  /** True when the thread does not know what these roots say now. */
  isOutdated(roots: ReadonlySet<string>): boolean {
    return this.#outdated.size > 0 || roots.size !== this.#told.size || [...roots].some((root) => !this.#told.has(root));
  }

  /** Touches the roots whose files are not on the disk as they were sent: watchers lose changes. True when there are some. */
  async compare(): Promise<boolean> {
    for (const root of this.#told) {
      for (const name of Object.keys(USER_FILES)) if ((await stampOf(`${root}/${name}`)) !== this.#stamps.get(`${root}/${name}`)) this.#outdated.add(root);
    }
    return this.#outdated.size > 0;
  }

  /** Sends the files of roots that are new or have touched ones, and takes back those of roots that are gone. */
  async tell(roots: ReadonlySet<string>): Promise<void> {
    const outdated = new Set(this.#outdated);
    this.#outdated.clear();
    for (const root of roots) if (!this.#told.has(root) || outdated.has(root)) await this.#send(root);
    for (const root of this.#told) if (!roots.has(root)) await this.#takeBack(root);
    this.#told.clear();
    for (const root of roots) this.#told.add(root);
  }

  async #send(root: string): Promise<void> {
    for (const [name, kind] of Object.entries(USER_FILES)) {
      const uri = `${root}/${name}`;
      this.#stamps.set(uri, await stampOf(uri));
      const texts = await readTexts(vscode.Uri.parse(uri, true));
      const problems = await this.#host.request('userFile', { folder: this.#folder, file: { kind, uri, root, ...texts } });
      this.#problems.set(uri, problems);
      for (const problem of problems) this.#log.warn(`${uri}:${problem.startLine + 1}: ${problem.message}`);
    }
  }

  async #takeBack(root: string): Promise<void> {
    for (const [name, kind] of Object.entries(USER_FILES)) {
      await this.#host.request('userFile', { folder: this.#folder, file: { kind, uri: `${root}/${name}`, root } });
      this.#problems.set(`${root}/${name}`, []);
    }
  }
}

/** What tells one content of a file from the next; empty when there is no file. */
async function stampOf(uri: string): Promise<string> {
  return vscode.workspace.fs.stat(vscode.Uri.parse(uri, true)).then(
    ({ mtime, size }) => `${mtime} ${size}`,
    () => '',
  );
}

/** What is saved, and what stands unsaved in the editor. A file that is no text counts as missing. */
async function readTexts(uri: vscode.Uri): Promise<{ text?: string; draft?: string }> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const saved = await readFileText(uri).catch(() => undefined);
  return { ...(saved ? { text: saved.text } : {}), ...(open?.isDirty ? { draft: open.getText() } : {}) };
}
