import * as vscode from 'vscode';
import { joined } from '../core/analysis';
import type { Analysis, Checked, Named } from '../core/corpus-types';
import { Cancelled } from '../host/client';
import { MAX_SEED_BYTES } from '../host/decode';
import type { CorpusHost } from './corpus-host';
import { type Log, messageOf } from './log';
import { LEGEND_SCHEME } from './legend-text';
import { PASSAGE_SCHEME } from './passage-documents';
import type { SeedFolder } from './seed-folder';
import type { SeedFolders } from './seed-folders';

/** The language of seeds. */
export const LANGUAGE = 'news-seed';

/** What a feature gets when the rules have looked at a seed. */
export interface SeedChecked {
  readonly document: vscode.TextDocument;
  readonly checked: Checked;
}

/** What a feature gets when all is known about a seed. */
export interface Analysed {
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
}

/** The same with the part that came last. */
export interface SeedNamed extends Analysed {
  readonly names: Named;
}

/** Schemes of read-only pictures of seeds. */
const UNTRACKED: ReadonlySet<string> = new Set(['git', PASSAGE_SCHEME, LEGEND_SCHEME]);

interface Tracked {
  readonly document: vscode.TextDocument;
  readonly folder: string;
  eol: vscode.EndOfLine;
  /** The newest answers, perhaps of an older version. */
  checked?: Checked;
  analysis?: Analysis;
  running: boolean;
  again: boolean;
  /** When it was edited last, and how long its last check took: milliseconds. */
  edited: number;
  took: number;
}

/** A seed whose check takes longer than this is checked again only when the typist makes a pause as long, */
const SLOW_MS = 60;
/** or so long. */
const LONGEST_PAUSE_MS = 1000;

/**
 * The one source of what is known about open seeds: squiggles, colours, hovers, fixes and trees all read it. Edits go
 * to the corpus thread as they happen; while an answer is on its way further edits only mark the seed, so a fast typist
 * costs one request at a time. Findings come first, names after them. An answer about an older version is dropped.
 */
export class SeedTracker implements vscode.Disposable {
  readonly #host: CorpusHost;
  readonly #folders: SeedFolders;
  readonly #log: Log;
  readonly #tracked = new Map<string, Tracked>();
  readonly #checked = new vscode.EventEmitter<SeedChecked>();
  readonly #analysed = new vscode.EventEmitter<SeedNamed>();
  readonly #closed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable[] = [];

  /** The findings of a seed's newest version are there; its names are on their way. */
  readonly onDidCheck = this.#checked.event;
  /** A seed has a new analysis, of its newest version. */
  readonly onDidAnalyse = this.#analysed.event;
  /** A seed was closed or is no seed any more. */
  readonly onDidClose = this.#closed.event;

  constructor(host: CorpusHost, folders: SeedFolders, log: Log) {
    this.#host = host;
    this.#folders = folders;
    this.#log = log;
    this.#subscriptions.push(
      vscode.workspace.onDidOpenTextDocument((document) => this.#open(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#close(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#edit(event)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const { document } of editors) this.#open(document);
      }),
      folders.onDidChange((folder) => this.#dropDeleted(folder)),
      host.onDidAffect(({ uris }) => {
        for (const uri of uris) this.#schedule(this.#tracked.get(uri));
      }),
      host.onDidRestart(() => {
        for (const tracked of this.#tracked.values()) this.#send(tracked);
      }),
    );
    for (const document of vscode.workspace.textDocuments) this.#open(document);
  }

  /** The analysis of exactly this version of the document, if it is there already. */
  get(document: vscode.TextDocument): Analysis | undefined {
    const analysis = this.#tracked.get(document.uri.toString())?.analysis;
    return analysis?.version === document.version ? analysis : undefined;
  }

  /** The findings of exactly this version of the document, which are there before its names. */
  checked(document: vscode.TextDocument): Checked | undefined {
    const checked = this.#tracked.get(document.uri.toString())?.checked;
    return checked?.version === document.version ? checked : undefined;
  }

  /** The folder that names the document's corpus in requests, or undefined when it is no open seed. */
  folderOf(document: vscode.TextDocument): string | undefined {
    return this.#tracked.get(document.uri.toString())?.folder;
  }

  /** The open seeds with their newest analyses, which may be of an older version. */
  get analysed(): Analysed[] {
    return [...this.#tracked.values()].flatMap(({ document, analysis }) => (analysis ? [{ document, analysis }] : []));
  }

  /** Waits for the analysis of the document as it is now; undefined when it is no seed, was closed, or the token fired. */
  async fresh(document: vscode.TextDocument, token?: vscode.CancellationToken): Promise<Analysis | undefined> {
    for (;;) {
      const ready = this.get(document);
      if (ready || token?.isCancellationRequested || !this.#tracked.has(document.uri.toString())) return ready;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          for (const subscription of waiting) subscription.dispose();
          resolve();
        };
        const mine = (other: vscode.TextDocument): void => {
          if (other.uri.toString() === document.uri.toString()) done();
        };
        const waiting = [this.onDidAnalyse((event) => mine(event.document)), this.onDidClose(mine)];
        if (token) waiting.push(token.onCancellationRequested(done));
      });
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#checked.dispose();
    this.#analysed.dispose();
    this.#closed.dispose();
  }

