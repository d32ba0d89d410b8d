import type { WinnowConfig } from '../core/config/config';
import { Corpus, DEFAULT_CORPUS_OPTIONS } from '../core/corpus';
import type { Analysis, Checked, CleanPlan, CorpusOptions, Named, Overview } from '../core/corpus-types';
import type { StripEntry } from '../core/boilerplate/user-rules';
import { type Comparison, comparisons, type DuplicateTree, duplicateTree, type PassageRow, passageRows } from '../core/corpus-duplicates';
import type { PassageCopy } from '../core/rule';
import { pathWithin, rootOf } from '../core/seeds-root';
import { SeedText } from '../core/text/seed-text';
import { loadCorpusData } from './corpus-data';
import { EntityAnswers } from './entity-answers';
import { Naming } from './naming';
import { OpenSeeds } from './open-seeds';
import { KeptIndex } from './kept-index';
import type { Answer, Events, FileToRead, IndexPages, Notices, Params, RuleTrial, SeedListRow, Skipped, UserFile, UserFileProblem } from './protocol';
import type { Platform } from './port';
import { RewriteWatch } from './rewrite-watch';
import { NO_PAGES, RootIndexes } from './root-indexes';
import { RowMaking } from './row-making';
import { tryRules } from './rule-trials';
import { SeedFiles } from './seed-files';
import { SidecarCounts } from './sidecar-counts';
import { UserFiles } from './user-files';

/** Progress is told no more often than this: each time costs the editor a message to its window. */
const PROGRESS_MS = 100;

type Emit = <N extends keyof Events>(event: N, params: Events[N]) => void;

/** The corpus of one workspace folder on its thread: reads seeds, holds the open ones, answers. */
export class FolderService {
  readonly #folder: string;
  readonly #platform: Platform;
  readonly #emit: Emit;
  readonly #corpus: Promise<Corpus>;
  readonly #naming: Promise<Naming>;
  readonly #keptIndex: KeptIndex | undefined;
  readonly #open = new OpenSeeds();
  readonly #users = new UserFiles();
  readonly #indexes: RootIndexes;
  readonly #sidecars: SidecarCounts;
  readonly #files: SeedFiles;
  readonly entities: EntityAnswers;
  readonly #rewrites: RewriteWatch;
  readonly #rows: RowMaking;
  /** When progress was told last. */
  #told = 0;

