import { type LineModel, loadLineModel } from '../core/boilerplate/model/line-model';
import { joinPacks, type Pack, parsePack } from '../core/boilerplate/pack';
import type { WinnowConfig } from '../core/config/config';
import { Corpus, DEFAULT_CORPUS_OPTIONS } from '../core/corpus';
import type { EntityRow } from '../core/corpus-entities';
import { RootIndex } from '../core/corpus-index';
import type { Analysis, Checked, CleanPlan, CorpusOptions, EntityAt, EntityHit, EntityPlaces, EntitySeedRow, MentionCard, Named, NamePlaces, Overview } from '../core/corpus-types';
import { type Gazetteer, loadGazetteer } from '../core/entities/gazetteer';
import type { StripEntry } from '../core/boilerplate/user-rules';
import { type Comparison, comparisons, type DuplicateTree, duplicateTree, type PassageRow, passageRows } from '../core/corpus-duplicates';
import type { PassageCopy } from '../core/rule';
import { pathWithin, rootOf } from '../core/seeds-root';
import { SeedText } from '../core/text/seed-text';
import { Naming } from './naming';
import { OpenSeeds } from './open-seeds';
import { KeptIndex } from './kept-index';
import type { Events, FileToRead, IndexPages, Notices, Params, RuleTrial, SeedListRow, Skipped, UserFile, UserFileProblem } from './protocol';
import type { Platform } from './port';
import { tryRules } from './rule-trials';
import { READS_AT_ONCE, SeedFiles, SLICE_MS } from './seed-files';
import { SidecarCounts } from './sidecar-counts';
import { userFileName, UserFiles } from './user-files';

/** Progress is told no more often than this: each time costs the editor a message to its window. */
const PROGRESS_MS = 100;
const MOST_HITS = 200;
/** A seed is looked through for rewritten passages when it was left alone for so long. */
const REWRITES_IDLE_MS = 1200;
/** Rule packs and gazetteer among the data files. */
const PACKS = ['en.yaml', 'other.yaml'];
const GAZETTEER = 'gazetteer.json';
const LINE_MODEL = 'boilerplate-en.bin';