  #open(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (this.#tracked.has(key) || UNTRACKED.has(document.uri.scheme)) return;
    const folder = this.#folders.of(document.uri);
    if (document.languageId !== LANGUAGE) {
      if (document.languageId === 'plaintext' && folder?.isSeed(document.uri)) void vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
      return;
    }
    if (document.getText().length > MAX_SEED_BYTES) return;
    const tracked: Tracked = { document, folder: folder?.uri ?? '', eol: document.eol, running: false, again: false, edited: 0, took: 0 };
    this.#tracked.set(key, tracked);
    this.#send(tracked);
  }

  #send(tracked: Tracked): void {
    const { document, folder } = tracked;
    this.#host.notify('open', { folder, uri: document.uri.toString(), version: document.version, text: document.getText() });
    this.#schedule(tracked);
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const tracked = this.#tracked.get(document.uri.toString());
    if (!tracked) return;
    if (document.eol !== tracked.eol) {
      tracked.eol = document.eol;
      this.#send(tracked);
      return;
    }
    if (contentChanges.length === 0) return;
    tracked.edited = Date.now();
    const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, end: rangeOffset + rangeLength, text }));
    this.#host.notify('edit', { folder: tracked.folder, uri: document.uri.toString(), version: document.version, changes });
    this.#schedule(tracked);
  }

  #close(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const tracked = this.#tracked.get(key);
    if (!tracked) return;
    this.#tracked.delete(key);
    this.#host.notify('close', { folder: tracked.folder, uri: key });
    this.#folders.touch(document.uri);
    this.#closed.fire(document);
  }

  /** The editor may hold a document for minutes after its tab was closed; a seed that was deleted then is gone at once. */
  #dropDeleted(folder: SeedFolder): void {
    const gone = [...this.#tracked].filter(([uri, { folder: own, document }]) => own === folder.uri && !folder.seeds.has(uri) && !document.isDirty);
    if (gone.length === 0) return;
    const shown = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(({ input }) => addressesOf(input))));
    for (const [uri, { document }] of gone) if (!shown.has(uri)) this.#close(document);
  }

  #schedule(tracked: Tracked | undefined): void {
    if (!tracked) return;
    if (tracked.running) tracked.again = true;
    else void this.#run(tracked);
  }

  async #run(tracked: Tracked): Promise<void> {
    tracked.running = true;
    do {
      tracked.again = false;
      try {
        await pauseIn(tracked);
        await this.#ask(tracked);
      } catch (error) {
        if (!(error instanceof Cancelled)) this.#log.error(`${tracked.document.uri.toString()} could not be analysed: ${messageOf(error)}`);
      }
    } while (tracked.again && this.#isTracked(tracked));
    tracked.running = false;
  }

  /** Asks for the findings and shows them, then, unless another edit came meanwhile, for the names. */
  async #ask(tracked: Tracked): Promise<void> {
    const { document, folder } = tracked;
    const { version } = document;
    const question = { folder, uri: document.uri.toString(), version };
    const isLate = (): boolean => version !== document.version || !this.#isTracked(tracked);
    const asked = Date.now();
    const checked = await this.#host.request('check', question);
    // The first one also waited for the corpus to be there.
    if (tracked.checked) tracked.took = Date.now() - asked;
    tracked.again ||= isLate();
    if (isLate() || !checked) return;
    tracked.checked = checked;
    this.#checked.fire({ document, checked });
    if (tracked.again) return;
    const named = await this.#host.request('mentions', question);
    tracked.again ||= isLate();
    if (isLate() || !named) return;
    tracked.analysis = joined(checked, named);
    this.#analysed.fire({ document, analysis: tracked.analysis, names: named });
  }

  #isTracked(tracked: Tracked): boolean {
    return this.#tracked.get(tracked.document.uri.toString()) === tracked;
  }
}

/** Resolves at once for a seed that is checked fast, else when nobody typed into it for a while. */
async function pauseIn(tracked: Tracked): Promise<void> {
  if (tracked.took <= SLOW_MS) return;
  const pause = Math.min(tracked.took, LONGEST_PAUSE_MS);
  for (let left = tracked.edited + pause - Date.now(); left > 0; left = tracked.edited + pause - Date.now()) await new Promise((resolve) => setTimeout(resolve, left));
}

function addressesOf(input: unknown): string[] {
  if (input instanceof vscode.TabInputText) return [input.uri.toString()];
  return input instanceof vscode.TabInputTextDiff ? [input.original.toString(), input.modified.toString()] : [];
}