  constructor(folder: string, platform: Platform, emit: Emit) {
    this.#folder = folder;
    this.#platform = platform;
    this.#emit = emit;
    this.#files = new SeedFiles(folder, platform, this.#open, { look: () => this.#affect(), tell: (done, total) => this.#tellProgress(done, total) });
    this.#rows = new RowMaking(platform, (done, total) => this.#tellProgress(done, total));
    this.#sidecars = new SidecarCounts((uri) => platform.readSync(uri));
    this.#rewrites = new RewriteWatch(
      (uri, corpus) => this.#open.sync(uri, corpus),
      (uri) => this.#emit('affected', { folder: this.#folder, uris: [uri] }),
    );
    this.#indexes = new RootIndexes(folder, { users: this.#users, sidecars: this.#sidecars, saved: (uri) => this.#files.saved(uri) });
    this.entities = new EntityAnswers({
      corpus: () => this.#drafted(),
      seed: (corpus, uri) => this.#seed(corpus, uri),
      syncAll: (corpus) => this.#open.syncAll(corpus),
      named: () => this.#named(() => false),
      giveWay: () => platform.giveWay(),
    });
    const files = platform.keep(folder);
    this.#keptIndex = files && new KeptIndex(files, (message) => emit('log', { level: 'warn', message }));
    this.#corpus = this.#makeCorpus();
    this.#corpus.catch(() => undefined);
    this.#naming = this.#corpus.then(
      (corpus) =>
        new Naming(corpus, {
          platform,
          log: (message) => emit('log', { level: 'warn', message }),
          open: () => this.#open.uris(),
          affect: () => this.#emit('affected', { folder: this.#folder, uris: this.#open.uris() }),
        }),
    );
    this.#naming.catch(() => undefined);
  }

  /** Stops what waits to be done. */
  dispose(): void {
    this.#keptIndex?.stop();
    this.#rewrites.stop();
  }

  async #makeCorpus(): Promise<Corpus> {
    const [data, kept] = await Promise.all([loadCorpusData(this.#platform), this.#keptIndex?.restore()]);
    const corpus = new Corpus({ ...data, read: (uri) => this.#files.text(uri) });
    if (kept) corpus.adopt(kept);
    return corpus;
  }

  async configure(options: CorpusOptions): Promise<void> {
    (await this.#corpus).configure({ ...DEFAULT_CORPUS_OPTIONS, ...options });
    this.#affect();
    await this.#nameSoon();
  }

  /** Reads seeds and forgets others. A seed that is read again meanwhile keeps its newest content. */
  async read(files: readonly FileToRead[], removed: readonly string[], cancelled: () => boolean, whole = false): Promise<{ skipped: Skipped[]; read: number }> {
    const corpus = await this.#corpus;
    const done = await this.#files.read(corpus, files, removed, cancelled);
    if (whole && !cancelled()) corpus.dropUnread((uri) => this.#files.has(uri) || this.#open.has(uri));
    if (files.length + removed.length > 0) this.#affect();
    this.#keptIndex?.saveWhenIdle(() => corpus.savePassages());
    await this.#nameSoon();
    return done;
  }

  /** Those of `uris`, or of all seeds, that are not on the disk as they were read, and how many seeds were. */
  async outdated(uris: readonly string[] | undefined): Promise<Answer<'outdated'>> {
    return { uris: await this.#files.outdated(uris), known: this.#files.count };
  }

  /** Annotation files that came, changed or are gone. */
  sidecars(files: readonly FileToRead[], removed: readonly string[]): void {
    for (const uri of removed) this.#sidecars.remove(uri);
    for (const { uri, bytes } of files) this.#sidecars.put(uri, bytes);
  }

  async userFile(file: UserFile): Promise<readonly UserFileProblem[]> {
    const problems = this.#users.put(await this.#corpus, file);
    this.#affect();
    await this.#nameSoon();
    return problems;
  }

  open({ uri, version, text }: Notices['open']): void {
    this.#open.put(uri, version, text);
  }

  edit({ uri, version, changes }: Notices['edit']): void {
    this.#open.edit(uri, version, changes);
  }

  close(uri: string): void {
    this.#open.remove(uri);
    this.#files.close(uri);
    this.#rewrites.forget(uri);
    void this.#corpus.then((corpus) => {
      if (this.#open.has(uri)) return;
      const text = this.#files.has(uri) ? this.#files.text(uri) : undefined;
      if (text === undefined) this.#files.forget(corpus, uri);
      else corpus.put(uri, new SeedText(text), 'later');
      void this.#nameSoon();
    }, ignore);
  }

  /** What the rules say of one version of an open seed; undefined when the thread holds another version. */
  async checkOpen(uri: string, version: number): Promise<Checked | undefined> {
    const corpus = await this.#corpus;
    if (this.#open.get(uri)?.version !== version) return undefined;
    const seed = this.#open.syncText(uri, corpus);
    if (seed) this.#rewrites.see(corpus, uri, seed);
    return seed && corpus.check(uri, seed, version);
  }

  /** The names of one version of an open seed; undefined when the thread holds another version. */
  async mentions(uri: string, version: number): Promise<Named | undefined> {
    const corpus = await this.#drafted();
    if (this.#open.get(uri)?.version !== version) return undefined;
    const seed = this.#open.sync(uri, corpus);
    void this.#nameSoon();
    return seed && corpus.names(uri, seed, version);
  }

  /** The settled analysis of a closed seed; undefined when it can't be read any more. */
  async check(uri: string): Promise<{ readonly seed: SeedText; readonly analysis: Analysis } | undefined> {
    const corpus = await this.#corpus;
    await this.#named(() => false);
    const seed = this.#seed(corpus, uri);
    if (!seed) return undefined;
    corpus.findRewrites(uri, seed);
    return { seed, analysis: corpus.analyse(uri, seed, 0) };
  }

  /** The text of a seed as it is saved or open; undefined when it can't be read any more. */
  text(uri: string): string | undefined {
    return this.#files.text(uri);
  }

  /** What a root's winnow.yaml says. */
  config(root: string): WinnowConfig {
    return this.#users.configOf(root);
  }

  async copies(uri: string, offset: number): Promise<readonly PassageCopy[]> {
    const corpus = await this.#corpus;
    const seed = this.#seed(corpus, uri);
    return seed ? corpus.copiesAt(uri, seed, offset) : [];
  }

  async overview(cancelled: () => boolean): Promise<Overview> {
    const corpus = await this.#corpus;
    this.#open.syncAll(corpus);
    await this.#rows.make(corpus, cancelled);
    return corpus.overview();
  }

  async compare(uri: string, offset: number, most: number): Promise<readonly Comparison[]> {
    const corpus = await this.#corpus;
    const seed = this.#seed(corpus, uri);
    return seed ? comparisons(corpus, uri, seed, offset, most) : [];
  }

  async duplicates(most: number, cancelled: () => boolean): Promise<DuplicateTree> {
    const corpus = await this.#corpus;
    this.#open.syncAll(corpus);
    await this.#rows.make(corpus, cancelled);
    return duplicateTree(corpus, most);
  }

  async passages(uri: string, most: number): Promise<{ readonly rows: readonly PassageRow[]; readonly count: number }> {
    const corpus = await this.#corpus;
    const seed = this.#seed(corpus, uri);
    return seed ? passageRows(corpus, uri, seed, most) : { rows: [], count: 0 };
  }

  /** Tries boilerplate rules on every seed under a root. */
  async tryRules(root: string, entries: readonly Omit<StripEntry, 'line'>[], cancelled: () => boolean): Promise<readonly RuleTrial[]> {
    const corpus = await this.#corpus;
    this.#open.syncAll(corpus);
    return tryRules(corpus, root, entries, { cancelled, pause: () => this.#platform.giveWay() });
  }

  async plan(uris: readonly string[], rules: readonly string[], cancelled: () => boolean, classes?: readonly string[]): Promise<readonly CleanPlan[]> {
    const corpus = await this.#corpus;
    const plans: CleanPlan[] = [];
    for (const uri of uris) {
      if (cancelled()) break;
      const seed = this.#seed(corpus, uri);
      if (seed) plans.push(corpus.plan(uri, seed, rules, classes));
      if (uris.length > 1) await this.#platform.giveWay();
    }
    return plans;
  }

  /** The index of what stands on the disk: unsaved edits are left out of it. */
  async index(asked: Omit<Params<'index'>, 'folder'>, cancelled: () => boolean): Promise<IndexPages> {
    const corpus = await this.#corpus;
    const revert = (): void => {
      this.#users.useSaved(corpus);
      this.#open.revertAll(corpus, (uri) => this.#files.saved(uri));
    };
    do {
      revert();
      await this.#named(cancelled);
      revert();
      corpus.settleRows();
      await this.#rows.make(corpus, cancelled, revert);
      // Requests about open seeds were let in: what they left behind is made good with nobody let in.
      revert();
      corpus.settleRows();
    } while (!cancelled() && (corpus.entities.waiting.size > 0 || !this.#rows.finish(corpus)));
    return cancelled() ? NO_PAGES : this.#indexes.pages(corpus, asked);
  }

  indexPage(root: string, path: string): string | undefined {
    return this.#indexes.page(root, path);
  }

  /** All seeds with what winnow.yaml says of them, by code point of their URIs. */
  async seedList(cancelled: () => boolean): Promise<readonly SeedListRow[]> {
    const { seeds } = await this.overview(cancelled);
    return seeds.map(({ uri, title, words, duplicateShare, findings }) => {
      const root = rootOf(this.#folder, uri);
      const own = this.#users.configOf(root).seeds.get(pathWithin(root, uri));
      const count = Object.values(findings).reduce((sum, one) => sum + one, 0);
      return { uri, title, words, duplicateShare, findings: count, ...(own?.status === undefined ? {} : { status: own.status }), ...(own?.note === undefined ? {} : { note: own.note }) };
    });
  }

  #tellProgress(done: number, total: number): void {
    const now = Date.now();
    if (done < total && now - this.#told < PROGRESS_MS) return;
    this.#told = now;
    this.#emit('progress', { folder: this.#folder, done, total });
  }

  /** The corpus as the editor shows it: what stands unsaved in entities.yaml counts. */
  async #drafted(): Promise<Corpus> {
    const corpus = await this.#corpus;
    this.#users.useDrafts(corpus);
    return corpus;
  }

  #seed(corpus: Corpus, uri: string): SeedText | undefined {
    if (this.#open.has(uri)) return this.#open.sync(uri, corpus);
    const text = this.#files.text(uri);
    return text === undefined ? undefined : new SeedText(text);
  }

  /** Waits until the names of all seeds are settled. */
  async #named(cancelled: () => boolean): Promise<void> {
    await (await this.#naming).settled(cancelled);
  }

  async #nameSoon(): Promise<void> {
    (await this.#naming).soon();
  }

  #affect(): void {
    const uris = this.#open.uris();
    if (uris.length > 0) this.#emit('affected', { folder: this.#folder, uris });
  }
}

function ignore(): void {
  // A corpus whose data files are missing has failed every request already.
}