const NO_PAGES: IndexPages = { state: -1, whole: false, pages: [], unchanged: [], removed: [] };

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
  readonly #indexes = new Map<string, RootIndex>();
  readonly #sidecars: SidecarCounts;
  readonly #files: SeedFiles;
  /** The versions of open seeds that were looked through for rewritten passages, or soon will be. */
  readonly #rewritten = new Map<string, { readonly text: string; readonly timer: ReturnType<typeof setTimeout> }>();
  /** When progress was told last. */
  #told = 0;

  constructor(folder: string, platform: Platform, emit: Emit) {
    this.#folder = folder;
    this.#platform = platform;
    this.#emit = emit;
    this.#files = new SeedFiles(folder, platform, this.#open, { look: () => this.#affect(), tell: (done, total) => this.#tellProgress(done, total) });
    this.#sidecars = new SidecarCounts((uri) => platform.readSync(uri));
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
    for (const { timer } of this.#rewritten.values()) clearTimeout(timer);
  }

  async #makeCorpus(): Promise<Corpus> {
    const [data, kept] = await Promise.all([loadData(this.#platform), this.#keptIndex?.restore()]);
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
    clearTimeout(this.#rewritten.get(uri)?.timer);
    this.#rewritten.delete(uri);
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
    if (seed) this.#lookForRewrites(corpus, uri, seed);
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

  /** Looks for rewritten passages of an open seed once it was left alone for a moment, each version once. */
  #lookForRewrites(corpus: Corpus, uri: string, seed: SeedText): void {
    if (this.#rewritten.get(uri)?.text === seed.text) return;
    clearTimeout(this.#rewritten.get(uri)?.timer);
    const timer = setTimeout(() => {
      if (this.#open.sync(uri, corpus) === seed && corpus.findRewrites(uri, seed)) this.#emit('affected', { folder: this.#folder, uris: [uri] });
    }, REWRITES_IDLE_MS);
    this.#rewritten.set(uri, { text: seed.text, timer });
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

  async card(uri: string, offset: number): Promise<MentionCard | undefined> {
    const corpus = await this.#drafted();
    const seed = this.#seed(corpus, uri);
    return seed && corpus.card(uri, seed, offset);
  }

  async namedCard(name: string, type: string): Promise<MentionCard | undefined> {
    const corpus = await this.#drafted();
    return corpus.entities.namedCard(name, type, (uri) => corpus.textOf(uri));
  }

  async entities(query: string): Promise<readonly EntityHit[]> {
    const corpus = await this.#drafted();
    return corpus.findEntities(query, MOST_HITS);
  }

  async places(id: string): Promise<readonly EntityPlaces[]> {
    return (await this.#drafted()).entities.places(id);
  }

  async entityAt(uri: string, offset: number): Promise<EntityAt | undefined> {
    const corpus = await this.#drafted();
    const seed = this.#seed(corpus, uri);
    return seed && corpus.entities.entityAt(uri, seed, offset);
  }

  /** The places of an entity in one seed or in all. */
  async names(id: string, only: string | undefined, cancelled: () => boolean): Promise<readonly NamePlaces[]> {
    const corpus = await this.#drafted();
    this.#open.syncAll(corpus);
    const found: NamePlaces[] = [];
    let since = Date.now();
    for (const { uri } of corpus.entities.seedsOf(id)) {
      if (cancelled()) break;
      const seed = only === undefined || only === uri ? corpus.textOf(uri) : undefined;
      if (seed) found.push(corpus.entities.namesIn(uri, seed, id));
      if (Date.now() - since < SLICE_MS) continue;
      await this.#platform.giveWay();
      since = Date.now();
    }
    return found.filter(({ names }) => names.length > 0);
  }

  async entityRows(query: string, most: number): Promise<{ readonly rows: readonly EntityHit[]; readonly count: number }> {
    const corpus = await this.#drafted();
    this.#open.syncAll(corpus);
    return corpus.entities.rows(query, most);
  }

  /** All entities, once every name is found. */
  async allEntities(): Promise<readonly EntityRow[]> {
    const corpus = await this.#drafted();
    await this.#named(() => false);
    return corpus.entities.all();
  }

  /** The seeds that name an entity. */
  async entitySeeds(id: string): Promise<readonly EntitySeedRow[]> {
    const corpus = await this.#drafted();
    this.#open.syncAll(corpus);
    return corpus.entities.seedsOf(id).map(({ uri, count }) => {
      const title = corpus.titleOf(uri);
      return { uri, count, ...(title === undefined ? {} : { title }) };
    });
  }

  async overview(cancelled: () => boolean): Promise<Overview> {
    const corpus = await this.#corpus;
    this.#open.syncAll(corpus);
    await this.#bringUpToDate(corpus, cancelled);
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
    await this.#bringUpToDate(corpus, cancelled);
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
  async index({ root, maxLines, since, suspect = [] }: Omit<Params<'index'>, 'folder'>, cancelled: () => boolean): Promise<IndexPages> {
    const corpus = await this.#corpus;
    const saved = (uri: string): string | undefined => this.#files.saved(uri);
    const revert = (): void => {
      this.#users.useSaved(corpus);
      this.#open.revertAll(corpus, saved);
    };
    do {
      revert();
      await this.#named(cancelled);
      revert();
      await this.#bringUpToDate(corpus, cancelled, revert);
      revert();
    } while (corpus.entities.waiting.size > 0 && !cancelled());
    const index = this.#indexes.get(root) ?? new RootIndex();
    this.#indexes.set(root, index);
    const { broken } = this.#users;
    if (broken !== undefined) return { ...NO_PAGES, held: `${userFileName(broken)} can't be read; the index is left alone until it is mended` };
    if (cancelled()) return NO_PAGES;
    const config = this.#users.configOf(root);
    const { changes: annotated } = this.#sidecars;
    const annotations = { revision: annotated.revision, since: (revision: number) => annotated.since(revision), count: (uri: string) => this.#sidecars.count(uri, saved) };
    index.update(corpus, { folder: this.#folder, root, maxLines, config, ...(config.index.columns.includes('annotations') ? { annotations } : {}) });
    const { state } = index;
    const changes = since === undefined ? undefined : index.changesSince(since);
    if (!changes) return { ...NO_PAGES, state, whole: true, pages: [...index.pages()] };
    const others = suspect.filter((path) => !changes.write.has(path)).map((path) => [path, index.page(path)] as const);
    return {
      state,
      whole: false,
      pages: [...changes.write],
      unchanged: others.flatMap(([path, block]) => (block === undefined ? [] : [[path, block] as const])),
      removed: [...changes.remove, ...others.flatMap(([path, block]) => (block === undefined ? [path] : []))],
    };
  }

  indexPage(root: string, path: string): string | undefined {
    return this.#indexes.get(root)?.page(path);
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

  async #bringUpToDate(corpus: Corpus, cancelled: () => boolean, again?: () => void): Promise<void> {
    let since = Date.now();
    const total = corpus.size;
    let done = 0;
    for (let round = corpus.waiting(); round.length > 0 && !cancelled(); round = corpus.waiting()) {
      for (const uri of round) {
        corpus.row(uri);
        done++;
        if (Date.now() - since < SLICE_MS) continue;
        if (round.length > READS_AT_ONCE) this.#tellProgress(Math.min(done, total - 1), total);
        await this.#platform.giveWay();
        again?.();
        since = Date.now();
        if (cancelled()) return;
      }
    }
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

async function loadData(platform: Platform): Promise<{ pack: Pack; model: LineModel; gazetteer: Gazetteer }> {
  const texts = await Promise.all(PACKS.map(async (name) => new TextDecoder().decode(await platform.asset(name))));
  const model = loadLineModel(await platform.asset(LINE_MODEL));
  return { pack: joinPacks(texts.map(parsePack)), model, gazetteer: loadGazetteer(await platform.asset(GAZETTEER)) };
}

function ignore(): void {
  // A corpus whose data files are missing has failed every request already.
}
